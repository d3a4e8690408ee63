import { useTranslation } from "react-i18next";
import { Act } from "../../kit/Act.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { Sheet } from "../../kit/Sheet.tsx";
import type { Saving } from "../admin/use-save.ts";
import { useProblemWords } from "../client/problem-words.ts";
import "./relate.css";

type Props = {
  title: string;
  about?: string;
  /** The verb of the one filled button. */
  does: string;
  isReady: boolean;
  saving: Saving;
  onDo: () => void;
  onClose: () => void;
  children?: React.ReactNode;
};

/** A dialog for one act upon several cases: what it is, what is chosen, what it will do, the act. */
export function RelateSheet({ title, about, does, isReady, saving, onDo, onClose, children }: Props) {
  const { t } = useTranslation("relate");
  const words = useProblemWords();
  return (
    <Sheet label={title} onClose={onClose} width={560}>
      <div className="relate-sheet">
        <h2>{title}</h2>
        {about && <p className="text2">{about}</p>}
        {children}
        {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
        <div className="row">
          <Act filled keys="mod+enter" disabled={!isReady} busy={saving.busy} onAct={onDo}>
            {does}
          </Act>
          <Act quiet onAct={onClose}>
            {t("cancel")}
          </Act>
        </div>
      </div>
    </Sheet>
  );
}
