import type { Queryable } from "../../db/pool.ts";
import { invalid, Refusal } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import { orderTargetReplan } from "../../process/replan/target-queries.ts";
import { raiseRightsEpoch } from "../identity/queries.ts";
import { initialsOf } from "../rules.ts";
import { demand, lockVersion, recordChange } from "./change.ts";
import {
  type NewOrganisation,
  pathOf,
  refuseMarksOfOurOwn,
  refuseUnknownLevel,
  refuseUsedCode,
} from "./create-organisation.ts";
import { refuseUnlessCustomers } from "./of-customers.ts";

type Row = {
  id: string;
  parent_id: string | null;
  path: string[];
  code: string | null;
  name: string;
  kind: "organisation" | "department" | "site";
  is_customer: boolean;
  is_supplier: boolean;
  is_own: boolean;
  service_level_id: string | null;
  version: number;
  archived_at: Temporal.Instant | null;
};

/** Renames, marks, moves, archives or revives an organisation. What lies below moves with it; its paths follow in the same act. */
export async function editOrganisation(
  tx: Queryable,
  asking: Asking,
  id: string,
  changes: Partial<NewOrganisation> & { isArchived?: boolean },
): Promise<void> {
  demand(asking.actor, "people.manage", "people.manage-customers");
  await refuseUnlessCustomers(tx, asking, id);
  refuseMarksOfOurOwn(asking, changes);
  // Marks and the tree decide who sees what: not for those who only keep contacts.
  if (changes.parentId !== undefined || changes.isCustomer !== undefined) demand(asking.actor, "people.manage");
  if (changes.parentId !== undefined) await oneMoveAtATime(tx);
  const before = await lockVersion<Row>(tx, "organisations", id, asking);
  const after = {
    name: changes.name ?? before.name,
    code: changes.code === undefined ? before.code : changes.code,
    kind: changes.kind ?? before.kind,
    isCustomer: changes.isCustomer ?? before.is_customer,
    isSupplier: changes.isSupplier ?? before.is_supplier,
    isOwn: changes.isOwn ?? before.is_own,
    serviceLevelId: changes.serviceLevelId === undefined ? before.service_level_id : changes.serviceLevelId,
    parentId: changes.parentId === undefined ? before.parent_id : changes.parentId,
    archivedAt: archivedAt(before, changes.isArchived, asking.now),
  };
  await refuseUsedCode(tx, after.code, id);
  if (after.serviceLevelId !== before.service_level_id) await refuseUnknownLevel(tx, after.serviceLevelId);
  if (changes.isArchived === true) await refuseWhileInUse(tx, id);
  if (after.parentId !== before.parent_id) await move(tx, before, after.parentId);
  await tx.query({
    text: `update organisations set name = $2, initials = $3, code = $4, kind = $5, is_customer = $6, is_supplier = $7,
             is_own = $8, service_level_id = $9, archived_at = $10, version = version + 1 where id = $1`,
    values: [
      id,
      after.name,
      initialsOf(after.name),
      after.code,
      after.kind,
      after.isCustomer,
      after.isSupplier,
      after.isOwn,
      after.serviceLevelId,
      after.archivedAt,
    ],
  });
  // Another level, of its own or of those above, is carried to the clocks of its open cases, in the background (L1).
  if (after.serviceLevelId !== before.service_level_id || after.parentId !== before.parent_id)
    await orderTargetReplan(tx, { scope: "organisation", scopeId: id, because: "targets", notBefore: asking.now });
  await recordChange(tx, asking, { register: "organisations", record: id, before, after });
  await raiseRightsEpoch(tx);
}

function archivedAt(before: Row, isArchived: boolean | undefined, now: Temporal.Instant): Temporal.Instant | null {
  if (isArchived === undefined) return before.archived_at;
  return isArchived ? (before.archived_at ?? now) : null;
}

/** Two moves of the tree at once could each put the other below itself. Taken before any row, so that none waits for the other. */
async function oneMoveAtATime(tx: Queryable): Promise<void> {
  await tx.query({ text: "select pg_advisory_xact_lock(4857211131)" });
}

async function move(tx: Queryable, before: Row, parentId: string | null): Promise<void> {
  const parentPath = await pathOf(tx, parentId);
  if (parentPath.includes(before.id)) throw invalid({ path: "parentId", code: "in-own-subtree" });
  const { rows } = await tx.query<{ depth: number }>({
    text: "select cardinality(path) as depth from organisations where id = $1",
    values: [before.id],
  });
  await tx.query({
    text: `update organisations set path = $2::bigint[] || path[$3:], parent_id = case when id = $1 then $4 else parent_id end
           where path @> array[$1::bigint]`,
    values: [before.id, parentPath, rows[0]?.depth ?? 1, parentId],
  });
}

async function refuseWhileInUse(tx: Queryable, id: string): Promise<void> {
  const { rows } = await tx.query({
    text: `select 1 from organisations where parent_id = $1 and archived_at is null
           union all select 1 from persons where organisation_id = $1 and is_active
           union all select 1 from teams where organisation_id = $1 and archived_at is null limit 1`,
    values: [id],
  });
  if (rows.length > 0) throw new Refusal("conflict", "still-in-use");
}
