import type { Queryable } from "#kernel/db/pool.ts";
import { type FieldIssue, invalid } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import type { Keeping } from "../../record-keeping/index.ts";
import { dutyOperations, type PlanChange } from "../contract.ts";
import { changeRoster } from "../keeping.ts";
import { findEntries, memberIds, putEntries, removeEntries, type StampedWish, shiftsOf } from "../queries.ts";
import { stretchOf, type Wish } from "../rules.ts";

type Changed = Promise<{ version: number; changed: number }>;

/** D20: puts people on shifts and takes them off, in the plan; nothing of it is in force before publishing. */
export async function plan(keeping: Keeping, asking: Asking, teamId: string, body: PlanChange): Changed {
  const order = { operation: dutyOperations.plan.id, teamId, input: body };
  return changeRoster(keeping, asking, order, async (tx) => {
    const { wishes, issues } = await stamped(tx, teamId, body.put, asking.now);
    const leaving = (await findEntries(tx, body.remove)).filter(({ team_id }) => team_id === teamId);
    const over = leaving.filter(({ ends_at }) => isPast(ends_at, asking.now));
    const wrong = [
      ...issues,
      ...over.map(({ id }): FieldIssue => ({ path: `remove.${body.remove.indexOf(id)}`, code: "already-over" })),
    ];
    if (wrong.length > 0) throw invalid(...wrong);
    const taken = await removeEntries(tx, teamId, body.remove);
    const put = await putEntries(tx, teamId, wishes);
    return { changed: taken + put, before: { taken: leaving.map(told) }, after: { put: body.put } };
  });
}

/** When each wish is, and what is wrong with it. */
export async function stamped(
  tx: Queryable,
  teamId: string,
  wishes: readonly Wish[],
  now: Temporal.Instant,
): Promise<{ wishes: StampedWish[]; issues: FieldIssue[] }> {
  const shifts = new Map((await shiftsOf(tx, teamId)).map((shift) => [shift.id, shift]));
  const members = await memberIds(tx, teamId);
  const issues: FieldIssue[] = [];
  const found = wishes.flatMap((wish, at): StampedWish[] => {
    const shift = shifts.get(wish.shiftId);
    const wrong = (field: string, code: FieldIssue["code"]) => {
      issues.push({ path: `put.${at}.${field}`, code });
      return [];
    };
    if (shift === undefined) return wrong("shiftId", "not-there");
    if (shift.archived_at !== null) return wrong("shiftId", "archived");
    if (!members.has(wish.personId)) return wrong("personId", "not-in-team");
    const { from, until } = stretchOf(shift, wish.day);
    const endsAt = Temporal.Instant.fromEpochMilliseconds(until);
    if (isPast(endsAt, now)) return wrong("day", "already-over");
    return [{ ...wish, startsAt: Temporal.Instant.fromEpochMilliseconds(from), endsAt }];
  });
  return { wishes: found, issues };
}

export const isPast = (end: Temporal.Instant, now: Temporal.Instant): boolean =>
  end.epochMilliseconds <= now.epochMilliseconds;

/** An entry as the change log keeps it. */
export const told = ({
  shift_id,
  person_id,
  day,
  state,
}: {
  shift_id: string;
  person_id: string;
  day: string;
  state: string;
}) => ({
  shiftId: shift_id,
  personId: person_id,
  day,
  state,
});
