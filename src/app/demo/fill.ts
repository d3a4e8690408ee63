import { addMarks, presentMark } from "#kernel/jobs/queries.ts";
import type { Kernel } from "#kernel/kernel.ts";
import type { Actor } from "#kernel/people/actor.ts";
import { actorOfPerson } from "#kernel/people/identity/identify.ts";
import { reindex } from "#kernel/search/index-cases.ts";
import { openProgram, type Program } from "../program.ts";
import { reactionsOf } from "../rooms.ts";
import { awaitApproval } from "./await-approval.ts";
import { type Call, planCalls } from "./calls.ts";
import { furnish } from "./furnish.ts";
import { furnishDuty } from "./furnish-duty.ts";
import { Life, type Stage } from "./life.ts";
import { live } from "./live.ts";
import { managing } from "./managing.ts";
import { relateCases } from "./relate-cases.ts";
import { playRequests } from "./requests/play.ts";
import { serious } from "./serious.ts";
import { giveSignIns } from "./sign-ins.ts";
import { takeCall } from "./take-call.ts";
import type { Cast } from "./world/cast.ts";

export type DemoOptions = {
  seed: number;
  /** Incidents; their follow-ups come besides. */
  cases: number;
  progress: (line: string) => void;
};

const months = 3;
/** Lives lived at once: enough to keep two cores and the database busy. */
const atOnce = 8;
/** What the relay would do behind each announcement is done by the lives themselves, or once at the end. */
const doneHere = [
  "reactions.follow-up",
  "reactions.incident",
  "reactions.routing",
  "reactions.supplier-part",
  "reactions.major-incident",
  "search",
];

/**
 * Fills an empty, migrated installation with a fictional provider and three months of its cases, ending at `kernel.now()`. All
 * through the engine and the commands people use, with a clock that moves; nothing leaves the house. Answers who may sign in, a
 * line each: `role login password`.
 */
export async function fillDemo(kernel: Kernel, { seed, cases, progress }: DemoOptions): Promise<readonly string[]> {
  const present = kernel.now();
  const from = present.toZonedDateTimeISO(kernel.zone).subtract({ months }).startOfDay().toInstant();
  // Founded the evening before the first call.
  const founding = { ...kernel, now: () => from.subtract({ hours: 6 }) };
  const program = await openProgram(founding, { isWorking: false, without: [...doneHere, "case-notices"] });
  try {
    const { cast, signIns } = await furnish(program, present);
    const calls = planCalls(cast, program.engine.ground, {
      seed,
      cases,
      zone: kernel.zone,
      from,
      present,
      priorityFor: (impact, urgency) => program.reference.priorityFor(impact, urgency),
    });
    const [lines] = await Promise.all([giveSignIns(kernel, signIns), liveAll(program, cast, calls, present, progress)]);
    await awaitApproval(program, cast, present, actorsAt(kernel, present));
    await relateCases(program, cast, present, actorsAt(kernel, present));
    await furnishDuty({ ...program, kernel }, cast);
    await serious(program, cast, present, actorsAt(kernel, present));
    await managing({ ...program, kernel }, cast, present, actorsAt(kernel, present));
    while ((await program.engine.fireDue(present)) > 0);
    const { definitions } = program.engine.ground;
    await reindex(kernel, (process, version) => definitions.version(process, version).fields);
    const start = await presentMark(kernel.db);
    await addMarks(
      kernel.db,
      doneHere.map((name) => ({ name, start })),
    );
    return lines;
  } finally {
    await program.stop();
  }
}

async function liveAll(
  program: Program,
  cast: Cast,
  calls: readonly Call[],
  present: Temporal.Instant,
  progress: (line: string) => void,
): Promise<void> {
  const { kernel, engine } = program;
  const stage: Stage = {
    kernel,
    engine,
    reactions: reactionsOf(engine),
    present,
    actorOf: actorsAt(kernel, present),
    horizon: { xmin: (await presentMark(kernel.db)).xid },
  };
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < calls.length; index = next++) {
      const { at, course, dice } = calls[index] as Call;
      const life = new Life(stage, at);
      await takeCall({ life, course, cast, dice }, stage);
      await live({ life, course, cast, dice });
      if ((index + 1) % 100 === 0) progress(`${index + 1} / ${calls.length}`);
    }
  };
  await Promise.all([playRequests(program, cast, stage), ...Array.from({ length: atOnce }, worker)]);
}

/** Rights do not change while the demo plays: each actor is built once. */
function actorsAt(kernel: Kernel, now: Temporal.Instant): (personId: string) => Promise<Actor> {
  const built = new Map<string, Promise<Actor>>();
  return (personId) => {
    const known = built.get(personId);
    if (known) return known;
    const actor = actorOfPerson(kernel, personId, now).then((found) => {
      if (found === null) throw new Error(`nobody acts as person ${personId}`);
      return found;
    });
    built.set(personId, actor);
    return actor;
  };
}
