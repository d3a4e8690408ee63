import type { ClockRow } from "../../clocks/row.ts";
import type { Words } from "../../words/words.ts";
import { isCustomersTurn } from "../customers-turn.ts";
import type { ProcessDefinition } from "../definition.ts";
import type { CaseRecord } from "../record.ts";
import { dayAndTime } from "../tell.ts";
import type { ScriptFact, ScriptName } from "./line.ts";

/** All a script leans on. */
export type ScriptGround = {
  definition: ProcessDefinition;
  record: CaseRecord;
  clocks: readonly ClockRow[];
  measured: Readonly<Record<string, number>>;
  /** The assignee has accepted work at another customer's and is at it. */
  isBusyElsewhere: boolean;
  now: Temporal.Instant;
};

/** What is true of the case now (D3): nothing is said that is not. Pure. */
export function factsOfCase(ground: ScriptGround): ScriptFact[] {
  const { definition, record, measured, isBusyElsewhere, now } = ground;
  const state = definition.states[record.state];
  const isLiving = record.family === "open" || record.family === "waiting";
  const isDispatched = isLiving && record.line > 1 && (measured["handed-over"] ?? 0) > 0;
  const isWaiting = isLiving && isCustomersTurn(state, record.fields);
  const hasAssignee = isLiving && record.assigneeId !== null;
  const isAtWork = hasAssignee && state?.isAtWork === true;
  const hasNotStarted = hasAssignee && isDispatched && !isAtWork && !isWaiting;
  const promises = promisesOf(ground);
  const isLate = promises.some((due) => Temporal.Instant.compare(due, now) <= 0);
  const planned = plannedOf(record);
  const facts: Record<ScriptFact, boolean> = {
    "not-dispatched": isLiving && !isDispatched,
    dispatched: isDispatched,
    "nobody-yet": isLiving && record.assigneeId === null,
    "has-assignee": hasAssignee,
    "not-started": hasNotStarted,
    "at-work": isAtWork,
    "busy-elsewhere": hasNotStarted && isBusyElsewhere,
    "waiting-for-customer": isWaiting,
    planned: isLiving && planned !== null && Temporal.Instant.compare(planned, now) > 0,
    "on-time": promises.length > 0 && !isLate,
    late: isLate,
    solved: record.family === "done",
    "urged-before": typeof record.fields.urges === "number" && record.fields.urges > 0,
    "may-urge": isLiving && !isWaiting,
  };
  return (Object.keys(facts) as ScriptFact[]).filter((fact) => facts[fact]);
}

/** The case's values, as a line may name them, in the words of both languages; what is not known is left out. Pure. */
export function valuesOfCase(
  ground: ScriptGround & {
    zone: string;
    names: {
      requester: string | null;
      organisation: string | null;
      assignee: string | null;
      department: string | null;
    };
    device: string | null;
  },
): Partial<Record<ScriptName, Words>> {
  const { definition, record, clocks, now, zone, names, device } = ground;
  const at = (instant: Temporal.Instant | null | undefined) => (instant ? dayAndTime(instant, zone) : null);
  const promised = (key: string) =>
    definition.clocks[key]?.isPromise ? at(clocks.findLast(({ clock }) => clock === key)?.dueAt) : null;
  const state = definition.states[record.state];
  const promises = promisesOf(ground).toSorted(Temporal.Instant.compare);
  const next = promises.find((due) => Temporal.Instant.compare(due, now) > 0) ?? promises.at(-1);
  const figure = (value: unknown) => (typeof value === "number" ? String(value) : "0");
  const plain: Partial<Record<ScriptName, string | null>> = {
    number: record.number,
    subject: record.subject,
    name: names.requester,
    phone: record.requester.phone ?? null,
    organisation: names.organisation ?? record.requester.organisation ?? null,
    device,
    response: promised("response"),
    resolution: promised("resolution"),
    due: at(next),
    planned: at(plannedOf(record)),
    assignee: names.assignee,
    department: names.department,
    chases: figure(record.fields.chases),
    urges: figure(record.fields.urges),
  };
  const known = Object.entries(plain).flatMap(([key, value]) => (value ? [[key, { zh: value, en: value }]] : []));
  return { ...Object.fromEntries(known), state: state?.customerTitle ?? state?.title };
}

/** When each promise to the customer that still runs is due; inner limits are nobody's business outside. */
const promisesOf = ({ definition, clocks }: ScriptGround): Temporal.Instant[] =>
  clocks.flatMap(({ clock, state, dueAt }) =>
    definition.clocks[clock]?.isPromise && state === "running" && dueAt ? [dueAt] : [],
  );

function plannedOf(record: CaseRecord): Temporal.Instant | null {
  const { plannedAt } = record.fields;
  return typeof plannedAt === "string" ? Temporal.Instant.from(plannedAt) : null;
}
