import type { Words } from "../words/words.ts";
import { addPart, type Draft } from "./draft.ts";

/** What came of asking somebody in turn (D8). */
export const contactResults = {
  notified: { zh: "已通知，等确认", en: "told, awaiting an answer" },
  acknowledged: { zh: "已确认", en: "acknowledged" },
  unanswered: { zh: "时限内没有确认", en: "did not answer within the limit" },
  "passed-over": { zh: "没有等，改找下一级", en: "not waited for, the next was asked" },
  routed: { zh: "系统已直接分派，不必再确认", en: "no answer needed: the system assigned it" },
  nobody: { zh: "没有人，跳过", en: "nobody there, skipped" },
  "off-duty": { zh: "不在班，跳过", en: "off duty, skipped" },
  "no-answer": { zh: "没人接电话", en: "did not pick up" },
  busy: { zh: "占线", en: "line busy" },
  declined: { zh: "接了，不能处理", en: "answered, cannot take it" },
  promised: { zh: "接了，答应尽快确认", en: "answered, will acknowledge" },
} as const satisfies Record<string, Words>;
export type ContactResult = keyof typeof contactResults;

/** Passed over without being asked: nobody was there. */
export const isSkip = (result: ContactResult): boolean => result === "nobody" || result === "off-duty";

export const contactWays = {
  app: { zh: "系统通知", en: "in the system" },
  phone: { zh: "电话", en: "by phone" },
} as const satisfies Record<string, Words>;
export type ContactWay = keyof typeof contactWays;

/** A line of a department's contact list: one person, or whoever holds a role there; how they are asked, and working minutes to answer. */
export type ListedContact = {
  personId: string | null;
  role: string | null;
  way: ContactWay;
  /** null: as long as the clock says. */
  minutes: number | null;
};

/** One attempt to reach somebody: who, how, what came of it. When and by whom it was made is the entry's. */
export type ContactAttempt = {
  rung: number;
  personId: string | null;
  role: string | null;
  organisationId: string | null;
  way: ContactWay;
  result: ContactResult;
};

/** Records an attempt with the plan: in the entry that tells of it, and in the table reports count (D8). */
export function addAttempt(draft: Draft, attempt: ContactAttempt): void {
  draft.attempts.push(attempt);
  addPart(draft, "contact_attempts", {
    ...attempt,
    seq: draft.record.eventCount + 1,
    nth: draft.attempts.length,
    byPersonId: draft.facts.actor.kind === "person" ? draft.facts.actor.id : null,
  });
}
