import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { LongTextField } from "#web/fields/LongTextField.tsx";
import { SegmentField } from "#web/fields/SegmentField.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { Changes } from "#web/staff/admin/Changes.tsx";
import { RecordForm } from "#web/staff/admin/RecordForm.tsx";
import { useEdit } from "#web/staff/admin/use-edit.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { WordsField } from "#web/staff/admin/WordsField.tsx";
import { call } from "#web/staff/client/call.ts";
import { queries } from "#web/staff/client/queries.ts";
import { useSay } from "#web/words/language.ts";
import { type MailboxView, mailboxOperations as operations } from "../contract.ts";
import { Probe } from "./Probe.tsx";
import { imapPort, presets } from "./presets.ts";
import { ServerFields } from "./ServerFields.tsx";
import { asFetched, asSent, asServer } from "./servers.ts";
import "./mailboxes.css";

const saved = () =>
  Promise.all(["mailboxes", "register-changes"].map((key) => queries.invalidateQueries({ queryKey: [key] })));

/** One mailbox: whose it is, where letters are fetched, how answers go out, and whether both work. */
export function MailboxRecord({ mailbox }: { mailbox: MailboxView | null }) {
  const { t } = useTranslation("mail");
  const { t: ta } = useTranslation("admin");
  const say = useSay();
  const navigate = useNavigate();
  const saving = useSave();
  const { values, set, isChanged, undo } = useEdit({
    name: mailbox?.name ?? { zh: "", en: "" },
    address: mailbox?.address ?? "",
    senderName: mailbox?.senderName ?? "",
    language: mailbox?.language ?? ("zh" as const),
    accepts: mailbox?.accepts ?? ("anyone" as const),
    knownSenders: (mailbox?.knownSenders ?? []).join("\n"),
    incoming: asServer(mailbox?.incoming ?? null, "incoming"),
    outgoing: asServer(mailbox?.outgoing ?? null, "outgoing"),
  });
  const { incoming, outgoing } = values;
  const body = () => ({
    ...values,
    teamId: mailbox?.teamId ?? null,
    process: mailbox?.process ?? "incident",
    knownSenders: values.knownSenders.split(/[\s,;，；]+/).filter((one) => one !== ""),
    incoming: asFetched(incoming),
    outgoing: asSent(outgoing),
  });
  const save = () =>
    saving.run(async () => {
      if (mailbox) {
        await call(operations.change, { params: { id: mailbox.id }, body: body() }, { ifMatch: mailbox.version });
        await saved();
      } else {
        const { id } = await call(operations.create, { body: body() });
        await saved();
        await navigate({ to: `/admin/mailboxes/${id}` });
      }
    });
  const archive = (one: MailboxView) =>
    saving.run(async () => {
      await call(one.archivedAt === null ? operations.archive : operations.restore, { params: { id: one.id } });
      await saved();
    });
  const take = (key: string | null) => {
    const preset = presets.find((one) => one.key === key);
    if (!preset) return;
    const same = { security: "tls" as const, user: values.address, hasPassword: false };
    set({
      incoming: { ...incoming, ...same, host: preset.incoming, port: imapPort },
      outgoing: { ...outgoing, ...same, host: preset.outgoing, port: preset.port },
    });
  };
  return (
    <RecordForm
      title={mailbox ? say(mailbox.name) : t("mailbox.new")}
      lead={t("mailbox.lead")}
      acts={
        mailbox && (
          <Act small quiet busy={saving.busy} onAct={() => void archive(mailbox)}>
            {ta(mailbox.archivedAt === null ? "archive" : "restore")}
          </Act>
        )
      }
      saving={saving}
      isChanged={isChanged}
      onSave={() => void save()}
      onUndo={undo}
      onReload={() => void saved()}
      after={mailbox && <Changes register="mailboxes" record={mailbox.id} />}
    >
      <div className="fields">
        <WordsField
          title={t("mailbox.name")}
          value={values.name}
          onChange={(name) => set({ name })}
          error={saving.errorOf("name")}
        />
        <Field title={t("mailbox.address")} required error={saving.errorOf("address")}>
          <TextField
            type="email"
            mono
            value={values.address}
            maxLength={254}
            onChange={(address) => set({ address })}
          />
        </Field>
        <Field
          title={t("mailbox.senderName")}
          hint={t("mailbox.senderNameHint")}
          required
          error={saving.errorOf("senderName")}
        >
          <TextField value={values.senderName} maxLength={100} onChange={(senderName) => set({ senderName })} />
        </Field>
        <Field title={t("mailbox.language")} hint={t("mailbox.languageHint")}>
          <SegmentField
            value={values.language}
            choices={[
              { value: "zh", title: "中文" },
              { value: "en", title: "English" },
            ]}
            onChange={(language) => set({ language: language as "zh" | "en" })}
          />
        </Field>
        <Field title={t("mailbox.accepts")} hint={t(`mailbox.${values.accepts}Hint`)}>
          <SegmentField
            value={values.accepts}
            choices={(["anyone", "known"] as const).map((one) => ({ value: one, title: t(`mailbox.${one}`) }))}
            onChange={(accepts) => set({ accepts: accepts as "anyone" | "known" })}
          />
        </Field>
        <Field
          title={t("mailbox.knownSenders")}
          hint={t("mailbox.knownSendersHint")}
          error={saving.errorOf("knownSenders")}
        >
          <LongTextField rows={2} value={values.knownSenders} onChange={(knownSenders) => set({ knownSenders })} />
        </Field>
        <Field title={t("mailbox.preset")}>
          <ChoiceField
            value={null}
            placeholder={t("mailbox.presetHint")}
            choices={presets.map(({ key, title }) => ({ value: key, title }))}
            onChange={take}
          />
        </Field>
      </div>
      <h2>{t("mailbox.incoming")}</h2>
      <ServerFields
        direction="incoming"
        server={incoming}
        errorOf={saving.errorOf}
        onChange={(next) => set({ incoming: next })}
      />
      <h2>{t("mailbox.outgoing")}</h2>
      <ServerFields
        direction="outgoing"
        server={outgoing}
        errorOf={saving.errorOf}
        onChange={(next) => set({ outgoing: next })}
      />
      <Probe mailboxId={mailbox?.id} incoming={incoming} outgoing={outgoing} />
    </RecordForm>
  );
}
