import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { ChoicesField } from "#web/fields/ChoicesField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { LongTextField } from "#web/fields/LongTextField.tsx";
import { NumberField } from "#web/fields/NumberField.tsx";
import { SegmentField } from "#web/fields/SegmentField.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { usePicked } from "#web/staff/admin/use-picked.ts";
import { WordsField } from "#web/staff/admin/WordsField.tsx";
import type { CreateItem } from "../contract.ts";
import type { Editing } from "./empty-item.ts";

const groups = ["repair", "maintenance", "upgrade", "accounts", "equipment", "information"] as const;
const icons = ["wrench", "shield", "arrow-up", "key", "monitor", "printer", "help", "box"] as const;
const roles = ["customer", "customer-representative"] as const;

/** What an item is called, who may ask for it and who fulfils it. */
export function ItemFields({ values, set, errorOf, isNew }: Editing & { isNew: boolean }) {
  const { t } = useTranslation("catalogue");
  const { t: ta } = useTranslation("admin");
  const services = usePicked("service");
  const teams = usePicked("every-team");
  const organisations = usePicked("customer");
  const asChoices = (picked: ReturnType<typeof usePicked>) =>
    picked.all.map(({ id, name, detail }) => ({ value: id, title: [name, detail].filter(Boolean).join(" · ") }));
  return (
    <div className="fields">
      {isNew && (
        <Field title={ta("key")} hint={ta("keyHint")} required error={errorOf("key")}>
          <TextField mono value={values.key} maxLength={60} onChange={(key) => set({ key })} />
        </Field>
      )}
      <Field title={t("admin.group")}>
        <ChoiceField
          value={values.group}
          choices={groups.map((group) => ({ value: group, title: t(`group.${group}`) }))}
          onChange={(group) => set({ group: (group ?? "repair") as CreateItem["group"] })}
        />
      </Field>
      <WordsField
        title={t("admin.name")}
        value={values.name}
        onChange={(name) => set({ name })}
        error={errorOf("name")}
      />
      <LongWords
        title={t("admin.description")}
        value={values.description}
        onChange={(description) => set({ description })}
      />
      <LongWords title={t("admin.help")} value={values.help} onChange={(help) => set({ help })} />
      <Field title={t("admin.icon")}>
        <ChoiceField
          value={values.icon}
          choices={icons.map((icon) => ({ value: icon, title: t(`icon.${icon}`) }))}
          onChange={(icon) => set({ icon: (icon ?? "box") as CreateItem["icon"] })}
        />
      </Field>
      <Field title={t("admin.position")} hint={t("admin.positionHint")}>
        <NumberField value={values.position} min={0} onChange={(position) => set({ position: position ?? 0 })} />
      </Field>
      <Field title={t("admin.service")} error={errorOf("serviceId")}>
        <ChoiceField
          value={values.serviceId}
          clearable
          choices={asChoices(services)}
          onChange={(serviceId) => set({ serviceId })}
        />
      </Field>
      <Field title={t("admin.usual")}>
        <NumberField
          value={values.usualHours}
          min={1}
          unit={t("admin.hours")}
          onChange={(usualHours) => set({ usualHours })}
        />
      </Field>
      <Field title={t("admin.priority")}>
        <SegmentField
          value={String(values.priority)}
          choices={(["1", "2", "3", "4"] as const).map((value) => ({ value, title: t(`priority.${value}`) }))}
          onChange={(priority) => set({ priority: Number(priority) })}
        />
      </Field>
      <Field
        title={t("admin.organisations")}
        hint={t("admin.organisationsHint")}
        error={errorOf("audience.organisationIds")}
      >
        <ChoicesField
          value={values.audience.organisationIds}
          choices={asChoices(organisations)}
          onChange={(organisationIds) => set({ audience: { ...values.audience, organisationIds } })}
        />
      </Field>
      <Field title={t("admin.roles")} hint={t("admin.rolesHint")}>
        <ChoicesField
          value={values.audience.roles}
          choices={roles.map((value) => ({ value, title: t(`role.${value}`) }))}
          onChange={(chosen) =>
            set({ audience: { ...values.audience, roles: chosen as CreateItem["audience"]["roles"] } })
          }
        />
      </Field>
      <Field title={t("admin.team")} error={errorOf("teamId")}>
        <ChoiceField
          value={values.teamId}
          clearable
          choices={asChoices(teams)}
          onChange={(teamId) => set({ teamId })}
        />
      </Field>
      <Field title={t("admin.byItself")} hint={t("admin.byItselfHint")}>
        <SegmentField
          value={String(values.goesByItself)}
          choices={[
            { value: "true", title: t("yes") },
            { value: "false", title: t("no") },
          ]}
          onChange={(chosen) => set({ goesByItself: chosen === "true" })}
        />
      </Field>
    </div>
  );
}

type Words = { zh: string; en: string };

function LongWords({ title, value, onChange }: { title: string; value: Words; onChange: (value: Words) => void }) {
  const { t } = useTranslation("admin");
  return (
    <>
      <Field title={t("words.zh", { title })}>
        <LongTextField value={value.zh} maxLength={2000} rows={2} onChange={(zh) => onChange({ ...value, zh })} />
      </Field>
      <Field title={t("words.en", { title })}>
        <LongTextField value={value.en} maxLength={2000} rows={2} onChange={(en) => onChange({ ...value, en })} />
      </Field>
    </>
  );
}
