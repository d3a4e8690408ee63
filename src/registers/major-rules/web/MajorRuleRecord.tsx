import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { NumberField } from "#web/fields/NumberField.tsx";
import { SegmentField } from "#web/fields/SegmentField.tsx";
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
import { type MajorRuleView, majorRuleOperations as operations } from "../contract.ts";

const saved = () =>
  Promise.all(["major-rules", "register-changes"].map((key) => queries.invalidateQueries({ queryKey: [key] })));

const priorities = ["1", "2", "3", "4"] as const;
const usual = { priority: 2, cases: 3, customers: 2, withinMinutes: 30, declares: false };

const asChoice = ({ id, name }: { id: string; name: string }) => ({ value: id, title: name });

/** One rule: which incidents it looks at, how many make a major one, and what happens then. */
export function MajorRuleRecord({ rule }: { rule: MajorRuleView | null }) {
  const { t } = useTranslation("majorRules");
  const { t: ta } = useTranslation("admin");
  const { t: tc } = useTranslation("cases");
  const say = useSay();
  const navigate = useNavigate();
  const saving = useSave();
  const mayChange = useMay()("register.manage");
  const services = usePicked("service").all.map(asChoice);
  const categories = usePicked("category").all.map(asChoice);
  const { values, set, difference, isChanged, undo } = useEdit({
    name: rule?.name ?? { zh: "", en: "" },
    serviceId: rule?.serviceId ?? null,
    categoryId: rule?.categoryId ?? null,
    priority: rule?.priority ?? usual.priority,
    cases: (rule?.cases ?? usual.cases) as number | null,
    customers: (rule?.customers ?? usual.customers) as number | null,
    withinMinutes: (rule?.withinMinutes ?? usual.withinMinutes) as number | null,
    declares: rule?.declares ?? usual.declares,
  });
  const numbers = {
    cases: values.cases ?? 0,
    customers: values.customers ?? 0,
    withinMinutes: values.withinMinutes ?? 0,
  };
  const save = () =>
    saving.run(async () => {
      if (rule) {
        const body = Object.fromEntries(
          Object.keys(difference).map((key) => [key, { ...values, ...numbers }[key as keyof typeof values]]),
        );
        await call(operations.change, { params: { id: rule.id }, body }, { ifMatch: rule.version });
        await saved();
      } else {
        const { id } = await call(operations.create, { body: { ...values, ...numbers } });
        await saved();
        await navigate({ to: `/admin/major-rules/${id}` });
      }
    });
  const archive = (one: MajorRuleView) =>
    saving.run(async () => {
      await call(one.archivedAt === null ? operations.archive : operations.restore, { params: { id: one.id } });
      await saved();
    });
  const count = (key: "cases" | "customers" | "withinMinutes", max: number) => (
    <Field title={t(`field.${key}`)} required error={saving.errorOf(key)}>
      <NumberField value={values[key]} min={1} max={max} onChange={(value) => set({ [key]: value })} />
    </Field>
  );
  return (
    <RecordForm
      title={rule ? say(rule.name) : t("new")}
      lead={t("lead")}
      acts={
        rule &&
        mayChange && (
          <Act small quiet busy={saving.busy} onAct={() => void archive(rule)}>
            {ta(rule.archivedAt === null ? "archive" : "restore")}
          </Act>
        )
      }
      saving={saving}
      isChanged={isChanged}
      onSave={mayChange ? () => void save() : undefined}
      onUndo={undo}
      onReload={() => void saved()}
      after={rule && <Changes register="major-rules" record={rule.id} />}
    >
      <div className="fields">
        <WordsField
          title={t("field.name")}
          value={values.name}
          onChange={(name) => set({ name })}
          error={saving.errorOf("name")}
        />
        <Field title={t("field.service")} error={saving.errorOf("serviceId")}>
          <ChoiceField
            value={values.serviceId}
            clearable
            placeholder={t("anyService")}
            choices={services}
            onChange={(serviceId) => set({ serviceId })}
          />
        </Field>
        <Field title={t("field.category")} error={saving.errorOf("categoryId")}>
          <ChoiceField
            value={values.categoryId}
            clearable
            placeholder={t("anyCategory")}
            choices={categories}
            onChange={(categoryId) => set({ categoryId })}
          />
        </Field>
        <Field title={t("field.priority")} hint={t("priorityHint")} error={saving.errorOf("priority")}>
          <SegmentField
            value={String(values.priority)}
            choices={priorities.map((one) => ({ value: one, title: tc(`priority.${one}`) }))}
            onChange={(priority) => set({ priority: Number(priority) })}
          />
        </Field>
        {count("cases", 1000)}
        {count("customers", 1000)}
        {count("withinMinutes", 10_080)}
        <Field title={t("field.declares")} hint={t("declaresHint")}>
          <SegmentField
            value={String(values.declares)}
            choices={[
              { value: "false", title: t("proposes") },
              { value: "true", title: t("declares") },
            ]}
            onChange={(declares) => set({ declares: declares === "true" })}
          />
        </Field>
      </div>
    </RecordForm>
  );
}
