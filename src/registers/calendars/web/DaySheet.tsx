import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "#web/fields/Field.tsx";
import { SegmentField } from "#web/fields/SegmentField.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { Sheet } from "#web/kit/Sheet.tsx";
import { EffectList } from "#web/staff/admin/EffectList.tsx";
import { useSave } from "#web/staff/admin/use-save.ts";
import { WordsField } from "#web/staff/admin/WordsField.tsx";
import { call } from "#web/staff/client/call.ts";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { useSay } from "#web/words/language.ts";
import {
  type CalendarView,
  calendarOperations,
  type DayChange,
  type DayView,
  type SavedCalendar,
} from "../contract.ts";
import { readHours, writeHours } from "./hours.ts";

type Props = {
  calendar: CalendarView;
  day: DayView;
  onClose: () => void;
  onSaved: (saved: SavedCalendar) => Promise<void>;
};
type As = DayChange["as"];

/** One day: the other way round, hours of its own, or back to the rule; with what it does to running clocks, before saving. */
export function DaySheet({ calendar, day, onClose, onSaved }: Props) {
  const { t } = useTranslation("calendars");
  const { t: ta } = useTranslation("admin");
  const say = useSay();
  const words = useProblemWords();
  const saving = useSave();
  const [as, setAs] = useState<As>(day.kind === "override" ? "override" : "toggled");
  const [hours, setHours] = useState(writeHours(day.ranges));
  const [name, setName] = useState(day.name ?? { zh: "", en: "" });
  const ranges = readHours(hours);
  const change = changeOf(as, ranges, name);
  const params = { id: calendar.id, day: day.day };
  const effect = useQuery({
    queryKey: ["calendar-day-preview", params, calendar.version, change],
    queryFn: ({ signal }) =>
      call(calendarOperations.previewDay, { params, body: change ?? { as: "rule" } }, { signal }),
    enabled: change !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const save = async () => {
    if (change === null) return;
    const done = await saving.run(async () =>
      onSaved(await call(calendarOperations.setDay, { params, body: change }, { ifMatch: calendar.version })),
    );
    if (done) onClose();
  };
  const choices = (["toggled", "override", "rule"] as const).filter((one) => one !== "rule" || day.kind === "override");
  return (
    <Sheet label={t("day.label", { day: day.day })} onClose={onClose} width={520}>
      <div className="day-sheet">
        <h2>
          <span className="mono">{day.day}</span> {t(`weekdayLong.${day.weekday}`)}
        </h2>
        <p className="text2">
          {[day.name && say(day.name), t(`kind.${day.kind}`), writeHours(day.ranges) || t("closed")]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <SegmentField
          label={t("day.as")}
          value={as}
          onChange={(next) => setAs(next as As)}
          choices={choices.map((value) => ({
            value,
            title: value === "toggled" ? t(day.isWorking ? "day.close" : "day.work") : t(`day.${value}`),
          }))}
        />
        {as === "override" && (
          <div className="fields">
            <Field
              title={t("day.hours")}
              hint={t("day.hoursHint")}
              error={ranges === null ? t("badHours") : undefined}
              wide
            >
              <TextField mono value={hours} onChange={setHours} placeholder="08:30–12:00, 13:30–18:00" />
            </Field>
            <WordsField title={t("day.name")} value={name} onChange={setName} />
          </div>
        )}
        {effect.data && <EffectList effect={effect.data} />}
        {(saving.failure ?? effect.error) != null && <ErrorLine happened={words(saving.failure ?? effect.error)} />}
        <div className="row">
          <Act filled keys="mod+enter" disabled={change === null} busy={saving.busy} onAct={() => void save()}>
            {t("day.save")}
          </Act>
          <Act quiet onAct={onClose}>
            {ta("cancel")}
          </Act>
        </div>
      </div>
    </Sheet>
  );
}

function changeOf(as: As, ranges: [string, string][] | null, name: { zh: string; en: string }): DayChange | null {
  if (as !== "override") return { as };
  if (ranges === null) return null;
  const [zh, en] = [name.zh.trim(), name.en.trim()];
  // A name in one language is better than none: the other reads it too.
  return { as, ranges, name: zh || en ? { zh: zh || en, en: en || zh } : undefined };
}
