import { notFound, Refusal } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import type { Words } from "../../words/words.ts";
import type { ProcessDefinition } from "../definition.ts";
import type { CaseAnswer, Engine } from "../engine.ts";
import { planMove } from "../plan-move.ts";
import { readForPlan } from "../queries.ts";
import { refusalOf } from "./preview-merge.ts";
import { readOpenChildren } from "./queries.ts";
import { type Together, togetherOf } from "./together.ts";

export type CascadeOrder = {
  parentId: string;
  move: string;
  values: Readonly<Record<string, unknown>>;
  version?: number | undefined;
  /** Children that end with it; those left out go on without it. */
  children: readonly { id: string; version?: number | undefined }[];
};

export type ChildPreview = { one: Together; told: Words | null; refusal: ReturnType<typeof refusalOf> };
export type ChildOutcome = {
  id: string;
  number: string;
  answer: CaseAnswer | null;
  refusal: ReturnType<typeof refusalOf>;
};

/**
 * What ending the parent this way would do to its open children, one by one, and what each customer would be told (D22): planned as it
 * would be, nothing is written.
 */
export async function previewCascade(
  engine: Engine,
  asking: Asking,
  order: Omit<CascadeOrder, "children" | "version">,
): Promise<ChildPreview[]> {
  const parent = await togetherFor(engine, asking, order.parentId);
  planMove(parent.room, parent.draft, parent.read, { move: order.move, values: order.values, releasesChildren: true });
  const cascades = cascadeOf(parent.room.definition, order.move);
  const previews: ChildPreview[] = [];
  for (const id of await readOpenChildren(engine.ground.kernel.db, asking.actor, order.parentId)) {
    const one = await togetherFor(engine, asking, id);
    const refusal = refusalOf(() => planMove(one.room, one.draft, one.read, childOrder(one, cascades, order.values)));
    previews.push({ one, refusal, told: one.draft.entries.at(-1)?.content.told ?? null });
  }
  return previews;
}

/**
 * Ends the parent and, each by a move of its own, the children chosen; the others are let go on. The parent first: what it refuses ends
 * nothing. A repetition under the same key goes on where the first stopped. Errors: as the move of the parent; conflict on its version.
 */
export async function cascade(
  engine: Engine,
  asking: Asking,
  order: CascadeOrder,
): Promise<{ parent: CaseAnswer; children: ChildOutcome[] }> {
  const { db } = engine.ground.kernel;
  // Known before: afterwards the parent's answer may come from its key, and the children may have ended.
  const theirs = new Set(await readOpenChildren(db, asking.actor, order.parentId, "ended too"));
  if (order.children.some(({ id }) => !theirs.has(id))) throw notFound("no-such-case");
  const asParent = { ...asking, ifMatch: order.version ?? null };
  const { move, values } = order;
  const parent = await engine.move(asParent, order.parentId, { move, values, releasesChildren: true });
  const children: ChildOutcome[] = [];
  if (order.children.length === 0) return { parent, children };
  const { definition } = (await togetherFor(engine, asking, order.parentId)).room;
  const cascades = cascadeOf(definition, move);
  for (const child of order.children) {
    children.push(await endChild(engine, asking, child, cascades, values));
  }
  return { parent, children };
}

async function endChild(
  engine: Engine,
  asking: Asking,
  child: CascadeOrder["children"][number],
  cascades: string,
  values: CascadeOrder["values"],
): Promise<ChildOutcome> {
  const one = await togetherFor(engine, asking, child.id);
  const { number } = one.read.record;
  const { idempotencyKey } = asking;
  const asChild = {
    ...asking,
    idempotencyKey: idempotencyKey && `${idempotencyKey}:${child.id}`,
    ifMatch: child.version ?? null,
  };
  try {
    const answer = await engine.move(asChild, child.id, childOrder(one, cascades, values));
    return { id: child.id, number, answer, refusal: null };
  } catch (error) {
    return { id: child.id, number, answer: null, refusal: refusalOf(() => rethrow(error)) };
  }
}

function rethrow(error: unknown): never {
  throw error;
}

/** Of what was filled in for the parent, what the child's own form asks for. */
function childOrder({ room }: Together, move: string, values: CascadeOrder["values"]) {
  const form = room.definition.moves[move]?.form ?? [];
  const known = form.flatMap(({ field }) => (values[field] === undefined ? [] : [[field, values[field]] as const]));
  return { move, act: "cascade" as const, values: Object.fromEntries(known) };
}

function cascadeOf({ moves }: ProcessDefinition, move: string): string {
  const cascades = Object.hasOwn(moves, move) ? moves[move]?.cascades : undefined;
  if (cascades === undefined) throw new Refusal("wrong-state", "nothing-to-cascade");
  return cascades;
}

async function togetherFor(engine: Engine, asking: Asking, id: string): Promise<Together> {
  const read = await readForPlan(engine.ground.kernel.db, asking.actor, id);
  if (read === null) throw notFound("no-such-case");
  return togetherOf(engine, asking, read);
}
