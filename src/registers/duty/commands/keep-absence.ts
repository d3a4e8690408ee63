import type { Queryable } from "#kernel/db/pool.ts";
import { invalid, notAllowed, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import type { Actor } from "#kernel/people/actor.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { announcePeopleChanged, findAbsence, insertAbsence, teamsOf, updateAbsence } from "../absence-queries.ts";
import { type AbsenceView, type ChangeAbsence, dutyOperations, type NewAbsence } from "../contract.ts";
import { mayPlanFor } from "../keeping.ts";
import { presentAbsence } from "../present.ts";

/** D20: somebody is away. What is their turn is passed on when it begins: at once where it has. */
export async function addAbsence(keeping: Keeping, asking: Asking, body: NewAbsence): Promise<AbsenceView> {
  const { id: operation } = dutyOperations.addAbsence;
  return keep(keeping, asking, { id: operation, input: body, right: "people.read" }, async (tx) => {
    if (!(await isStaff(tx, body.personId))) throw invalid({ path: "personId", code: "not-there" });
    await mustKeep(tx, asking.actor, body.personId);
    const values = { ...timesOf(body), kind: body.kind, note: body.note, withdrawn_at: null };
    const id = await insertAbsence(tx, body.personId, values);
    const after = presentAbsence((await findAbsence(tx, id))!, true);
    await settle(tx, asking, id, null, after);
    return after;
  });
}

/** D20: another end, or back before it began. What was passed on stays where it fell: nothing is taken out of anybody's hands. */
export async function changeAbsence(
  keeping: Keeping,
  asking: Asking,
  id: string,
  body: ChangeAbsence,
): Promise<AbsenceView> {
  const { id: operation } = dutyOperations.changeAbsence;
  return keep(keeping, asking, { id: operation, input: { id, body }, right: "people.read" }, async (tx) => {
    const row = await findAbsence(tx, id);
    if (row === null) throw notFound();
    await mustKeep(tx, asking.actor, row.person_id);
    const before = presentAbsence(row, true);
    mustBeCurrent(asking, before);
    const wanted = { ...before, ...body };
    await updateAbsence(tx, id, {
      ...timesOf(wanted),
      kind: wanted.kind,
      note: wanted.note,
      withdrawn_at: body.isWithdrawn ? (row.withdrawn_at ?? asking.now) : row.withdrawn_at,
    });
    const after = presentAbsence((await findAbsence(tx, id))!, true);
    await settle(tx, asking, id, before, after);
    return after;
  });
}

/** One's own, or that of somebody whose team one plans for. */
async function mustKeep(tx: Queryable, actor: Actor, personId: string): Promise<void> {
  if (actor.kind === "person" && actor.id === personId) return;
  const teams = await teamsOf(tx, personId);
  const isPlanner =
    teams.some((team) => mayPlanFor(actor, team)) ||
    (actor.permissions.has("duty.plan") && actor.permissions.has("register.manage"));
  if (!isPlanner) throw notAllowed("not-your-team");
}

async function isStaff(tx: Queryable, personId: string): Promise<boolean> {
  const { rowCount } = await tx.query({
    text: `select 1 from memberships m join organisations o on o.id = m.organisation_id
      where m.person_id = $1 and exists (select from organisations a where a.id = any(o.path) and a.is_own)`,
    values: [personId],
  });
  return rowCount > 0;
}

function timesOf({ startsAt, endsAt }: { startsAt: string; endsAt: string }) {
  const [starts_at, ends_at] = [Temporal.Instant.from(startsAt), Temporal.Instant.from(endsAt)];
  if (Temporal.Instant.compare(starts_at, ends_at) >= 0)
    throw invalid({ path: "endsAt", code: "range-empty-or-backwards" });
  return { starts_at, ends_at };
}

async function settle(tx: Queryable, asking: Asking, id: string, before: unknown, after: AbsenceView): Promise<void> {
  await recordChange(tx, asking, { register: "absences", record: id, before, after });
  await announcePeopleChanged(tx, asking.now);
}
