import type { z } from "zod";
import { type ClockRow, runOfRow } from "../clocks/row.ts";
import { explainClock } from "../time/explain-clock.ts";
import type { Words } from "../words/words.ts";
import type { clockExplanationSchema } from "./contract.ts";
import type { ProcessDefinition } from "./definition.ts";
import type { CalendarBook } from "./facts.ts";
import { pauseWords, presentClock } from "./present-clock.ts";
import { termsWords } from "./terms-words.ts";
import type { IntervalRow, StepRow } from "./view-queries.ts";

const text = (at: Temporal.Instant) => at.toString({ smallestUnit: "millisecond" });

/** Why a clock says what it says (L2, L3): target and its source, calendar, what ran and paused, what comes next. */
export function explain(
  definition: ProcessDefinition,
  row: ClockRow,
  history: { intervals: readonly IntervalRow[]; steps: readonly StepRow[] },
  calendars: CalendarBook,
  now: Temporal.Instant,
  /** Null: a reader from outside, who reads of the level and not of what was agreed among whom. */
  zone: string | null,
): z.input<typeof clockExplanationSchema> {
  const compiled = calendars.byId(row.calendarId ?? calendars.alwaysCalendarId());
  const closed = history.intervals.map((interval) => ({
    from: interval.from_at,
    until: interval.until_at,
    kind: interval.kind,
    reason: interval.reason,
    workingMs: Number(interval.working_ms),
  }));
  const told = explainClock({ ...runOfRow(row), closed }, compiled, now);
  const due = told.dueAt;
  const isOver = (at: Temporal.Instant) => due !== null && Temporal.Instant.compare(at, due) >= 0;
  const firedAt = (step: "warn" | "breach") => {
    const fired = history.steps.find((one) => one.step === step);
    return fired === undefined ? null : text(fired.fired_at);
  };
  const declared = definition.clocks[row.clock];
  return {
    view: presentClock(definition, row, calendars, now),
    targetMs: told.targetMs,
    targetText: targetWords(row, declared),
    source: {
      kind: row.targetSource.kind,
      name:
        zone === null
          ? (row.targetSource.name ?? null)
          : row.targetSource.name
            ? termsWords(row.targetSource, zone)
            : null,
      priority: row.targetSource.priority ?? null,
    },
    calendar: { key: told.calendar.key, title: told.calendar.title, hours: hoursWords(compiled.calendar.week) },
    elapsedMs: told.usedMs,
    intervals: told.intervals.map((interval) => ({
      from: text(interval.from),
      until: interval.isOpen ? null : text(interval.until),
      kind: interval.kind,
      reason: pauseWords(definition, interval.reason),
      workingMs: interval.workingMs,
    })),
    strip: told.strip.segments.map((segment) => ({
      from: text(segment.from),
      until: text(segment.until),
      kind:
        segment.kind === "future" ? "ahead" : segment.kind === "ran" && isOver(segment.from) ? "over" : segment.kind,
      name: segment.name ?? null,
    })),
    steps: [
      ...(told.warnAt === null && firedAt("warn") === null
        ? []
        : [
            {
              step: "warn" as const,
              at: told.warnAt && text(told.warnAt),
              firedAt: firedAt("warn"),
              does: tellWords(declared?.onWarn?.tell ?? []),
            },
          ]),
      ...(due === null && firedAt("breach") === null
        ? []
        : [
            {
              step: "breach" as const,
              at: due && text(due),
              firedAt: firedAt("breach"),
              does: breachWords(definition, declared),
            },
          ]),
    ],
    now: text(now),
  };
}

function targetWords(row: ClockRow, declared: ProcessDefinition["clocks"][string] | undefined): Words {
  if (declared && "workingDays" in declared.target) {
    const { workingDays, at } = declared.target;
    return {
      zh: `第 ${workingDays} 个工作日${at === "start" ? "开始" : "结束"}`,
      en: `${at === "start" ? "start" : "end"} of working day ${workingDays}`,
    };
  }
  if (row.targetSource.until !== undefined) return { zh: "到承诺的时间", en: "until the promised time" };
  if (row.target?.ms == null) return { zh: "没有约定", en: "nothing agreed" };
  const minutes = Math.round(row.target.ms / 60_000);
  const hours = minutes / 60;
  return minutes % 60 === 0
    ? { zh: `${hours} 小时`, en: `${hours} h` }
    : { zh: `${minutes} 分钟`, en: `${minutes} min` };
}

/** The hours of an ordinary day, as people write them. */
function hoursWords(week: Record<string, [string, string][]>): Words {
  const days = Object.values(week);
  const isAlways = days.every(
    (ranges) => ranges.length === 1 && ranges[0]?.[0] === "00:00" && ranges[0][1] === "24:00",
  );
  if (isAlways) return { zh: "7×24", en: "24/7" };
  const ranges = days.find((day) => day.length > 0) ?? [];
  const said = ranges.map(([from, until]) => `${from}–${until}`);
  return { zh: said.join("，"), en: said.join(", ") };
}

const people: Record<string, Words> = {
  assignee: { zh: "处理人", en: "the assignee" },
  responsible: { zh: "轮到的人", en: "whoever's turn it is" },
  desk: { zh: "服务台", en: "the desk" },
  team: { zh: "班组", en: "the team" },
  "department-head": { zh: "部门负责人", en: "the department head" },
  "project-manager": { zh: "项目经理", en: "the project manager" },
};

function tellWords(tell: readonly string[]): Words {
  if (tell.length === 0) return { zh: "", en: "" };
  return {
    zh: `提醒${tell.map((who) => people[who]?.zh ?? who).join("、")}`,
    en: `tells ${tell.map((who) => people[who]?.en ?? who).join(", ")}`,
  };
}

function breachWords(definition: ProcessDefinition, declared: ProcessDefinition["clocks"][string] | undefined): Words {
  const told = tellWords(declared?.onBreach?.tell ?? []);
  const move = declared?.onBreach?.move === undefined ? undefined : definition.moves[declared.onBreach.move];
  if (move === undefined) return told;
  const also = told.zh === "" ? { zh: "", en: "" } : { zh: `，${told.zh}`, en: `; ${told.en}` };
  return { zh: `${move.title.zh}${also.zh}`, en: `${move.title.en}${also.en}` };
}
