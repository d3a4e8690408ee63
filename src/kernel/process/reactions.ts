import { Refusal } from "../errors/refusal.ts";
import type { Asking } from "../http/route.ts";
import { cursorOf } from "../jobs/announcement.ts";
import type { Reader } from "../jobs/reader.ts";
import type { Kernel } from "../kernel.ts";
import { systemActor } from "../people/actor.ts";
import type { Engine, NewCase } from "./engine.ts";

/** What a reaction is told. */
export type Heard = {
  kind: string;
  caseId: string;
  at: Temporal.Instant;
  payload: Record<string, unknown>;
  mark: string;
};

type LinkedCase = { id: string; process: string; state: string; closedAt: Temporal.Instant | null };

/** What a reaction may do: look along links, and move or open cases as the system, once per announcement. */
export type ReactionContext = {
  kernel: Kernel;
  linkedTo: (caseId: string, kind: string) => Promise<LinkedCase | null>;
  linkedFrom: (caseId: string, kind: string, states: readonly string[]) => Promise<LinkedCase[]>;
  lastMeasured: (caseId: string, measure: string) => Promise<Temporal.Instant | null>;
  moveIfOpen: (engine: Engine, caseId: string, move: string, values?: Record<string, unknown>) => Promise<void>;
  register: (engine: Engine, order: NewCase) => Promise<void>;
};

/** What one room does when another (or itself) announces something. May run twice without harm. */
export type Reaction = {
  name: string;
  hears: readonly string[];
  react: (heard: Heard, context: ReactionContext) => Promise<void>;
};

/**
 * The reader of a room's reactions: one for all of them, so that they hear things in the order they happened (a reopening
 * never before the solution it undoes). Each command runs under a key made of reaction and announcement.
 */
export function readerOf(room: string, reactions: readonly Reaction[]): Reader {
  return {
    name: `reactions.${room}`,
    kinds: [...new Set(reactions.flatMap(({ hears }) => hears))],
    batchSize: 1, // a failing one must not be tried again together with those that succeeded
    handle: async (kernel, batch) => {
      for (const { caseId, kind, at, payload, ...place } of batch) {
        if (caseId === null) continue;
        for (const reaction of reactions.filter(({ hears }) => hears.includes(kind))) {
          const heard: Heard = { kind, caseId, at, payload, mark: `${reaction.name}:${cursorOf(place)}` };
          await reaction.react(heard, contextOf(kernel, heard));
        }
      }
    },
  };
}

function contextOf(kernel: Kernel, heard: Heard): ReactionContext {
  const asking = (step: string): Asking => ({
    actor: systemActor,
    now: kernel.now(),
    via: "system",
    idempotencyKey: `${heard.mark}:${step}`,
    ifMatch: null,
  });
  return {
    kernel,
    linkedTo: async (caseId, kind) => (await linked(kernel, "to", caseId, kind, null))[0] ?? null,
    linkedFrom: (caseId, kind, states) => linked(kernel, "from", caseId, kind, states),
    lastMeasured: async (caseId, measure) => {
      const { rows } = await kernel.db.query<{ at: Temporal.Instant | null }>({
        name: "reactions.measured",
        text: "select max(at) as at from measures where case_id = $1 and measure = $2",
        values: [caseId, measure],
      });
      return rows[0]?.at ?? null;
    },
    moveIfOpen: async (engine, caseId, move, values = {}) => {
      try {
        await engine.move(asking(`${caseId}:${move}`), caseId, { move, values });
      } catch (error) {
        // Somebody was faster and the case stands elsewhere: then there is nothing left to do.
        if (error instanceof Refusal && (error.kind === "wrong-state" || error.kind === "not-allowed")) return;
        throw error;
      }
    },
    register: async (engine, order) => {
      await engine.register(asking("register"), order);
    },
  };
}

async function linked(
  kernel: Kernel,
  end: "to" | "from",
  caseId: string,
  kind: string,
  states: readonly string[] | null,
): Promise<LinkedCase[]> {
  const [own, other] = end === "to" ? ["from_case_id", "to_case_id"] : ["to_case_id", "from_case_id"];
  const { rows } = await kernel.db.query<{
    id: string;
    process: string;
    state: string;
    closed_at: Temporal.Instant | null;
  }>({
    name: `reactions.linked-${end}`,
    text: `select c.id, c.process, c.state, c.closed_at from case_links l join cases c on c.id = l.${other}
      where l.${own} = $1 and l.kind = $2 and ($3::text[] is null or c.state = any($3)) order by c.id desc`,
    values: [caseId, kind, states],
  });
  return rows.map((row) => ({ id: row.id, process: row.process, state: row.state, closedAt: row.closed_at }));
}
