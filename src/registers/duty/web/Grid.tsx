import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useReader } from "#web/kit/reader.tsx";
import { clockTime } from "#web/kit/when.ts";
import { useLanguage, useSay } from "#web/words/language.ts";
import type { EntryView, RosterView } from "../contract.ts";
import { dayIn, weekdayOf } from "./days.ts";

type Props = {
  roster: RosterView;
  days: readonly string[];
  /** A month: only the first sign of each name. */
  isTight: boolean;
  /** Puts or takes off the shift picked, or the nth; absent: to be read only. */
  onToggle?: (personId: string, day: string, nth?: number) => void;
  onClear: (entries: readonly EntryView[]) => void;
};

const weekdays = {
  zh: ["日", "一", "二", "三", "四", "五", "六"],
  en: ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"],
} as const;

/** People by days. One cell is reached by Tab, the others by arrows, as in any grid. */
export function Grid({ roster, days, isTight, onToggle, onClear }: Props) {
  const { t } = useTranslation("duty");
  const say = useSay();
  const reader = useReader();
  const language = useLanguage();
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<[number, number]>([0, 0]);
  const today = dayIn(reader.now, reader.zone);
  const shifts = new Map(roster.shifts.map((shift) => [shift.id, shift]));
  const focus = (row: number, column: number) => {
    const next: [number, number] = [
      Math.max(0, Math.min(roster.people.length - 1, row)),
      Math.max(0, Math.min(days.length - 1, column)),
    ];
    setAt(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.join(".")}"]`)?.focus();
  };
  const press = (event: React.KeyboardEvent, row: number, column: number, entries: readonly EntryView[]) => {
    const moves: Record<string, [number, number]> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    const move = moves[event.key];
    if (move) focus(row + move[0], column + move[1]);
    else if (!onToggle) return;
    else if (event.key === "Enter" || event.key === " ") onToggle(roster.people[row]!.id, days[column]!);
    else if (/^[1-9]$/.test(event.key)) onToggle(roster.people[row]!.id, days[column]!, Number(event.key) - 1);
    else if (event.key === "Delete" || event.key === "Backspace")
      onClear(entries.filter(({ state }) => state !== "leaving"));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="roster-scroll">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: people by days is a table; moving in it by arrows makes it a grid
        role="grid"
        className={`roster${isTight ? " tight" : ""}`}
        aria-label={t("gridName", { team: say(roster.team.name) })}
      >
        <thead>
          <tr>
            <th scope="col" className="who">
              {t("person")}
            </th>
            {days.map((day) => (
              <th key={day} scope="col" className={day === today ? "here" : undefined}>
                <span className="text3">{weekdays[language][weekdayOf(day)]}</span>{" "}
                <span className="mono">{isTight ? day.slice(8) : day.slice(5)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {roster.people.map((person, row) => (
            <tr key={person.id}>
              <th scope="row" className="who">
                {person.name}
                {!person.isMember && <span className="small text3"> {t("left")}</span>}
              </th>
              {days.map((day, column) => {
                const entries = roster.entries.filter((one) => one.personId === person.id && one.day === day);
                const away = roster.absences.find(
                  (one) =>
                    one.person.id === person.id &&
                    dayIn(one.startsAt, reader.zone) <= day &&
                    day <= dayIn(Date.parse(one.endsAt) - 1, reader.zone),
                );
                const said = [...entries.map((entry) => wordsOf(entry)), ...(away ? [t(`away.${away.kind}`)] : [])];
                const isHere = at[0] === row && at[1] === column;
                return (
                  <td
                    key={day}
                    data-cell={`${row}.${column}`}
                    tabIndex={isHere ? 0 : -1}
                    className={`${onToggle ? "open" : ""}${away ? " away" : ""}${day === today ? " here" : ""}`}
                    aria-label={t("cell", { person: person.name, day, what: said.join("; ") || t("free") })}
                    onFocus={() => setAt([row, column])}
                    onClick={() => {
                      setAt([row, column]);
                      onToggle?.(person.id, day);
                    }}
                    onKeyDown={(event) => press(event, row, column, entries)}
                  >
                    {entries.map((entry) => {
                      const shift = shifts.get(entry.shiftId);
                      const misfit = roster.misfits.find(({ entryId }) => entryId === entry.id);
                      const name = say(shift?.name);
                      return (
                        <span
                          key={entry.id}
                          className={`shift ${shift?.colour ?? "grey"} ${entry.state}${misfit ? " misfit" : ""}`}
                          title={wordsOf(entry)}
                        >
                          {isTight ? name.slice(0, 1) : name}
                          {misfit && !isTight && <em className="small">{t(`misfit.${misfit.why}`)}</em>}
                        </span>
                      );
                    })}
                    {away && <span className="small away-word">{isTight ? "×" : t(`away.${away.kind}`)}</span>}
                  </td>
                );
              })}
            </tr>
          ))}
          {roster.settings.requiredCalendarId !== null && (
            <tr className="gaps">
              <th scope="row" className="who">
                {t("openTime")}
              </th>
              {days.map((day) => {
                const gaps = roster.gaps.filter(
                  ({ from, until }) =>
                    dayIn(from, reader.zone) <= day && day <= dayIn(Date.parse(until) - 1, reader.zone),
                );
                return (
                  <td key={day} className={gaps.length > 0 ? "gap" : undefined}>
                    {gaps.map((gap) => (
                      <span key={gap.from} className="mono">
                        {gapOn(gap, day, reader.zone)}
                      </span>
                    ))}
                    {gaps.length === 0 && day >= today && (
                      <span className="small text3">{isTight ? "✓" : t("covered")}</span>
                    )}
                  </td>
                );
              })}
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );

  function wordsOf(entry: EntryView): string {
    const shift = shifts.get(entry.shiftId);
    const times = `${clockTime(entry.startsAt, reader.zone)}–${clockTime(entry.endsAt, reader.zone)}`;
    const misfit = roster.misfits.find(({ entryId }) => entryId === entry.id);
    return [
      `${say(shift?.name)} ${times}`,
      ...(entry.state === "planned" ? [t("isPlanned")] : entry.state === "leaving" ? [t("isLeaving")] : []),
      ...(misfit ? [t(`misfit.${misfit.why}`)] : []),
    ].join(" · ");
  }
}

/** The part of a gap that lies on one day, as wall times. */
function gapOn({ from, until }: { from: string; until: string }, day: string, zone: string): string {
  const start = dayIn(from, zone) < day ? "00:00" : clockTime(from, zone);
  const end =
    dayIn(Date.parse(until) - 1, zone) > day || clockTime(until, zone) === "00:00" ? "24:00" : clockTime(until, zone);
  return `${start}–${end}`;
}
