import { retargeted } from "../../clocks/retargeted.ts";
import { runOfRow } from "../../clocks/row.ts";
import type { Engine } from "../engine.ts";
import type { TargetSource } from "../facts.ts";
import { promisedTarget } from "../promised-target.ts";
import type { EffectView } from "./contract.ts";
import { isOther } from "./plan-targets.ts";
import { emptyPreview, lookAt, presentEffect } from "./preview.ts";
import type { TargetScope } from "./target-change.ts";
import { readClocksInScope } from "./target-queries.ts";

const pageSize = 1_000;

/** What other promises would do to the running clocks of a scope, before anything is saved. Writes nothing. */
export async function previewTargets(
  engine: Engine,
  scope: TargetScope,
  targets: TargetSource,
  now: Temporal.Instant,
): Promise<EffectView> {
  const { kernel, calendars, definitions } = engine.ground;
  const preview = emptyPreview();
  for (let after = "0"; ; ) {
    const page = await readClocksInScope(kernel.db, scope, after, pageSize);
    const last = page.at(-1);
    if (last === undefined) return presentEffect(preview, false);
    for (const clock of page) {
      const { row } = clock;
      const declared = definitions.version(clock.process, clock.processVersion).clocks[row.clock];
      if (declared === undefined || !("level" in declared.target)) continue;
      const promised = promisedTarget(row.clock, declared, clock, { targets, calendars, now });
      const before = runOfRow(row);
      const to = {
        target: promised.target,
        before: calendars.byId(row.calendarId ?? calendars.alwaysCalendarId()),
        after: calendars.byId(promised.calendarId),
        isOther: row.calendarId !== promised.calendarId,
      };
      lookAt(preview, clock, before, isOther(row, promised) ? retargeted(before, to, now) : before, now);
    }
    after = last.caseId;
  }
}
