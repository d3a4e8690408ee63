import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { useEdit } from "#web/staff/admin/use-edit.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { WordsField } from "#web/staff/admin/WordsField.tsx";
import { call } from "#web/staff/client/call.ts";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { dutyOperations as operations, type RosterView, type ShiftView } from "../contract.ts";
import { dutyChanged } from "./ask.ts";

const colours = ["blue", "green", "amber", "violet", "rose", "grey"] as const;
type Props = { roster: RosterView; shift: ShiftView | null; onDone: () => void };

/** One shift pattern: its name, hours, zone, colour and number. */
export function ShiftForm({ roster, shift, onDone }: Props) {
  const { t } = useTranslation("duty");
  const words = useProblemWords();
  const saving = useSave();
  const { values, set, isChanged } = useEdit({
    name: shift?.name ?? { zh: "", en: "" },
    starts: shift?.starts ?? "08:00",
    ends: shift?.ends ?? "20:00",
    zone: shift?.zone ?? roster.zone,
    colour: shift?.colour ?? ("blue" as ShiftView["colour"]),
    forwardingNumber: shift?.forwardingNumber ?? "",
  });
  const write = (more: object = {}) =>
    void saving.run(async () => {
      const body = { ...values, forwardingNumber: values.forwardingNumber || null };
      if (shift === null) await call(operations.addShift, { params: { team: roster.team.id }, body });
      else
        await call(
          operations.changeShift,
          { params: { id: shift.id }, body: { ...body, ...more } },
          { ifMatch: shift.version },
        );
      await dutyChanged();
      onDone();
    });
  return (
    <section className="plan-tool" aria-label={t("settings.addShift")}>
      <WordsField
        title={t("settings.name")}
        value={values.name}
        onChange={(name) => set({ name })}
        error={saving.errorOf("name")}
      />
      <Field title={t("settings.starts")} required error={saving.errorOf("starts")}>
        <TextField mono value={values.starts} maxLength={5} onChange={(starts) => set({ starts })} />
      </Field>
      <Field title={t("settings.ends")} required error={saving.errorOf("ends")}>
        <TextField mono value={values.ends} maxLength={5} onChange={(ends) => set({ ends })} />
      </Field>
      <Field title={t("settings.zone")} required error={saving.errorOf("zone")}>
        <TextField value={values.zone} maxLength={60} onChange={(zone) => set({ zone })} />
      </Field>
      <Field title={t("settings.colour")}>
        <ChoiceField
          value={values.colour}
          choices={colours.map((value) => ({ value, title: t(`colour.${value}`) }))}
          onChange={(value) => set({ colour: (value as ShiftView["colour"]) ?? "blue" })}
        />
      </Field>
      <Field title={t("settings.shiftNumber")} error={saving.errorOf("forwardingNumber")}>
        <TextField
          mono
          type="tel"
          value={values.forwardingNumber}
          maxLength={40}
          onChange={(value) => set({ forwardingNumber: value })}
        />
      </Field>
      {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
      <div className="row">
        <Act filled busy={saving.busy} disabled={!isChanged} onAct={() => write()}>
          {t("settings.saveShift")}
        </Act>
        {shift && (
          <Act quiet busy={saving.busy} onAct={() => write({ isArchived: !shift.isArchived })}>
            {t(shift.isArchived ? "settings.restore" : "settings.archive")}
          </Act>
        )}
        <Act quiet onAct={onDone}>
          {t("settings.cancel")}
        </Act>
      </div>
    </section>
  );
}
