import { notFound, Refusal } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type LevelView, serviceLevelOperations } from "../contract.ts";
import { presentLevel } from "../present.ts";
import { lockLevels, updateLevel } from "../queries.ts";

/** Takes a level out of use. Refused for the default (`is-default`) and while organisations name it (`still-in-use`). */
export async function archiveLevel(keeping: Keeping, asking: Asking, id: string): Promise<LevelView> {
  return keep(keeping, asking, { id: serviceLevelOperations.archive.id, input: { id } }, async (tx) => {
    const row = (await lockLevels(tx)).find((level) => level.id === id);
    if (!row) throw notFound();
    const before = presentLevel(row);
    mustBeCurrent(asking, before);
    if (row.archived_at) return before;
    if (row.is_default) throw new Refusal("wrong-state", "is-default");
    if (row.used_in > 0) throw new Refusal("wrong-state", "still-in-use", { params: { count: row.used_in } });
    const after = presentLevel(await updateLevel(tx, id, { ...row, archived_at: asking.now }));
    await recordChange(tx, asking, { register: "service-levels", record: id, before, after });
    return after;
  });
}
