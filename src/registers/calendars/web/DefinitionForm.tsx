import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Act } from "#web/kit/Act.tsx";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { EffectList } from "#web/staff/admin/EffectList.tsx";
import { useEdit } from "#web/staff/admin/use-edit.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { useMay } from "#web/staff/session/me.ts";
import { type CalendarView, calendarOperations, type SavedCalendar } from "../contract.ts";
import { DefinitionFields } from "./DefinitionFields.tsx";
import { definitionOf, type Written, writtenOf } from "./definition.ts";

type Props = { calendar: CalendarView; onSaved: (saved: SavedCalendar) => Promise<void> };

/** The rule a calendar's days follow: name, zone, hours of the week, holidays. What a change moves is shown before it is saved. */
export function DefinitionForm({ calendar, onSaved }: Props) {
  const { t } = useTranslation("calendars");
  const { t: ta } = useTranslation("admin");
  const words = useProblemWords();
  const mayManage = useMay()("register.manage");
  const saving = useSave();
  const { values, set, isChanged, undo } = useEdit<Written>(writtenOf(calendar.definition));
  const definition = definitionOf(values, calendar.definition);
  const params = { id: calendar.id };
  const preview = useMutation({
    mutationFn: (body: NonNullable<typeof definition>) =>
      call(calendarOperations.preview, { params, body: { definition: body } }),
  });
  const change = (part: Partial<Written>) => {
    preview.reset();
    set(part);
  };
  const save = () =>
    saving.run(async () => {
      if (definition === null) return;
      await onSaved(
        await call(calendarOperations.change, { params, body: { definition } }, { ifMatch: calendar.version }),
      );
    });
  return (
    <section className="definition">
      <h2>{t("rule.title")}</h2>
      <fieldset className="bare" disabled={!mayManage}>
        <DefinitionFields values={values} onChange={change} errorOf={saving.errorOf} isStored />
      </fieldset>
      {preview.data && <EffectList effect={preview.data} />}
      {(saving.failure ?? preview.error) != null && <ErrorLine happened={words(saving.failure ?? preview.error)} />}
      {mayManage && isChanged && (
        <div className="save-bar">
          <Act
            filled={preview.data === undefined}
            disabled={definition === null}
            busy={preview.isPending}
            onAct={() => definition && preview.mutate(definition)}
          >
            {t("rule.preview")}
          </Act>
          <Act
            filled={preview.data !== undefined}
            disabled={definition === null || preview.data === undefined}
            busy={saving.busy}
            onAct={() => void save()}
          >
            {ta("save")}
          </Act>
          <Act
            quiet
            onAct={() => {
              preview.reset();
              undo();
            }}
          >
            {ta("undoChanges")}
          </Act>
        </div>
      )}
    </section>
  );
}
