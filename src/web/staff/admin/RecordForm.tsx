import { useTranslation } from "react-i18next";
import { Act } from "../../kit/Act.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { ProblemError } from "../client/problem.ts";
import { useProblemWords } from "../client/problem-words.ts";
import type { Saving } from "./use-save.ts";

type Props = {
  title: string;
  lead?: React.ReactNode;
  /** Acts on the record as a whole: archive, restore. */
  acts?: React.ReactNode;
  saving: Saving;
  isChanged: boolean;
  /** Absent: this person may only read. */
  onSave?: () => void;
  /** Absent: there is nothing to fill in, for nobody. */
  onUndo?: () => void;
  saveWord?: string;
  /** Fetches the record again, after somebody else has changed it. */
  onReload?: () => void;
  children: React.ReactNode;
  /** Below the fields: members, history. */
  after?: React.ReactNode;
};

/** A record of a register: its fields, saved together. What was typed stays until it is saved or taken back. */
export function RecordForm(props: Props) {
  const { title, lead, acts, saving, isChanged, onSave, onUndo, saveWord, onReload, children, after } = props;
  const { t } = useTranslation("admin");
  const words = useProblemWords();
  const isStale = saving.failure instanceof ProblemError && saving.failure.kind === "conflict";
  return (
    <div className="admin-record scroll">
      <header>
        <div className="row">
          <h1>{title}</h1>
          <span className="space" />
          {acts}
        </div>
        {lead && <p className="text2">{lead}</p>}
      </header>
      {onUndo && !onSave && <p className="read-only small">{t("readOnly")}</p>}
      {onUndo ? (
        <fieldset className="bare" disabled={!onSave}>
          {children}
        </fieldset>
      ) : (
        children
      )}
      {saving.failure !== undefined && (
        <ErrorLine
          happened={isStale ? t("changedMeanwhile") : words(saving.failure)}
          act={
            isStale && onReload ? (
              <Act small onAct={onReload}>
                {t("reload")}
              </Act>
            ) : undefined
          }
        />
      )}
      {onSave && onUndo && (isChanged || saving.busy) && (
        <div className="save-bar">
          <Act filled keys="mod+enter" busy={saving.busy} onAct={onSave}>
            {saveWord ?? t("save")}
          </Act>
          <Act quiet disabled={saving.busy} onAct={onUndo}>
            {t("undoChanges")}
          </Act>
          <span className="small text3">{t("unsaved")}</span>
        </div>
      )}
      {after}
    </div>
  );
}
