import { once } from "#kernel/http/once.ts";
import type { Asking } from "#kernel/http/route.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { mustBeCurrent, recordChange } from "#registers/record-keeping/index.ts";
import { holdRule, storeRule } from "../queries.ts";
import type { RecurrenceRule } from "../rules.ts";

/** Changes when incidents count as recurring (D22); a line in the log of changes. Errors: conflict with both versions. */
export const changeRule = (
  kernel: Kernel,
  asking: Asking,
  rule: RecurrenceRule,
): Promise<RecurrenceRule & { version: number }> =>
  kernel.db.transaction((tx) =>
    once(tx, asking, "problems.change-rule", rule, async () => {
      const before = await holdRule(tx);
      mustBeCurrent(asking, before);
      const after = await storeRule(tx, rule);
      await recordChange(tx, asking, { register: "recurrence-rule", record: "1", before, after });
      return after;
    }),
  );
