import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "#web/fields/Field.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { useSave } from "#web/staff/admin/use-save.ts";
import type { CaseToolPanelProps } from "#web/staff/case/case-tools.ts";
import { call } from "#web/staff/client/call.ts";
import { RelateSheet } from "#web/staff/relate/RelateSheet.tsx";
import { useRefreshCases } from "#web/staff/relate/refresh.ts";
import { problemOperations } from "../contract.ts";

/** Makes a problem record of one case (D26); opens it. */
export default function MakeProblem({ view, onClose }: CaseToolPanelProps) {
  const { t } = useTranslation("problems");
  const saving = useSave();
  const refresh = useRefreshCases();
  const navigate = useNavigate();
  const [subject, setSubject] = useState(view.subject);
  const make = async () => {
    let made = "";
    const done = await saving.run(async () => {
      const body = { subject: subject.trim() };
      made = (await call(problemOperations.makeOfCase, { params: { number: view.number }, body })).number;
      await refresh();
    });
    if (!done) return;
    onClose();
    void navigate({ to: `/cases/${made}` });
  };
  return (
    <RelateSheet
      title={t("make")}
      about={t("makeAbout")}
      does={t("make")}
      isReady={subject.trim() !== ""}
      saving={saving}
      onDo={() => void make()}
      onClose={onClose}
    >
      <Field title={t("subject")} required error={saving.errorOf("subject")}>
        <TextField value={subject} onChange={setSubject} maxLength={300} autoFocus />
      </Field>
    </RelateSheet>
  );
}
