import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { Field } from "#web/fields/Field.tsx";
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
import { standardStepsOperations as operations, type StandardStepsView, type Step } from "../contract.ts";
import { StepFields } from "./StepFields.tsx";

// Cases ask for the list of their service anew.
const saved = () =>
  Promise.all(
    ["standard-steps", "register-changes", "case"].map((key) => queries.invalidateQueries({ queryKey: [key] })),
  );

const asChoice = ({ id, name }: { id: string; name: string }) => ({ value: id, title: name });

/** A key nobody has: what was answered on cases belongs to the step, wherever it comes to stand. */
function emptyStep(steps: readonly Step[]): Step {
  const taken = new Set(steps.map(({ key }) => key));
  let number = steps.length + 1;
  while (taken.has(`step-${number}`)) number += 1;
  return { key: `step-${number}`, title: { zh: "", en: "" } };
}

/** One list: for which cases, and what is done step by step. */
export function StandardStepsRecord({ list }: { list: StandardStepsView | null }) {
  const { t } = useTranslation("standardSteps");
  const { t: ta } = useTranslation("admin");
  const say = useSay();
  const navigate = useNavigate();
  const saving = useSave();
  const mayChange = useMay()("register.manage");
  const services = usePicked("service").all.map(asChoice);
  const categories = usePicked("category").all.map(asChoice);
  const { values, set, difference, isChanged, undo } = useEdit({
    name: list?.name ?? { zh: "", en: "" },
    serviceId: list?.serviceId ?? null,
    categoryId: list?.categoryId ?? null,
    steps: list?.steps ?? [emptyStep([])],
  });
  const { steps } = values;
  const save = () =>
    saving.run(async () => {
      if (list) {
        await call(operations.change, { params: { id: list.id }, body: difference }, { ifMatch: list.version });
        await saved();
      } else {
        const { id } = await call(operations.create, { body: values });
        await saved();
        await navigate({ to: `/admin/standard-steps/${id}` });
      }
    });
  const archive = (one: StandardStepsView) =>
    saving.run(async () => {
      await call(one.archivedAt === null ? operations.archive : operations.restore, { params: { id: one.id } });
      await saved();
    });
  const move = (from: number, to: number) => set({ steps: steps.with(from, steps[to]!).with(to, steps[from]!) });
  const place = (key: "serviceId" | "categoryId", title: string, any: string, choices: typeof services) => (
    <Field title={title} error={saving.errorOf(key)}>
      <ChoiceField
        value={values[key]}
        clearable
        placeholder={any}
        choices={choices}
        onChange={(chosen) => set({ [key]: chosen })}
      />
    </Field>
  );
  return (
    <RecordForm
      title={list ? say(list.name) : t("new")}
      lead={t("lead")}
      acts={
        list &&
        mayChange && (
          <Act small quiet busy={saving.busy} onAct={() => void archive(list)}>
            {ta(list.archivedAt === null ? "archive" : "restore")}
          </Act>
        )
      }
      saving={saving}
      isChanged={isChanged}
      onSave={mayChange ? () => void save() : undefined}
      onUndo={undo}
      onReload={() => void saved()}
      after={list && <Changes register="standard-steps" record={list.id} />}
    >
      <div className="fields">
        <WordsField
          title={t("field.name")}
          value={values.name}
          onChange={(name) => set({ name })}
          error={saving.errorOf("name")}
        />
        {place("serviceId", t("field.service"), t("anyService"), services)}
        {place("categoryId", t("field.category"), t("anyCategory"), categories)}
      </div>
      <h2>{t("steps")}</h2>
      <ol className="script-lines">
        {steps.map((step, at) => (
          <StepFields
            key={step.key}
            at={at}
            step={step}
            errorOf={saving.errorOf}
            isLast={at === steps.length - 1}
            mayChange={mayChange}
            onChange={(next) => set({ steps: steps.with(at, next) })}
            onMove={(to) => move(at, to)}
            onDrop={steps.length > 1 ? () => set({ steps: steps.toSpliced(at, 1) }) : undefined}
          />
        ))}
      </ol>
      {mayChange && (
        <Act small onAct={() => set({ steps: [...steps, emptyStep(steps)] })}>
          {t("add")}
        </Act>
      )}
    </RecordForm>
  );
}
