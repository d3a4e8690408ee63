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
import { call } from "#web/staff/client/call.ts";
import { queries } from "#web/staff/client/queries.ts";
import { useMay } from "#web/staff/session/me.ts";
import { type ContactListView, contactListOperations as operations } from "../contract.ts";
import { type EditedRung, RungTable } from "./RungTable.tsx";

const saved = () =>
  Promise.all(
    ["contact-lists", "register-changes", "case"].map((key) => queries.invalidateQueries({ queryKey: [key] })),
  );

const empty: EditedRung = { personId: null, personName: null, role: "liaison", way: "app", minutes: null };

/** One department's list: who is asked, how, and how long they have to answer. */
export function ContactListRecord({ list, roles }: { list: ContactListView | null; roles: readonly string[] }) {
  const { t } = useTranslation("contacts");
  const { t: ta } = useTranslation("admin");
  const navigate = useNavigate();
  const saving = useSave();
  const mayChange = useMay()("register.manage");
  const departments = usePicked("department").all.map(({ id, name }) => ({ value: id, title: name }));
  const { values, set, isChanged, undo } = useEdit({
    departmentId: list?.departmentId ?? null,
    rungs: (list?.rungs ?? [empty]) as readonly EditedRung[],
  });
  const save = () =>
    saving.run(async () => {
      const rungs = values.rungs.map(({ personName: _, ...rung }) => rung);
      if (list) {
        await call(operations.change, { params: { id: list.id }, body: { rungs } }, { ifMatch: list.version });
        await saved();
      } else {
        const { id } = await call(operations.create, { body: { departmentId: values.departmentId ?? "", rungs } });
        await saved();
        await navigate({ to: `/admin/contact-lists/${id}` });
      }
    });
  const archive = (one: ContactListView) =>
    saving.run(async () => {
      await call(one.archivedAt === null ? operations.archive : operations.restore, { params: { id: one.id } });
      await saved();
    });
  return (
    <RecordForm
      title={list ? list.departmentName : t("new")}
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
      isChanged={isChanged || !list}
      onSave={mayChange ? () => void save() : undefined}
      onUndo={undo}
      onReload={() => void saved()}
      after={list && <Changes register="contact-lists" record={list.id} />}
    >
      {!list && (
        <div className="fields">
          <Field title={t("department")} required error={saving.errorOf("departmentId")}>
            <ChoiceField
              value={values.departmentId}
              choices={departments}
              onChange={(departmentId) => set({ departmentId })}
            />
          </Field>
        </div>
      )}
      <RungTable
        rungs={values.rungs}
        roles={roles}
        onChange={(rungs) => set({ rungs })}
        onAdd={() => set({ rungs: [...values.rungs, empty] })}
        errorOf={saving.errorOf}
        isOpen={mayChange}
      />
    </RecordForm>
  );
}
