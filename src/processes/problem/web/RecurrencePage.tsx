import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Field } from "#web/fields/Field.tsx";
import { NumberField } from "#web/fields/NumberField.tsx";
import { LoadingLine } from "#web/kit/LoadingLine.tsx";
import { AdminPanes, AdminRow } from "#web/staff/admin/AdminPanes.tsx";
import { Changes } from "#web/staff/admin/Changes.tsx";
import { RecordForm } from "#web/staff/admin/RecordForm.tsx";
import { useEdit } from "#web/staff/admin/use-edit.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import type { AnswerOf } from "#web/staff/client/operations.ts";
import { queries } from "#web/staff/client/queries.ts";
import { useMay } from "#web/staff/session/me.ts";
import { problemOperations } from "../contract.ts";

type Rule = AnswerOf<typeof problemOperations.rule>;
const ruleKey = ["recurrence-rule"];

/** When incidents count as recurring: so many within so many days (D22). */
export function RecurrencePage() {
  const { t } = useTranslation("problems");
  const { data } = useQuery({
    queryKey: ruleKey,
    queryFn: ({ signal }) => call(problemOperations.rule, {}, { signal }),
  });
  return (
    <AdminPanes
      section="recurrence"
      isLoading={data === undefined}
      rows={<AdminRow to="/admin/recurrence" isCurrent title={t("rule.title")} />}
      record={data ? <RuleRecord key={data.version} rule={data} /> : <LoadingLine />}
    />
  );
}

const fields = [
  { key: "atOneCustomer", min: 2, max: 100, unit: "times" },
  { key: "across", min: 2, max: 1000, unit: "times" },
  { key: "days", min: 1, max: 365, unit: "dayUnit" },
] as const;

function RuleRecord({ rule }: { rule: Rule }) {
  const { t } = useTranslation("problems");
  const saving = useSave();
  const may = useMay();
  const { atOneCustomer, across, days, version } = rule;
  const { values, set, isChanged, undo } = useEdit({ atOneCustomer, across, days });
  const reload = () => queries.invalidateQueries({ queryKey: ruleKey });
  const save = () =>
    saving.run(async () => {
      await call(problemOperations.changeRule, { body: values }, { ifMatch: version });
      await Promise.all([reload(), queries.invalidateQueries({ queryKey: ["register-changes"] })]);
    });
  return (
    <RecordForm
      title={t("rule.title")}
      lead={t("rule.lead")}
      saving={saving}
      isChanged={isChanged}
      onSave={may("register.manage") ? () => void save() : undefined}
      onUndo={undo}
      onReload={() => void reload()}
      after={may("register.read") && <Changes register="recurrence-rule" />}
    >
      <div className="fields">
        {fields.map(({ key, min, max, unit }) => (
          <Field key={key} title={t(`rule.${key}`)} required error={saving.errorOf(key)}>
            <NumberField
              value={values[key]}
              min={min}
              max={max}
              unit={t(`rule.${unit}`)}
              disabled={!may("register.manage")}
              onChange={(value) => set({ [key]: value ?? min })}
            />
          </Field>
        ))}
      </div>
    </RecordForm>
  );
}
