import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { relateOperations } from "#kernel/process/relate/contract.ts";
import { Field } from "../../fields/Field.tsx";
import { LongTextField } from "../../fields/LongTextField.tsx";
import { TextField } from "../../fields/TextField.tsx";
import { useSave } from "../admin/use-save.ts";
import type { CaseToolPanelProps } from "../case/case-tools.ts";
import { timelineQuery } from "../cases/ask.ts";
import { call } from "../client/call.ts";
import { RelateSheet } from "./RelateSheet.tsx";
import { useRefreshCases } from "./refresh.ts";

/** Makes a new case of words of this one (D22); opens it. */
export default function SplitCase({ view, onClose }: CaseToolPanelProps) {
  const { t } = useTranslation("relate");
  const saving = useSave();
  const refresh = useRefreshCases();
  const navigate = useNavigate();
  const { data } = useQuery(timelineQuery(view.number));
  const [subject, setSubject] = useState("");
  const [text, setText] = useState("");
  const [entries, setEntries] = useState<readonly number[]>([]);
  const said = (data ?? []).filter(({ visibility, body, isErased }) => visibility === "public" && body && !isErased);
  const split = async () => {
    let made = "";
    const done = await saving.run(async () => {
      const body = { subject: subject.trim(), text, entries: [...entries] };
      made = (await call(relateOperations.split, { params: { number: view.number }, body })).number;
      await refresh();
    });
    if (!done) return;
    onClose();
    void navigate({ to: `/cases/${made}` });
  };
  return (
    <RelateSheet
      title={t("split.title")}
      about={t("split.about")}
      does={t("split.do")}
      isReady={subject.trim() !== ""}
      saving={saving}
      onDo={() => void split()}
      onClose={onClose}
    >
      <Field title={t("split.subject")} required error={saving.errorOf("subject")}>
        <TextField value={subject} onChange={setSubject} maxLength={300} autoFocus />
      </Field>
      <Field title={t("split.text")}>
        <LongTextField value={text} onChange={setText} />
      </Field>
      {said.length > 0 && (
        <fieldset className="said">
          <legend>{t("split.entries")}</legend>
          {said.map(({ seq, body }) => (
            <Checkbox
              key={seq}
              checked={entries.includes(seq)}
              onChange={({ target }) =>
                setEntries(target.checked ? [...entries, seq] : entries.filter((one) => one !== seq))
              }
            >
              <span className="small">{body}</span>
            </Checkbox>
          ))}
        </fieldset>
      )}
    </RelateSheet>
  );
}
