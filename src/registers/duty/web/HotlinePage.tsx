import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Field } from "#web/fields/Field.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { AdminPanes, AdminRow } from "#web/staff/admin/AdminPanes.tsx";
import { Changes } from "#web/staff/admin/Changes.tsx";
import { RecordForm } from "#web/staff/admin/RecordForm.tsx";
import { useEdit } from "#web/staff/admin/use-edit.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { useMay } from "#web/staff/session/me.ts";
import { type Hotline, dutyOperations as operations } from "../contract.ts";
import { dutyChanged } from "./ask.ts";
import "./duty.css";

/** Hotline numbers and hours, as the portal publishes them (D20). */
export function HotlinePage() {
  const { t } = useTranslation("duty");
  const { data, error, isPending } = useQuery({
    queryKey: ["duty", "hotline"],
    queryFn: ({ signal }) => call(operations.hotline, {}, { signal }),
  });
  return (
    <AdminPanes
      section="hotline"
      isLoading={isPending}
      error={error}
      rows={<AdminRow to="/admin/hotline" isCurrent title={t("hotline.title")} detail={data?.numbers[0]?.number} />}
      record={data ? <HotlineRecord key={data.version} hotline={data} /> : null}
    />
  );
}

function HotlineRecord({ hotline }: { hotline: Hotline }) {
  const { t } = useTranslation("duty");
  const saving = useSave();
  const mayChange = useMay()("register.manage");
  const { values, set, isChanged, undo } = useEdit({ numbers: hotline.numbers, hours: hotline.hours });
  const save = () =>
    saving.run(async () => {
      await call(operations.setHotline, { body: values }, { ifMatch: hotline.version });
      await dutyChanged();
    });
  const setNumber = (at: number, change: Partial<Hotline["numbers"][number]>) =>
    set({ numbers: values.numbers.map((one, nth) => (nth === at ? { ...one, ...change } : one)) });
  return (
    <RecordForm
      title={t("hotline.title")}
      lead={t("hotline.lead")}
      saving={saving}
      isChanged={isChanged}
      onSave={mayChange ? () => void save() : undefined}
      onUndo={undo}
      onReload={() => void dutyChanged()}
      after={<Changes register="hotline" record="hotline" />}
    >
      {values.numbers.map((one, at) => (
        <div key={at} className="fields hotline-number">
          <Field title={t("hotline.number")} required error={saving.errorOf(`numbers.${at}.number`)}>
            <TextField
              mono
              type="tel"
              value={one.number}
              maxLength={40}
              onChange={(number) => setNumber(at, { number })}
            />
          </Field>
          <Field title={t("hotline.labelZh")} required error={saving.errorOf(`numbers.${at}.label`)}>
            <TextField
              value={one.label.zh}
              maxLength={200}
              onChange={(zh) => setNumber(at, { label: { ...one.label, zh } })}
            />
          </Field>
          <Field title={t("hotline.labelEn")} required>
            <TextField
              value={one.label.en}
              maxLength={200}
              onChange={(en) => setNumber(at, { label: { ...one.label, en } })}
            />
          </Field>
          <Act small quiet onAct={() => set({ numbers: values.numbers.filter((_, nth) => nth !== at) })}>
            {t("hotline.remove")}
          </Act>
        </div>
      ))}
      {mayChange && values.numbers.length < 10 && (
        <p className="hotline-add">
          <Act small onAct={() => set({ numbers: [...values.numbers, { number: "", label: { zh: "", en: "" } }] })}>
            {t("hotline.add")}
          </Act>
        </p>
      )}
      <div className="fields">
        <Field title={t("hotline.hoursZh")}>
          <TextField
            value={values.hours.zh}
            maxLength={200}
            onChange={(zh) => set({ hours: { ...values.hours, zh } })}
          />
        </Field>
        <Field title={t("hotline.hoursEn")}>
          <TextField
            value={values.hours.en}
            maxLength={200}
            onChange={(en) => set({ hours: { ...values.hours, en } })}
          />
        </Field>
      </div>
    </RecordForm>
  );
}
