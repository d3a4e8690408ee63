import { notFound, Refusal } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { orderTargetReplan } from "#kernel/process/replan/target-queries.ts";
import { keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type LevelView, serviceLevelOperations } from "../contract.ts";
import type { LevelKeeping } from "../keeping.ts";
import { presentLevel } from "../present.ts";
import { type LevelRow, lockLevels, updateLevel } from "../queries.ts";

/** Lets this level hold for all who have none; the former default stays in use for those who name it. */
export async function makeLevelDefault(keeping: LevelKeeping, asking: Asking, id: string): Promise<LevelView> {
  const made = await keep(keeping, asking, { id: serviceLevelOperations.makeDefault.id, input: { id } }, async (tx) => {
    const levels = await lockLevels(tx);
    const row = levels.find((level) => level.id === id);
    if (!row) throw notFound();
    mustBeCurrent(asking, presentLevel(row));
    if (row.is_default) return presentLevel(row);
    if (row.archived_at) throw new Refusal("wrong-state", "is-archived");

    const save = async (level: LevelRow, isDefault: boolean): Promise<LevelView> => {
      const before = presentLevel(level);
      const after = presentLevel(await updateLevel(tx, level.id, { ...level, is_default: isDefault }));
      await recordChange(tx, asking, { register: "service-levels", record: level.id, before, after });
      return after;
    };
    for (const former of levels.filter((level) => level.is_default)) {
      await save(former, false);
      const scope = { scope: "level", scopeId: former.id } as const;
      await orderTargetReplan(tx, { ...scope, because: "targets", notBefore: asking.now });
    }
    return save(row, true);
  });
  keeping.wakeReplanner();
  return made;
}
