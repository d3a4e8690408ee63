import type { Queryable } from "../../db/pool.ts";
import { invalid, notAllowed } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import { raiseRightsEpoch } from "../identity/queries.ts";
import { initialsOf } from "../rules.ts";
import { demand, recordChange } from "./change.ts";
import { refuseUnlessCustomers } from "./of-customers.ts";

export type NewOrganisation = {
  name: string;
  parentId: string | null;
  code?: string | null;
  kind?: "organisation" | "department" | "site";
  isCustomer?: boolean;
  isSupplier?: boolean;
  isOwn?: boolean;
  serviceLevelId?: string | null;
};

/** Adds an organisation below another, or a root; returns its id. Who keeps customers' contacts adds customers only. */
export async function createOrganisation(tx: Queryable, asking: Asking, input: NewOrganisation): Promise<string> {
  demand(asking.actor, "people.manage", "people.manage-customers");
  await refuseUnlessCustomers(tx, asking, input.parentId);
  refuseMarksOfOurOwn(asking, input);
  if (input.parentId === null && !input.isCustomer) demand(asking.actor, "people.manage");
  const parentPath = await pathOf(tx, input.parentId);
  await refuseUsedCode(tx, input.code ?? null, null);
  await refuseUnknownLevel(tx, input.serviceLevelId ?? null);
  const { rows } = await tx.query<{ id: string }>({
    text: `with new as (select nextval(pg_get_serial_sequence('organisations', 'id')) as id)
           insert into organisations (id, parent_id, path, code, name, initials, kind, is_customer, is_supplier, is_own,
             service_level_id)
           select new.id, $1, $2::bigint[] || new.id, $3, $4, $5, $6, $7, $8, $9, $10 from new
           returning id`,
    values: [
      input.parentId,
      parentPath,
      input.code ?? null,
      input.name,
      initialsOf(input.name),
      input.kind ?? "organisation",
      input.isCustomer ?? false,
      input.isSupplier ?? false,
      input.isOwn ?? false,
      input.serviceLevelId ?? null,
    ],
  });
  const id = rows[0]!.id;
  await recordChange(tx, asking, { register: "organisations", record: id, before: null, after: input });
  // Whoever holds a role above now reaches one organisation more.
  if (input.parentId !== null) await raiseRightsEpoch(tx);
  return id;
}

/** Path of the parent, which must be there; empty for a root. Locked, so that it cannot be moved away meanwhile. */
export async function pathOf(tx: Queryable, parentId: string | null): Promise<string[]> {
  if (parentId === null) return [];
  const { rows } = await tx.query<{ path: string[] }>({
    text: "select path from organisations where id = $1 and archived_at is null for share",
    values: [parentId],
  });
  if (!rows[0]) throw invalid({ path: "parentId", code: "not-there" });
  return rows[0].path;
}

export function refuseMarksOfOurOwn(
  { actor }: Asking,
  marks: { isOwn?: boolean; isSupplier?: boolean; isCustomer?: boolean },
) {
  if (actor.kind === "system" || actor.permissions.has("people.manage")) return;
  if (marks.isOwn || marks.isSupplier) throw notAllowed();
}

export async function refuseUsedCode(tx: Queryable, code: string | null, id: string | null): Promise<void> {
  if (code === null) return;
  const { rows } = await tx.query({
    text: "select 1 from organisations where code = $1 and id is distinct from $2",
    values: [code, id],
  });
  if (rows.length > 0) throw invalid({ path: "code", code: "already-used" });
}

export async function refuseUnknownLevel(tx: Queryable, levelId: string | null): Promise<void> {
  if (levelId === null) return;
  const { rows } = await tx.query({
    text: "select 1 from service_levels where id = $1 and archived_at is null",
    values: [levelId],
  });
  if (rows.length === 0) throw invalid({ path: "serviceLevelId", code: "not-there" });
}
