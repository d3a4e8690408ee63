import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { ChoicesField } from "#web/fields/ChoicesField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { OrganisationField } from "#web/fields/OrganisationField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { Changes } from "#web/staff/admin/Changes.tsx";
import { RecordForm } from "#web/staff/admin/RecordForm.tsx";
import { useEdit } from "#web/staff/admin/use-edit.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { findOrganisations } from "#web/staff/client/lookups.ts";
import { useMay } from "#web/staff/session/me.ts";
import { useLanguage, useSay } from "#web/words/language.ts";
import { skillOperations as operations, type SheetView, type SkillView } from "../contract.ts";
import { skillsSaved } from "./SkillRecord.tsx";

const languages = ["zh", "en", "ja", "ko", "fr", "de", "es", "ru", "yue"] as const;
const levels = ["1", "2", "3", "4"] as const;
const familiarities = ["1", "2", "3"] as const;

/** What one person can do: skills by level, languages, customers whose house they know. */
export function Sheet({ sheet, skills }: { sheet: SheetView; skills: readonly SkillView[] }) {
  const { t } = useTranslation("duty");
  const say = useSay();
  const saving = useSave();
  const mayPlan = useMay()("duty.plan") && sheet.mayChange;
  const names = new Intl.DisplayNames(useLanguage(), { type: "language" });
  const { values, set, isChanged, undo } = useEdit({
    skills: sheet.skills,
    languages: sheet.languages,
    customers: sheet.customers,
  });
  const [adding, setAdding] = useState(0);
  const levelOf = (skillId: string) => values.skills.find((one) => one.skillId === skillId)?.level;
  const setLevel = (skillId: string, level: string | null) =>
    set({
      skills: [
        ...values.skills.filter((one) => one.skillId !== skillId),
        ...(level === null ? [] : [{ skillId, level: Number(level) }]),
      ],
    });
  const save = () =>
    saving.run(async () => {
      const customers = values.customers.map(({ organisationId, level }) => ({ organisationId, level }));
      await call(
        operations.setSheet,
        { params: { id: sheet.person.id }, body: { ...values, customers } },
        { ifMatch: sheet.version },
      );
      await skillsSaved();
    });
  return (
    <RecordForm
      title={t("skills.sheet", { name: sheet.person.name })}
      lead={t("skills.lead")}
      saving={saving}
      isChanged={isChanged}
      onSave={mayPlan ? () => void save() : undefined}
      onUndo={undo}
      onReload={() => void skillsSaved()}
      after={<Changes register="skill-sheets" record={sheet.person.id} />}
    >
      <div className="fields">
        {skills
          .filter(({ id, isArchived }) => !isArchived || levelOf(id) !== undefined)
          .map((skill) => (
            <Field key={skill.id} title={say(skill.name)}>
              <ChoiceField
                value={levelOf(skill.id)?.toString() ?? null}
                clearable
                placeholder={t("skills.none")}
                choices={levels.map((value) => ({ value, title: t(`skills.levels.${value}`) }))}
                onChange={(level) => setLevel(skill.id, level)}
              />
            </Field>
          ))}
        <Field title={t("skills.languages")} wide error={saving.errorOf("languages")}>
          <ChoicesField
            value={values.languages}
            choices={languages.map((value) => ({ value, title: names.of(value) ?? value }))}
            onChange={(next) => set({ languages: next })}
          />
        </Field>
      </div>
      <h2>{t("skills.customers")}</h2>
      <ul className="swaps">
        {values.customers.map((customer) => (
          <li key={customer.organisationId} className="row">
            <span>{customer.name}</span>
            <span className="space" />
            <ChoiceField
              value={String(customer.level)}
              choices={familiarities.map((value) => ({ value, title: t(`skills.familiar.${value}`) }))}
              onChange={(level) =>
                set({
                  customers: values.customers.map((one) =>
                    one.organisationId === customer.organisationId ? { ...one, level: Number(level ?? 1) } : one,
                  ),
                })
              }
            />
            <Act
              small
              quiet
              onAct={() =>
                set({ customers: values.customers.filter((one) => one.organisationId !== customer.organisationId) })
              }
            >
              {t("skills.remove")}
            </Act>
          </li>
        ))}
      </ul>
      <Field title={t("skills.addCustomer")} error={saving.errorOf("customers")}>
        <OrganisationField
          key={adding}
          value={null}
          find={findOrganisations}
          onChange={(one) => {
            if (one === null || values.customers.some(({ organisationId }) => organisationId === one.id)) return;
            set({ customers: [...values.customers, { organisationId: one.id, name: one.name, level: 1 }] });
            setAdding(adding + 1);
          }}
        />
      </Field>
    </RecordForm>
  );
}
