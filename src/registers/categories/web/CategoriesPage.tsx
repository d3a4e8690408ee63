import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { ChoicesField } from "#web/fields/ChoicesField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { AdminPanes } from "#web/staff/admin/AdminPanes.tsx";
import { Changes } from "#web/staff/admin/Changes.tsx";
import { RecordForm } from "#web/staff/admin/RecordForm.tsx";
import { TreeRows } from "#web/staff/admin/TreeRows.tsx";
import { useEdit } from "#web/staff/admin/use-edit.ts";
import { usePicked } from "#web/staff/admin/use-picked.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { WordsField } from "#web/staff/admin/WordsField.tsx";
import { call } from "#web/staff/client/call.ts";
import { queries } from "#web/staff/client/queries.ts";
import { useMay } from "#web/staff/session/me.ts";
import { useSay } from "#web/words/language.ts";
import { type CategoryView, categoryOperations } from "../contract.ts";

const saved = () =>
  Promise.all(["categories", "register-changes"].map((key) => queries.invalidateQueries({ queryKey: [key] })));

/** The tree of categories, each with the fields that must be filled before a case of it is dispatched (D5, D10). */
export function CategoriesPage() {
  const { t } = useTranslation("registers");
  const may = useMay();
  const { id } = useParams({ strict: false }) as { id?: string };
  const { data, error, isPending } = useQuery({
    queryKey: ["categories", "all"],
    queryFn: ({ signal }) => call(categoryOperations.list, { query: { archived: "true" } }, { signal }),
  });
  const open = data?.items.find((one) => one.id === id);
  const all = data?.items ?? [];
  return (
    <AdminPanes
      section="categories"
      newTo={may("register.manage") ? "/admin/categories/new" : undefined}
      isLoading={isPending}
      error={error}
      isEmpty={data?.items.length === 0}
      empty={t("categories.none")}
      rows={
        <TreeRows
          nodes={all}
          section="categories"
          current={id}
          detailOf={({ requiredFields }) =>
            requiredFields.length > 0 ? t("categories.requires", { count: requiredFields.length }) : ""
          }
        />
      }
      record={
        id === "new" ? (
          <CategoryRecord key="new" category={null} all={all} />
        ) : open ? (
          <CategoryRecord key={`${open.id} ${open.version}`} category={open} all={all} />
        ) : null
      }
    />
  );
}

function CategoryRecord({ category, all }: { category: CategoryView | null; all: readonly CategoryView[] }) {
  const { t } = useTranslation("registers");
  const { t: ta } = useTranslation("admin");
  const say = useSay();
  const navigate = useNavigate();
  const saving = useSave();
  const mayChange = useMay()("register.manage");
  const fields = usePicked("case-field");
  const { values, set, difference, isChanged, undo } = useEdit({
    key: category?.key ?? "",
    name: category?.name ?? { zh: "", en: "" },
    parentId: category?.parentId ?? null,
    requiredFields: category?.requiredFields ?? [],
    designForPriority: category?.designForPriority ?? null,
  });
  const save = () =>
    saving.run(async () => {
      if (category) {
        const { key: _, ...body } = difference;
        const params = { id: category.id };
        await call(categoryOperations.change, { params, body }, { ifMatch: category.version });
        await saved();
      } else {
        const { id } = await call(categoryOperations.create, { body: values });
        await saved();
        await navigate({ to: `/admin/categories/${id}` });
      }
    });
  const archive = (one: CategoryView) =>
    saving.run(async () => {
      const operation = one.archivedAt === null ? categoryOperations.archive : categoryOperations.restore;
      await call(operation, { params: { id: one.id } });
      await saved();
    });
  const above = all.filter((one) => one.id !== category?.id && one.archivedAt === null);
  return (
    <RecordForm
      title={category ? say(category.name) : t("categories.new")}
      lead={category && <span className="mono small">{category.key}</span>}
      acts={
        category &&
        mayChange && (
          <Act small quiet busy={saving.busy} onAct={() => void archive(category)}>
            {ta(category.archivedAt === null ? "archive" : "restore")}
          </Act>
        )
      }
      saving={saving}
      isChanged={isChanged}
      onSave={mayChange ? () => void save() : undefined}
      onUndo={undo}
      onReload={() => void saved()}
      after={category && <Changes register="categories" record={category.id} />}
    >
      <div className="fields">
        {!category && (
          <Field title={ta("key")} hint={ta("keyHint")} required error={saving.errorOf("key")}>
            <TextField mono value={values.key} maxLength={60} onChange={(key) => set({ key })} />
          </Field>
        )}
        <WordsField
          title={t("name")}
          value={values.name}
          onChange={(name) => set({ name })}
          error={saving.errorOf("name")}
        />
        <Field title={t("above")} error={saving.errorOf("parentId")}>
          <ChoiceField
            value={values.parentId}
            clearable
            placeholder={ta("none")}
            choices={above.map(({ id, name }) => ({ value: id, title: say(name) }))}
            onChange={(parentId) => set({ parentId })}
          />
        </Field>
        <Field
          title={t("categories.required")}
          hint={t("categories.requiredHint")}
          error={saving.errorOf("requiredFields")}
          wide
        >
          <ChoicesField
            value={values.requiredFields}
            choices={fields.all.map(({ id, name }) => ({ value: id, title: name }))}
            onChange={(requiredFields) => set({ requiredFields })}
          />
        </Field>
        <Field
          title={t("categories.design")}
          hint={t("categories.designHint")}
          error={saving.errorOf("designForPriority")}
        >
          <ChoiceField
            value={values.designForPriority === null ? null : String(values.designForPriority)}
            clearable
            placeholder={t("categories.designByChoice")}
            choices={designSteps.map((step) => ({ value: step, title: t(`categories.designFor.${step}`) }))}
            onChange={(step) => set({ designForPriority: step === null ? null : Number(step) })}
          />
        </Field>
      </div>
    </RecordForm>
  );
}

/** Up to which priority a design must be agreed with the user. */
const designSteps = ["1", "2", "3", "4"] as const;
