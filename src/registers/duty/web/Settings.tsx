import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { NumberField } from "#web/fields/NumberField.tsx";
import { SegmentField } from "#web/fields/SegmentField.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { useEdit } from "#web/staff/admin/use-edit.ts";
import { usePicked } from "#web/staff/admin/use-picked.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { useSay } from "#web/words/language.ts";
import { dutyOperations as operations, type RosterView, type ShiftView } from "../contract.ts";
import { dutyChanged } from "./ask.ts";
import { ShiftForm } from "./ShiftForm.tsx";

/** What the team requires, and its shift patterns. */
export function Settings({ roster }: { roster: RosterView }) {
  const { t } = useTranslation("duty");
  const say = useSay();
  const [open, setOpen] = useState<ShiftView | "new" | null>(null);
  return (
    <>
      <Needs key={roster.version} roster={roster} />
      <h2>{t("settings.shifts")}</h2>
      <ul className="swaps">
        {roster.shifts.map((shift) => (
          <li key={shift.id} className="row">
            <span className={`shift ${shift.colour}`}>{say(shift.name)}</span>
            <span className="mono">
              {shift.starts}–{shift.ends}
            </span>
            <span className="small text2">{shift.zone}</span>
            {shift.forwardingNumber && <span className="mono small">{shift.forwardingNumber}</span>}
            {shift.isArchived && <span className="tag">{t("settings.archived")}</span>}
            <span className="space" />
            {roster.mayPlan && (
              <Act small quiet onAct={() => setOpen(shift)}>
                {t("settings.change")}
              </Act>
            )}
          </li>
        ))}
      </ul>
      {roster.mayPlan && open === null && (
        <Act small onAct={() => setOpen("new")}>
          {t("settings.addShift")}
        </Act>
      )}
      {open !== null && (
        <ShiftForm
          key={open === "new" ? "new" : open.id}
          roster={roster}
          shift={open === "new" ? null : open}
          onDone={() => setOpen(null)}
        />
      )}
    </>
  );
}

function Needs({ roster }: { roster: RosterView }) {
  const { t } = useTranslation("duty");
  const words = useProblemWords();
  const saving = useSave();
  const calendars = usePicked("calendar").all.map(({ id, name }) => ({ value: id, title: name }));
  const { isKept, ...stored } = roster.settings;
  const { values, set, difference, isChanged } = useEdit({
    ...stored,
    forwardingNumber: stored.forwardingNumber ?? "",
  });
  const write = (body: object) =>
    void saving.run(async () => {
      await call(operations.settings, { params: { team: roster.team.id }, body }, { ifMatch: roster.version });
      await dutyChanged();
    });
  const { forwardingNumber, ...rest } = difference;
  const body = forwardingNumber === undefined ? rest : { ...rest, forwardingNumber: forwardingNumber || null };
  const yesNo = (key: "swapsNeedApproval" | "routesByItself", title: string) => (
    <Field title={title}>
      <SegmentField
        value={String(values[key])}
        onChange={(value) => set({ [key]: value === "true" })}
        disabled={!roster.mayPlan}
        choices={[
          { value: "true", title: t("settings.yes") },
          { value: "false", title: t("settings.no") },
        ]}
      />
    </Field>
  );
  return (
    <fieldset className="bare plan-tool" disabled={!roster.mayPlan}>
      <Field title={t("settings.required")} error={saving.errorOf("requiredCalendarId")}>
        <ChoiceField
          value={values.requiredCalendarId}
          clearable
          placeholder={t("settings.notRequired")}
          choices={calendars}
          onChange={(requiredCalendarId) => set({ requiredCalendarId })}
        />
      </Field>
      <Field title={t("settings.warnDays")} error={saving.errorOf("warnDays")}>
        <NumberField
          value={values.warnDays}
          min={1}
          max={60}
          onChange={(warnDays) => set({ warnDays: warnDays ?? 7 })}
        />
      </Field>
      <Field title={t("settings.number")} hint={t("settings.numberHint")} error={saving.errorOf("forwardingNumber")}>
        <TextField
          mono
          type="tel"
          value={values.forwardingNumber}
          maxLength={40}
          onChange={(value) => set({ forwardingNumber: value })}
        />
      </Field>
      {yesNo("swapsNeedApproval", t("settings.approval"))}
      {yesNo("routesByItself", t("settings.routes"))}
      <p className="small text2">{t(isKept ? "settings.kept" : "settings.notKept")}</p>
      {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
      {roster.mayPlan && (
        <div className="row">
          <Act filled busy={saving.busy} disabled={!isChanged} onAct={() => write(body)}>
            {t("settings.save")}
          </Act>
          {isKept && (
            <Act quiet harmful busy={saving.busy} onAct={() => write({ isKept: false })}>
              {t("settings.end")}
            </Act>
          )}
        </div>
      )}
    </fieldset>
  );
}
