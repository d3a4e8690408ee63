import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ChoicesField } from "#web/fields/ChoicesField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { Changes } from "#web/staff/admin/Changes.tsx";
import { RecordForm } from "#web/staff/admin/RecordForm.tsx";
import { useEdit } from "#web/staff/admin/use-edit.ts";
import { usePicked } from "#web/staff/admin/use-picked.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { WordsField } from "#web/staff/admin/WordsField.tsx";
import { call } from "#web/staff/client/call.ts";
import { queries } from "#web/staff/client/queries.ts";
import { useMay } from "#web/staff/session/me.ts";
import { useSay } from "#web/words/language.ts";
import { skillOperations as operations, type SkillView } from "../contract.ts";

export const skillsSaved = () =>
  Promise.all(["skills", "case", "register-changes"].map((key) => queries.invalidateQueries({ queryKey: [key] })));

const asChoice = ({ id, name }: { id: string; name: string }) => ({ value: id, title: name });

/** One skill: its name, and what calls for it. */
export function SkillRecord({ skill }: { skill: SkillView | null }) {
  const { t } = useTranslation("duty");
  const { t: ta } = useTranslation("admin");
  const say = useSay();
  const navigate = useNavigate();
  const saving = useSave();
  const mayChange = useMay()("register.manage");
  const services = usePicked("service").all.map(asChoice);
  const categories = usePicked("category").all.map(asChoice);
  const { values, set, difference, isChanged, undo } = useEdit({
    key: skill?.key ?? "",
    name: skill?.name ?? { zh: "", en: "" },
    serviceIds: skill?.serviceIds ?? [],
    categoryIds: skill?.categoryIds ?? [],
  });
  const save = () =>
    saving.run(async () => {
      if (skill) {
        await call(operations.change, { params: { id: skill.id }, body: difference }, { ifMatch: skill.version });
        await skillsSaved();
      } else {
        const { id } = await call(operations.create, { body: values });
        await skillsSaved();
        await navigate({ to: `/admin/skills/${id}` });
      }
    });
  const archive = (one: SkillView) =>
    saving.run(async () => {
      await call(
        operations.change,
        { params: { id: one.id }, body: { isArchived: !one.isArchived } },
        { ifMatch: one.version },
      );
      await skillsSaved();
    });
  return (
    <RecordForm
      title={skill ? say(skill.name) : t("skills.new")}
      lead={skill ? t("skills.usedIn", { count: skill.usedIn }) : t("skills.lead")}
      acts={
        skill &&
        mayChange && (
          <Act small quiet busy={saving.busy} onAct={() => void archive(skill)}>
            {ta(skill.isArchived ? "restore" : "archive")}
          </Act>
        )
      }
      saving={saving}
      isChanged={isChanged}
      onSave={mayChange ? () => void save() : undefined}
      onUndo={undo}
      onReload={() => void skillsSaved()}
      after={skill && <Changes register="skills" record={skill.id} />}
    >
      <div className="fields">
        {!skill && (
          <Field title={t("skills.key")} required error={saving.errorOf("key")}>
            <TextField mono value={values.key} maxLength={60} onChange={(key) => set({ key })} />
          </Field>
        )}
        <WordsField
          title={t("skills.name")}
          value={values.name}
          onChange={(name) => set({ name })}
          error={saving.errorOf("name")}
        />
        <Field title={t("skills.services")} wide error={saving.errorOf("serviceIds")}>
          <ChoicesField value={values.serviceIds} choices={services} onChange={(serviceIds) => set({ serviceIds })} />
        </Field>
        <Field title={t("skills.categories")} wide error={saving.errorOf("categoryIds")}>
          <ChoicesField
            value={values.categoryIds}
            choices={categories}
            onChange={(categoryIds) => set({ categoryIds })}
          />
        </Field>
      </div>
    </RecordForm>
  );
}
