import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { CaseNumber } from "../../kit/CaseNumber.tsx";
import { Icon } from "../../kit/Icon.tsx";
import type { Picked } from "./CasePick.tsx";

/** A case that was chosen, with a way to let it go again; below it what will happen to it. */
export function PickedCase({
  picked,
  onDrop,
  children,
}: {
  picked: Picked;
  onDrop: () => void;
  children?: React.ReactNode;
}) {
  const { t } = useTranslation("relate");
  return (
    <div className="picked">
      <p className="row">
        <CaseNumber number={picked.number} />
        <span className="cut">{picked.subject}</span>
        <span className="space" />
        <button type="button" aria-label={t("drop", { number: picked.number })} onClick={onDrop}>
          <Icon of={X} size={14} />
        </button>
      </p>
      {children}
    </div>
  );
}
