import type { Queryable } from "../../db/pool.ts";
import { conflict, Refusal } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import { raiseRightsEpoch } from "../identity/queries.ts";
import { type Permission, shippedPermissions } from "../permissions.ts";
import type { Role } from "../roles.ts";
import { demand, recordChange } from "./change.ts";

/** Without these an administrator could lock everybody out of administration for good. */
const keptByAdministrators: readonly Permission[] = ["people.manage", "roles.manage"];

/** Sets what a role may do, for everybody who holds it, from the next call on; null: as shipped. */
export async function editRole(
  tx: Queryable,
  asking: Asking,
  role: Role,
  permissions: readonly Permission[] | null,
): Promise<void> {
  demand(asking.actor, "roles.manage");
  if (role === "administrator" && permissions && keptByAdministrators.some((kept) => !permissions.includes(kept))) {
    throw new Refusal("conflict", "last-administrator");
  }
  const { rows } = await tx.query<{ permissions: Permission[]; version: number }>({
    text: "select permissions, version from role_permissions where role = $1 for update",
    values: [role],
  });
  const stored = rows[0];
  const version = stored?.version ?? 0;
  if (asking.ifMatch !== null && asking.ifMatch !== version) throw conflict({ version: asking.ifMatch }, { version });
  const after = [...new Set(permissions ?? shippedPermissions[role])];
  if (permissions === null) {
    await tx.query({ text: "delete from role_permissions where role = $1", values: [role] });
  } else {
    await tx.query({
      text: `insert into role_permissions (role, permissions) values ($1, $2)
             on conflict (role) do update set permissions = excluded.permissions, version = role_permissions.version + 1`,
      values: [role, after],
    });
  }
  await recordChange(tx, asking, {
    register: "roles",
    record: role,
    before: stored?.permissions ?? shippedPermissions[role],
    after,
  });
  await raiseRightsEpoch(tx);
}
