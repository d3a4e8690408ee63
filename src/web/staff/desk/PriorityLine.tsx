import { useTranslation } from "react-i18next";
import type { Words } from "#kernel/words/words.ts";
import { SegmentField } from "../../fields/SegmentField.tsx";
import { TextField } from "../../fields/TextField.tsx";
import { Act } from "../../kit/Act.tsx";
import { PriorityMark } from "../../kit/PriorityMark.tsx";
import { useSay } from "../../words/language.ts";
import { DeskField } from "./DeskField.tsx";
import type { DeskDraft } from "./draft.ts";
import { useDeskRegisters } from "./registers.ts";
import { matrixPriority } from "./rules.ts";

type Props = {
  draft: DeskDraft;
  change: (part: Partial<DeskDraft>) => void;
  errorOf: (key: string) => string | undefined;
};
const words = ["priority.1", "priority.2", "priority.3", "priority.4"] as const;

/** Impact × urgency = priority by the matrix; another one needs a reason (D5). */
export function PriorityLine({ draft, change, errorOf }: Props) {
  const { t } = useTranslation("desk");
  const say = useSay();
  const matrix = useDeskRegisters().useMatrix();
  // Least first, as people climb: 一人, 一个部门, 全单位.
  const choicesOf = (degrees: readonly { value: number; name: Words }[] | undefined) =>
    (degrees ?? [])
      .toSorted((a, b) => b.value - a.value)
      .map(({ value, name }) => ({ value: String(value), title: say(name) }));
  const byMatrix = matrixPriority(matrix, draft.impact, draft.urgency);
  return (
    <div className="wide priority-line">
      <DeskField name="impact" title={t("priority.impact")} keys="alt+i" error={errorOf("impact")} required>
        <SegmentField
          label={t("priority.impact")}
          value={draft.impact}
          choices={choicesOf(matrix?.impacts)}
          onChange={(impact) => change({ impact })}
        />
      </DeskField>
      <span className="sign" aria-hidden="true">
        ×
      </span>
      <DeskField name="urgency" title={t("priority.urgency")} keys="alt+j" error={errorOf("urgency")} required>
        <SegmentField
          label={t("priority.urgency")}
          value={draft.urgency}
          choices={choicesOf(matrix?.urgencies)}
          onChange={(urgency) => change({ urgency })}
        />
      </DeskField>
      <span className="sign" aria-hidden="true">
        ＝
      </span>
      <div className="desk-field">
        <div className="field">
          <div className="label">
            <span>{t("priority.title")}</span>
            {(draft.priority ?? byMatrix) !== null && (
              <span className="source">{t(draft.priority === null ? "source.matrix" : "source.changed")}</span>
            )}
          </div>
          <div className="row result">
            {(draft.priority ?? byMatrix) === null ? (
              <span className="text3">{t("priority.pending")}</span>
            ) : (
              <PriorityMark priority={draft.priority ?? byMatrix ?? 3} />
            )}
            {draft.priority === null ? (
              <Act small quiet onAct={() => change({ priority: byMatrix ?? 3 })}>
                {t("priority.change")}
              </Act>
            ) : (
              <Act small quiet onAct={() => change({ priority: null, priorityReason: "" })}>
                {t("priority.asMatrix")}
              </Act>
            )}
          </div>
        </div>
      </div>
      {draft.priority !== null && (
        <div className="override">
          <SegmentField
            label={t("priority.title")}
            value={String(draft.priority)}
            choices={words.map((word, at) => ({ value: String(at + 1), title: t(word) }))}
            onChange={(priority) => change({ priority: Number(priority) })}
          />
          <DeskField name="priorityReason" title={t("priority.reason")} error={errorOf("priorityReason")} required>
            <TextField
              value={draft.priorityReason}
              maxLength={300}
              onChange={(priorityReason) => change({ priorityReason })}
            />
          </DeskField>
        </div>
      )}
    </div>
  );
}
