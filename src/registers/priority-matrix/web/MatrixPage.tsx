import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { LoadingLine } from "#web/kit/LoadingLine.tsx";
import { PriorityMark } from "#web/kit/PriorityMark.tsx";
import { AdminPanes, AdminRow } from "#web/staff/admin/AdminPanes.tsx";
import { Changes } from "#web/staff/admin/Changes.tsx";
import { RecordForm } from "#web/staff/admin/RecordForm.tsx";
import { useEdit } from "#web/staff/admin/use-edit.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { queries } from "#web/staff/client/queries.ts";
import { useMay } from "#web/staff/session/me.ts";
import { useSay } from "#web/words/language.ts";
import { type MatrixView, priorityMatrixOperations } from "../contract.ts";
import "./matrix.css";
import { matrixKey, useMatrix } from "./use-matrix.ts";

/** Impact × urgency = priority, three by three (D5). Cases that run keep the priority they have. */
export function MatrixPage() {
  const { t } = useTranslation("registers");
  const matrix = useMatrix();
  return (
    <AdminPanes
      section="priorities"
      isLoading={matrix === undefined}
      rows={<AdminRow to="/admin/priorities/matrix" isCurrent title={t("matrix.title")} />}
      record={matrix ? <MatrixRecord key={matrix.version} matrix={matrix} /> : <LoadingLine />}
    />
  );
}

const words = ["matrix.1", "matrix.2", "matrix.3", "matrix.4"] as const;

function MatrixRecord({ matrix }: { matrix: MatrixView }) {
  const { t } = useTranslation("registers");
  const say = useSay();
  const saving = useSave();
  const mayChange = useMay()("register.manage");
  const { values, set, isChanged, undo } = useEdit({ cells: matrix.cells });
  const reload = () => queries.invalidateQueries({ queryKey: matrixKey });
  const save = () =>
    saving.run(async () => {
      await call(priorityMatrixOperations.change, { body: { cells: values.cells } }, { ifMatch: matrix.version });
      await Promise.all([reload(), queries.invalidateQueries({ queryKey: ["register-changes"] })]);
    });
  const choose = (impact: number, urgency: number, priority: number) =>
    set({
      cells: values.cells.map((cell) =>
        cell.impact === impact && cell.urgency === urgency ? { ...cell, priority } : cell,
      ),
    });
  return (
    <RecordForm
      title={t("matrix.title")}
      lead={t("matrix.lead")}
      saving={saving}
      isChanged={isChanged}
      onSave={mayChange ? () => void save() : undefined}
      onUndo={undo}
      onReload={() => void reload()}
      after={<Changes register="priority-matrix" />}
    >
      <table className="priority-matrix">
        <thead>
          <tr>
            <th scope="col">{t("matrix.corner")}</th>
            {matrix.urgencies.map(({ value, name }) => (
              <th key={value} scope="col">
                {say(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.impacts.map((impact) => (
            <tr key={impact.value}>
              <th scope="row">{say(impact.name)}</th>
              {matrix.urgencies.map((urgency) => {
                const cell = values.cells.find((one) => one.impact === impact.value && one.urgency === urgency.value);
                return (
                  <td key={urgency.value}>
                    {!mayChange && <PriorityMark priority={cell?.priority ?? 3} />}
                    {mayChange && (
                      <Field title={`${say(impact.name)} × ${say(urgency.name)}`}>
                        <ChoiceField
                          value={String(cell?.priority ?? 3)}
                          choices={words.map((word, at) => ({ value: String(at + 1), title: t(word) }))}
                          onChange={(next) => next && choose(impact.value, urgency.value, Number(next))}
                        />
                      </Field>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </RecordForm>
  );
}
