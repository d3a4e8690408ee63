import { invalid, notAllowed, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type ChangeShift, dutyOperations, type NewShift, type ShiftView } from "../contract.ts";
import { mayPlanFor } from "../keeping.ts";
import { presentShift } from "../present.ts";
import {
  entriesEndingAfter,
  findShift,
  findTeam,
  insertShift,
  lockRoster,
  restampEntry,
  updateRoster,
  updateShift,
} from "../queries.ts";
import { stretchOf } from "../rules.ts";

/** D20: a new shift pattern of a team. */
export async function addShift(keeping: Keeping, asking: Asking, teamId: string, body: NewShift): Promise<ShiftView> {
  const { id } = dutyOperations.addShift;
  return keep(keeping, asking, { id, input: { teamId, body }, right: "duty.plan" }, async (tx) => {
    const team = await findTeam(tx, teamId);
    if (team === null) throw notFound();
    if (!mayPlanFor(asking.actor, team)) throw notAllowed("not-your-team");
    if (!isZone(body.zone)) throw invalid({ path: "zone", code: "unknown-zone" });
    await updateRoster(tx, await lockRoster(tx, teamId));
    const { forwardingNumber, ...rest } = body;
    const values = { ...rest, team_id: teamId, forwarding_number: forwardingNumber, archived_at: null };
    const shift = presentShift(await insertShift(tx, values));
    await recordChange(tx, asking, { register: "duty-shifts", record: shift.id, before: null, after: shift });
    return shift;
  });
}

/** D20: another name, number or hours. Shifts that have not begun follow the new hours; what has begun stays as it was. */
export async function changeShift(keeping: Keeping, asking: Asking, id: string, body: ChangeShift): Promise<ShiftView> {
  const operation = { id: dutyOperations.changeShift.id, input: { id, body }, right: "duty.plan" as const };
  return keep(keeping, asking, operation, async (tx) => {
    const found = await findShift(tx, id);
    const team = found && (await findTeam(tx, found.team_id));
    if (!found || !team) throw notFound();
    if (!mayPlanFor(asking.actor, team)) throw notAllowed("not-your-team");
    const roster = await lockRoster(tx, team.id);
    const row = (await findShift(tx, id))!;
    const before = presentShift(row);
    mustBeCurrent(asking, before);
    const wanted = { ...before, ...body };
    if (!isZone(wanted.zone)) throw invalid({ path: "zone", code: "unknown-zone" });
    const after = await updateShift(tx, id, {
      team_id: row.team_id,
      name: wanted.name,
      starts: wanted.starts,
      ends: wanted.ends,
      zone: wanted.zone,
      colour: wanted.colour,
      forwarding_number: wanted.forwardingNumber,
      archived_at: wanted.isArchived ? (row.archived_at ?? asking.now) : null,
    });
    for (const entry of await entriesEndingAfter(tx, team.id, asking.now)) {
      if (entry.shift_id !== id || entry.starts_at.epochMilliseconds <= asking.now.epochMilliseconds) continue;
      const { from, until } = stretchOf(after, entry.day);
      const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);
      await restampEntry(tx, entry.id, at(from), at(until));
    }
    await updateRoster(tx, roster);
    await recordChange(tx, asking, { register: "duty-shifts", record: id, before, after: presentShift(after) });
    return presentShift(after);
  });
}

function isZone(zone: string): boolean {
  try {
    Temporal.PlainDate.from("2026-01-01").toZonedDateTime(zone);
    return true;
  } catch {
    return false;
  }
}
