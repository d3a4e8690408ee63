import type { FieldIssue } from "#kernel/errors/refusal.ts";
import type { Words } from "#kernel/words/words.ts";

/** What a level may promise, per priority (L1). Definitions of processes name these keys as targets of their clocks. */
export const levelClocks = {
  response: { zh: "首次响应", en: "First response" },
  "first-line": { zh: "一线处理", en: "First line" },
  proposal: { zh: "提出方案", en: "Solution proposal" },
  arrival: { zh: "到达现场", en: "Arrival on site" },
  workaround: { zh: "临时恢复", en: "Workaround" },
  resolution: { zh: "解决", en: "Resolution" },
} as const satisfies Record<string, Words>;

export type LevelClock = keyof typeof levelClocks;
export const levelClockKeys = Object.keys(levelClocks) as LevelClock[];

export const priorityKeys = ["1", "2", "3", "4"] as const;
export type PriorityKey = (typeof priorityKeys)[number];

/** Working minutes per clock and priority. What is not named has no target, which is a legitimate answer. */
export type Targets = Partial<Record<LevelClock, Partial<Record<PriorityKey, number>>>>;

/** The first steps come before the last: solved after one hour but answered after two would promise nothing. */
const order: readonly [LevelClock, LevelClock][] = [
  ["response", "resolution"],
  ["first-line", "resolution"],
  ["proposal", "resolution"],
  ["arrival", "resolution"],
  ["workaround", "resolution"],
];

/** Promises that contradict each other: an earlier step later than the solution, a graver case slower than a lighter one. */
export function targetIssues(targets: Targets): FieldIssue[] {
  const issues: FieldIssue[] = [];
  for (const [earlier, later] of order) {
    for (const priority of priorityKeys) {
      const first = targets[earlier]?.[priority];
      const last = targets[later]?.[priority];
      if (first !== undefined && last !== undefined && first > last) {
        issues.push({ path: `targets.${earlier}.${priority}`, code: "later-than", params: { clock: later } });
      }
    }
  }
  for (const clock of levelClockKeys) {
    let slowest = 0;
    for (const priority of priorityKeys) {
      const minutes = targets[clock]?.[priority];
      if (minutes === undefined) continue;
      if (minutes < slowest) {
        issues.push({ path: `targets.${clock}.${priority}`, code: "faster-than-a-graver-case" });
      }
      slowest = Math.max(slowest, minutes);
    }
  }
  return issues;
}

export type ChosenCalendar = { id: string; isArchived: boolean };

export function calendarIssues(
  asked: { calendarId?: string; urgentCalendarId?: string | null },
  found: readonly ChosenCalendar[],
): FieldIssue[] {
  return (["calendarId", "urgentCalendarId"] as const).flatMap((path): FieldIssue[] => {
    const id = asked[path];
    if (id === undefined || id === null) return [];
    const calendar = found.find((one) => one.id === id);
    if (!calendar) return [{ path, code: "not-there" }];
    return calendar.isArchived ? [{ path, code: "archived" }] : [];
  });
}

type Terms = { calendarId: string; urgentCalendarId: string | null; targets: Targets };

/** Does another version of a level promise anything else, to clocks that run? A new name does not. */
export const promisesOtherwise = (before: Terms, after: Terms): boolean =>
  before.calendarId !== after.calendarId ||
  before.urgentCalendarId !== after.urgentCalendarId ||
  levelClockKeys.some((clock) =>
    priorityKeys.some((priority) => before.targets[clock]?.[priority] !== after.targets[clock]?.[priority]),
  );
