import { retargeted } from "../../clocks/retargeted.ts";
import { runOfRow } from "../../clocks/row.ts";
import { clocksWithoutTarget, firstRun } from "../clocks-of-case.ts";
import type { Engine } from "../engine.ts";
import type { TargetSource } from "../facts.ts";
import { promisedTarget } from "../promised-target.ts";
import type { EffectView } from "./contract.ts";
import { isOther } from "./plan-targets.ts";
import { emptyPreview, lookAt, presentEffect, type ReplanPreview } from "./preview.ts";
import type { TargetScope } from "./target-change.ts";
import { readClocksInScope, readStandings, type TargetedClock } from "./target-queries.ts";

const pageSize = 1_000;

type Looking = { engine: Engine; targets: TargetSource; now: Temporal.Instant; preview: ReplanPreview };

/** What other promises would do to the running clocks of a scope, before anything is saved. Writes nothing. */
export async function previewTargets(
  engine: Engine,
  scope: TargetScope,
  targets: TargetSource,
  now: Temporal.Instant,
): Promise<EffectView> {
  const { kernel } = engine.ground;
  const preview = emptyPreview();
  const looking = { engine, targets, now, preview };
  for (let after = "0"; ; ) {
    const page = await readClocksInScope(kernel.db, scope, after, pageSize);
    const last = page.at(-1);
    if (last === undefined) return presentEffect(preview, false);
    for (const clock of page) lookAtClock(looking, clock);
    await lookAtPromised(looking, [...new Map(page.map((clock) => [clock.caseId, clock])).values()]);
    after = last.caseId;
  }
}

function lookAtClock({ engine, targets, now, preview }: Looking, clock: TargetedClock): void {
  const { calendars, definitions } = engine.ground;
  const { row } = clock;
  const declared = definitions.version(clock.process, clock.processVersion).clocks[row.clock];
  if (declared === undefined || !("level" in declared.target)) return;
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

/** Clocks that would begin: nothing of the kind was promised these cases before. One clock stands for each case. */
async function lookAtPromised(
  { engine, targets, now, preview }: Looking,
  cases: readonly TargetedClock[],
): Promise<void> {
  const { kernel, calendars, definitions } = engine.ground;
  const standings = await readStandings(
    kernel.db,
    cases.map(({ caseId }) => caseId),
  );
  for (const one of cases) {
    const standing = standings.get(one.caseId);
    if (standing === undefined) continue;
    const missing = clocksWithoutTarget(definitions.version(one.process, one.processVersion), {
      state: standing.state,
      knows: (clock) => standing.clocks.includes(clock),
      has: (measure) => standing.measures.includes(measure),
    });
    for (const [key, declared] of missing) {
      const run = firstRun(key, declared, promisedTarget(key, declared, one, { targets, calendars, now }), calendars);
      if (run !== null) lookAt(preview, { ...one, row: { clock: key, run: 1 } }, { ...run, dueAt: null }, run, now);
    }
  }
}
