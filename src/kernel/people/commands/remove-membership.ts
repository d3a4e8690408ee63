import type { Queryable } from "../../db/pool.ts";
import { notFound } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import { raiseRights } from "../identity/queries.ts";
import { endSessions } from "../identity/session-queries.ts";
import { announcePeopleChanged, demand, recordChange } from "./change.ts";
import { refuseUnlessAdministratorRemains } from "./last-administrator.ts";
import { refuseUnlessTheirs } from "./of-customers.ts";

/** Takes a role back, at once and on all nodes. The log of changes keeps that it was held. */
export async function removeMembership(
  tx: Queryable,
  asking: Asking,
  personId: string,
  membershipId: string,
): Promise<void> {
  demand(asking.actor, "people.manage", "people.manage-customers");
  await refuseUnlessTheirs(tx, asking, personId);
  const { rows } = await tx.query<{ role: string }>({
    text: `delete from memberships where id = $1 and person_id = $2
           returning role, organisation_id as "organisationId", from_day as "fromDay", until_day as "untilDay"`,
    values: [membershipId, personId],
  });
  const before = rows[0];
  if (!before) throw notFound();
  if (before.role === "administrator") await refuseUnlessAdministratorRemains(tx);
  await recordChange(tx, asking, {
    register: "memberships",
    record: membershipId,
    before: { personId, ...before },
    after: null,
  });
  await announcePeopleChanged(tx, asking);
  await raiseRights(tx, [personId]);
  await endSessions(tx, personId);
}
