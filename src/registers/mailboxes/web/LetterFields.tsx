import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { LongTextField } from "#web/fields/LongTextField.tsx";
import { SegmentField } from "#web/fields/SegmentField.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { WordsField } from "#web/staff/admin/WordsField.tsx";
import { teamsQuery } from "#web/staff/client/lookups.ts";
import { useSay } from "#web/words/language.ts";
import type { EditedMailbox } from "./edited.ts";

type Props = {
  values: EditedMailbox;
  set: (part: Partial<EditedMailbox>) => void;
  errorOf: (path: string) => string | undefined;
  processes: readonly { key: string; title: { zh: string; en: string } }[];
};

/** What the mailbox is called, what becomes of a letter, and whose letters are taken. */
export function LetterFields({ values, set, errorOf, processes }: Props) {
  const { t } = useTranslation("mailboxes");
  const say = useSay();
  const teams = (useQuery(teamsQuery).data?.items ?? []).filter(({ line }) => line === 1);
  return (
    <div className="fields">
      <WordsField title={t("name")} value={values.name} onChange={(name) => set({ name })} error={errorOf("name")} />
      <Field title={t("address")} required error={errorOf("address")}>
        <TextField type="email" mono value={values.address} maxLength={254} onChange={(address) => set({ address })} />
      </Field>
      <Field title={t("senderName")} hint={t("senderNameHint")} required error={errorOf("senderName")}>
        <TextField value={values.senderName} maxLength={100} onChange={(senderName) => set({ senderName })} />
      </Field>
      <Field title={t("process")} required error={errorOf("process")}>
        <ChoiceField
          value={values.process}
          choices={processes.map(({ key, title }) => ({ value: key, title: say(title) }))}
          onChange={(process) => set({ process })}
        />
      </Field>
      <Field title={t("team")} error={errorOf("teamId")}>
        <ChoiceField
          value={values.teamId}
          clearable
          placeholder={t("wholeDesk")}
          choices={teams.map(({ id, name }) => ({ value: id, title: say(name) }))}
          onChange={(teamId) => set({ teamId })}
        />
      </Field>
      <Field title={t("language")} hint={t("languageHint")}>
        <SegmentField
          value={values.language}
          choices={[
            { value: "zh", title: "中文" },
            { value: "en", title: "English" },
          ]}
          onChange={(language) => set({ language: language as EditedMailbox["language"] })}
        />
      </Field>
      <Field title={t("accepts")} hint={values.accepts === "known" ? t("knownHint") : undefined}>
        <SegmentField
          value={values.accepts}
          choices={(["anyone", "known"] as const).map((value) => ({ value, title: t(`accept.${value}`) }))}
          onChange={(accepts) => set({ accepts: accepts as EditedMailbox["accepts"] })}
        />
      </Field>
      <Field title={t("knownSenders")} hint={t("knownSendersHint")} wide error={errorOf("knownSenders")}>
        <LongTextField
          rows={2}
          value={values.knownSenders}
          placeholder={"@partner.example"}
          onChange={(knownSenders) => set({ knownSenders })}
        />
      </Field>
    </div>
  );
}
