import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { RecordForm } from "#web/staff/admin/RecordForm.tsx";
import { useEdit } from "#web/staff/admin/use-edit.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { type CalendarView, calendarOperations } from "../contract.ts";
import { DefinitionFields } from "./DefinitionFields.tsx";
import { definitionOf, type Written, writtenOf } from "./definition.ts";
import { calendarSaved } from "./use-calendars.ts";

/** A new calendar, begun with the hours of the first one. */
export function NewCalendar({ like }: { like: CalendarView | undefined }) {
  const { t } = useTranslation("calendars");
  const saving = useSave();
  const navigate = useNavigate();
  const begun: Written = like
    ? { ...writtenOf(like.definition), key: "", title: { zh: "", en: "" } }
    : {
        key: "",
        title: { zh: "", en: "" },
        zone: "Asia/Shanghai",
        week: { monday: "", tuesday: "", wednesday: "", thursday: "", friday: "", saturday: "", sunday: "" },
        holidays: "cn",
      };
  const { values, set, isChanged, undo } = useEdit(begun);
  const definition = definitionOf(values, { days: {}, makeUpAs: "monday" });
  const save = () =>
    saving.run(async () => {
      if (definition === null) return;
      const made = await call(calendarOperations.create, { body: { definition } });
      await calendarSaved();
      await navigate({ to: `/admin/calendars/${made.id}` });
    });
  return (
    <RecordForm title={t("newTitle")} saving={saving} isChanged={isChanged} onSave={() => void save()} onUndo={undo}>
      <DefinitionFields values={values} onChange={set} errorOf={saving.errorOf} />
    </RecordForm>
  );
}
