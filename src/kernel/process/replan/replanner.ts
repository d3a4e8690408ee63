import type { CalendarChange } from "../../clocks/calendar-change.ts";
import type { Queryable } from "../../db/pool.ts";
import type { Asking } from "../../http/route.ts";
import { systemActor } from "../../people/actor.ts";
import { compileCalendar } from "../../time/compiled-calendar.ts";
import { shippedHolidays } from "../../time/holidays.ts";
import { draftOn, sealPlan } from "../draft.ts";
import type { Engine } from "../engine.ts";
import { applyPlans, readCasesOnCalendar } from "../queries.ts";
import type { CaseAsRead } from "../record.ts";
import { Batches } from "./batches.ts";
import { planReplan } from "./plan-replan.ts";
import {
  type CalendarState,
  claimReplan,
  noteEnd,
  noteProgress,
  orderReplan,
  provisionalCalendars,
  type Replan,
  rewriteIntervals,
} from "./queries.ts";

const batchSize = 200;
/** By then every node has noticed a changed calendar and no move is still being planned by the old one. */
const settledAfter = { seconds: 15 };

/** The calendars in memory, which must be brought up to date before a clock is verified by them. */
type Fresh = { refresh: () => Promise<void> };

/**
 * Plans running clocks again after their calendar changed (design: Clocks), in batches of one transaction each. What is left to do stands
 * in the database: any node goes on after a crash, one at a time, each case exactly once.
 */
export class Replanner {
  readonly #engine: Engine;
  readonly #calendars: Fresh;
  readonly #batches: Batches;

  constructor(engine: Engine, calendars: Fresh) {
    this.#engine = engine;
    this.#calendars = calendars;
    this.#batches = new Batches(
      () => this.#batch(),
      (error) => engine.ground.kernel.log.fault("calendar.replan", error),
    );
  }

  /** Looks for work now and every few seconds, also for what a new release's holidays make certain. */
  async start(): Promise<void> {
    const { kernel } = this.#engine.ground;
    await kernel.db.transaction(async (tx) => {
      for (const calendarId of await provisionalCalendars(tx)) {
        await orderReplan(tx, { calendarId, kind: "verify", at: kernel.now() });
      }
    });
    this.#batches.start();
  }

  /** Resolves when the batch at work has ended. */
  stop(): Promise<void> {
    return this.#batches.stop();
  }

  /** There may be something to do. */
  wake(): void {
    this.#batches.wake();
  }

  /** Works here and now until nothing is left that this node may do. */
  finish(): Promise<void> {
    return this.#batches.finish();
  }

  /** One batch; false when there is none, or another node is at it. */
  async #batch(): Promise<boolean> {
    const { kernel, nudge } = this.#engine.ground;
    await this.#calendars.refresh();
    const worked = await kernel.db.transaction(async (tx) => {
      const now = kernel.now();
      const replan = await claimReplan(tx, now);
      if (replan === null) return false;
      const cases = await readCasesOnCalendar(tx, {
        calendarId: replan.calendarId,
        after: replan.doneUntil,
        limit: batchSize,
        verify: replan.kind === "verify" ? { since: replan.since } : null,
      });
      const last = cases.at(-1);
      if (last) await noteProgress(tx, replan.id, last.record.id, await this.#replan(tx, replan, cases, now));
      else await this.#end(tx, replan, now);
      return true;
    });
    if (worked) nudge();
    return worked;
  }

  async #replan(tx: Queryable, replan: Replan, cases: readonly CaseAsRead[], now: Temporal.Instant): Promise<number> {
    const { definitions } = this.#engine.ground;
    const asking: Asking = { actor: systemActor, now, via: "calendar", idempotencyKey: null, ifMatch: null };
    const change = this.#changeOf(replan, now);
    const plans: string[] = [];
    let moved = 0;
    for (const read of cases) {
      const { id, process, processVersion } = read.record;
      const draft = draftOn(
        this.#engine.still(asking, definitions.version(process, processVersion)),
        read.record,
        read,
      );
      const planned = planReplan(draft, replan.calendarId, change);
      moved += planned.moved;
      await rewriteIntervals(tx, id, planned.remeasured);
      if (draft.changedClocks.size > 0) plans.push(sealPlan(draft, null, null));
    }
    await applyPlans(tx, plans);
    return moved;
  }

  #changeOf(replan: Replan, now: Temporal.Instant): CalendarChange {
    const asItStands = this.#engine.ground.calendars.byId(replan.calendarId);
    switch (replan.kind) {
      case "change":
        return { kind: "change", before: compiled(replan.before!), after: compiled(replan.after!), at: replan.at };
      case "remeasure":
        return { kind: "remeasure", after: asItStands, at: replan.at };
      case "verify":
        return { kind: "change", before: asItStands, after: asItStands, at: now };
    }
  }

  async #end(tx: Queryable, replan: Replan, now: Temporal.Instant): Promise<void> {
    await noteEnd(tx, replan.id, now);
    if (replan.kind !== "change") return;
    const notBefore = now.add(settledAfter);
    await orderReplan(tx, { calendarId: replan.calendarId, kind: "verify", at: now, since: replan.at, notBefore });
  }
}

const compiled = ({ definition, imported }: CalendarState) =>
  compileCalendar(definition, [...shippedHolidays, ...imported]);
