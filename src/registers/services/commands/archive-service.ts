import { notFound, Refusal } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { hasActiveChildren, type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type ServiceView, serviceOperations } from "../contract.ts";
import { asNode, presentService } from "../present.ts";
import { lockServices, updateService } from "../queries.ts";

/** Takes a service out of use; refused (`has-children`) while services below it are in use. */
export async function archiveService(keeping: Keeping, asking: Asking, id: string): Promise<ServiceView> {
  return keep(keeping, asking, { id: serviceOperations.archive.id, input: { id } }, async (tx) => {
    const rows = await lockServices(tx);
    const row = rows.find((service) => service.id === id);
    if (!row) throw notFound();
    const before = presentService(row);
    mustBeCurrent(asking, before);
    if (row.archived_at) return before;
    if (hasActiveChildren(rows.map(asNode), id)) throw new Refusal("wrong-state", "has-children");
    const after = presentService(await updateService(tx, id, { ...row, archived_at: asking.now }));
    await recordChange(tx, asking, { register: "services", record: id, before, after });
    return after;
  });
}
