import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { Changes } from "#web/staff/admin/Changes.tsx";
import { EffectList } from "#web/staff/admin/EffectList.tsx";
import { RecordForm } from "#web/staff/admin/RecordForm.tsx";
import { TargetTable } from "#web/staff/admin/targets/TargetTable.tsx";
import { readTargets, writeTargets } from "#web/staff/admin/targets/written.ts";
import { useEdit } from "#web/staff/admin/use-edit.ts";
import { usePicked } from "#web/staff/admin/use-picked.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { WordsField } from "#web/staff/admin/WordsField.tsx";
import { call } from "#web/staff/client/call.ts";
import type { AnswerOf } from "#web/staff/client/operations.ts";
import { queries } from "#web/staff/client/queries.ts";
import { useMay } from "#web/staff/session/me.ts";
import { useSay } from "#web/words/language.ts";
import { type LevelView, serviceLevelOperations as operations } from "../contract.ts";

const saved = () =>
  Promise.all(
    ["service-levels", "picked", "register-changes", "case-promises"].map((key) =>
      queries.invalidateQueries({ queryKey: [key] }),
    ),
  );

type ClockTitle = AnswerOf<typeof operations.list>["clocks"][number];

/** One level: its calendars and its table of limits. What a change moves is shown before it is saved. */
export function LevelRecord({ level, clocks }: { level: LevelView | null; clocks: readonly ClockTitle[] }) {
  const { t } = useTranslation("registers");
  const { t: ta } = useTranslation("admin");
  const say = useSay();
  const navigate = useNavigate();
  const saving = useSave();
  const mayChange = useMay()("register.manage");
  const calendars = usePicked("calendar").all.map(({ id, name }) => ({ value: id, title: name }));
  const { values, set, difference, isChanged, undo } = useEdit({
    key: level?.key ?? "",
    name: level?.name ?? { zh: "", en: "" },
    calendarId: level?.calendarId ?? null,
    urgentCalendarId: level?.urgentCalendarId ?? null,
    targets: writeTargets(level?.targets ?? {}),
  });
  const targets = readTargets(values.targets);
  const save = () =>
    saving.run(async () => {
      if (targets === null) return;
      const { key, calendarId, ...rest } = values;
      const body = { ...rest, calendarId: calendarId ?? "", targets };
      if (level) {
        await call(operations.change, { params: { id: level.id }, body }, { ifMatch: level.version });
        await saved();
      } else {
        const { id } = await call(operations.create, { body: { ...body, key } });
        await saved();
        await navigate({ to: `/admin/levels/${id}` });
      }
    });
  // What a change of the terms moves is shown before it is saved (L1); a new name moves nothing.
  const preview = useMutation({
    mutationFn: async (one: LevelView) => {
      const { calendarId, urgentCalendarId } = values;
      const body = { calendarId: calendarId ?? "", urgentCalendarId, targets: targets ?? {} };
      return call(operations.preview, { params: { id: one.id }, body });
    },
  });
  const mustLook =
    level !== null &&
    preview.data === undefined &&
    (["calendarId", "urgentCalendarId", "targets"] as const).some((key) => key in difference);
  const look = (one: LevelView) => saving.run(async () => void (await preview.mutateAsync(one)));
  const change = (part: Partial<typeof values>) => {
    preview.reset();
    set(part);
  };
  const act = (
    operation: typeof operations.archive | typeof operations.restore | typeof operations.makeDefault,
    id: string,
  ) =>
    saving.run(async () => {
      await call(operation, { params: { id } });
      await saved();
    });
  return (
    <RecordForm
      title={level ? say(level.name) : t("levels.new")}
      lead={level && t("levels.usedIn", { count: level.usedIn })}
      acts={
        level &&
        mayChange && (
          <>
            {level.isDefault ? (
              <span className="tag">{t("levels.default")}</span>
            ) : (
              <Act small quiet busy={saving.busy} onAct={() => void act(operations.makeDefault, level.id)}>
                {t("levels.makeDefault")}
              </Act>
            )}
            {!level.isDefault && (
              <Act
                small
                quiet
                busy={saving.busy}
                onAct={() => void act(level.archivedAt === null ? operations.archive : operations.restore, level.id)}
              >
                {ta(level.archivedAt === null ? "archive" : "restore")}
              </Act>
            )}
          </>
        )
      }
      saving={saving}
      isChanged={isChanged && targets !== null}
      onSave={mayChange ? () => void (level && mustLook ? look(level) : save()) : undefined}
      saveWord={mustLook ? ta("seeEffect") : undefined}
      onUndo={undo}
      onReload={() => void saved()}
      after={level && <Changes register="service-levels" record={level.id} />}
    >
      <div className="fields">
        {!level && (
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
        <Field title={t("levels.calendar")} required error={saving.errorOf("calendarId")}>
          <ChoiceField
            value={values.calendarId}
            choices={calendars}
            onChange={(calendarId) => change({ calendarId })}
          />
        </Field>
        <Field title={t("levels.urgentCalendar")} error={saving.errorOf("urgentCalendarId")}>
          <ChoiceField
            value={values.urgentCalendarId}
            clearable
            placeholder={t("levels.sameCalendar")}
            choices={calendars}
            onChange={(urgentCalendarId) => change({ urgentCalendarId })}
          />
        </Field>
      </div>
      <h2>{t("levels.targets")}</h2>
      <p className="small text2">{t("levels.targetsHint")}</p>
      <TargetTable
        clocks={clocks.map(({ key, title }) => ({ key, title: say(title) }))}
        targets={values.targets}
        onChange={(next) => change({ targets: next })}
        errorOf={saving.errorOf}
        isOpen={mayChange}
      />
      {preview.data && <EffectList effect={preview.data} />}
    </RecordForm>
  );
}
