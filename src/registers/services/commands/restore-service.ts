import { invalid, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, placeIssues, recordChange } from "../../record-keeping/index.ts";
import { type ServiceView, serviceOperations } from "../contract.ts";
import { asNode, presentService } from "../present.ts";
import { lockServices, updateService } from "../queries.ts";

/** Takes an archived service into use again; what it lies below must be in use first. */
export async function restoreService(keeping: Keeping, asking: Asking, id: string): Promise<ServiceView> {
  return keep(keeping, asking, { id: serviceOperations.restore.id, input: { id } }, async (tx) => {
    const rows = await lockServices(tx);
    const row = rows.find((service) => service.id === id);
    if (!row) throw notFound();
    const before = presentService(row);
    mustBeCurrent(asking, before);
    if (!row.archived_at) return before;
    const issues = placeIssues(rows.map(asNode), id, row.parent_id);
    if (issues.length > 0) throw invalid(...issues);
    const after = presentService(await updateService(tx, id, { ...row, archived_at: null }));
    await recordChange(tx, asking, { register: "services", record: id, before, after });
    return after;
  });
}
