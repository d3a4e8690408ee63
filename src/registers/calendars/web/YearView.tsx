import { useTranslation } from "react-i18next";
import { useLanguage, useSay } from "#web/words/language.ts";
import type { DayView, YearView as Year } from "../contract.ts";
import { writeHours } from "./hours.ts";

type Props = { year: Year; onDay: (day: DayView) => void; isOpen: boolean };
const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** Twelve months on a page. One stop for the Tab key; arrows go from day to day. */
export function YearView({ year, onDay, isOpen }: Props) {
  const { t } = useTranslation("calendars");
  const names = new Intl.DateTimeFormat(useLanguage(), { month: "long", timeZone: "UTC" });
  const nameOf = (month: number) => names.format(Date.UTC(2000, month - 1));
  const days = year.months.flatMap((month) => month.days);
  const today = new Date().toISOString().slice(0, 10);
  const stop = days.some(({ day }) => day === today) ? today : days[0]?.day;
  const step = (event: React.KeyboardEvent<HTMLElement>) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    const at = days.findIndex(({ day }) => day === (event.target as HTMLElement).dataset.day);
    const next = by === undefined || at < 0 ? undefined : days[at + by];
    if (!next) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-day="${next.day}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the buttons inside
    <div className="year-months" onKeyDown={step}>
      {year.months.map(({ month, days: ofMonth }) => (
        <section key={month} aria-label={nameOf(month)}>
          <h2>{nameOf(month)}</h2>
          <div className="month">
            {weekdays.map((weekday) => (
              <span key={weekday} className="weekday" aria-hidden="true">
                {t(`weekday.${weekday}`)}
              </span>
            ))}
            {ofMonth.map((day, at) => (
              <Day
                key={day.day}
                day={day}
                column={at === 0 ? weekdays.indexOf(day.weekday) + 1 : undefined}
                isToday={day.day === today}
                isStop={day.day === stop}
                onOpen={isOpen ? () => onDay(day) : undefined}
              />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

type DayProps = {
  day: DayView;
  column: number | undefined;
  isToday: boolean;
  isStop: boolean;
  onOpen: (() => void) | undefined;
};

function Day({ day, column, isToday, isStop, onOpen }: DayProps) {
  const { t } = useTranslation("calendars");
  const say = useSay();
  const what = [day.name && say(day.name), t(`kind.${day.kind}`), writeHours(day.ranges)].filter(Boolean).join(" · ");
  return (
    <button
      type="button"
      data-day={day.day}
      className={`day ${day.kind}${day.isWorking ? "" : " free"}${isToday ? " today" : ""}`}
      style={column === undefined ? undefined : { gridColumnStart: column }}
      tabIndex={isStop ? 0 : -1}
      title={`${day.day} ${what}`}
      aria-current={isToday ? "date" : undefined}
      disabled={onOpen === undefined}
      onClick={onOpen}
    >
      {Number(day.day.slice(8))}
      {["holiday", "make-up", "override"].includes(day.kind) && <small>{t(`mark.${day.kind}`)}</small>}
      <span className="unseen">
        {day.day} {t(`weekdayLong.${day.weekday}`)} {what}
      </span>
    </button>
  );
}
