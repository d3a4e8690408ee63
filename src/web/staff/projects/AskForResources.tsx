import { useState } from "react";
import { useTranslation } from "react-i18next";
import { resourceOperations } from "#kernel/process/resources/contract.ts";
import { Field } from "../../fields/Field.tsx";
import { LongTextField } from "../../fields/LongTextField.tsx";
import { useSave } from "../admin/use-save.ts";
import type { CaseToolPanelProps } from "../case/case-tools.ts";
import { call } from "../client/call.ts";
import { RelateSheet } from "../relate/RelateSheet.tsx";
import { useRefreshCases } from "../relate/refresh.ts";

/** Asks the head of the department that has the case for resources (D26). */
export default function AskForResources({ view, onClose }: CaseToolPanelProps) {
  const { t } = useTranslation("projects");
  const saving = useSave();
  const refresh = useRefreshCases();
  const [wanted, setWanted] = useState("");
  const ask = async () => {
    const done = await saving.run(async () => {
      await call(resourceOperations.ask, { params: { number: view.number }, body: { wanted: wanted.trim() } });
      await refresh();
    });
    if (done) onClose();
  };
  return (
    <RelateSheet
      title={t("ask.title")}
      about={t("ask.about")}
      does={t("ask.do")}
      isReady={wanted.trim() !== ""}
      saving={saving}
      onDo={() => void ask()}
      onClose={onClose}
    >
      <Field title={t("ask.wanted")} required error={saving.errorOf("wanted")}>
        <LongTextField value={wanted} onChange={setWanted} />
      </Field>
    </RelateSheet>
  );
}
