import type { Queryable } from "../../db/pool.ts";
import { conflict, notFound } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import { caseScope } from "../../people/scope.ts";
import { type Draft, draftOn, sealPlan } from "../draft.ts";
import type { Engine } from "../engine.ts";
import { answerGiven, keyUsedOtherwise, markOf } from "../idempotency.ts";
import { applyPlan, readHeldCases } from "../queries.ts";
import type { CaseAsRead, CaseRecord } from "../record.ts";
import type { ProcessRoom } from "../room.ts";

/** One of several cases planned upon together. */
export type Together = { room: ProcessRoom; draft: Draft; read: CaseAsRead };

export type TogetherOrder<Looked, Answer> = {
  operation: string;
  /** What was asked, as it came: by it a repetition is known. */
  asked: unknown;
  /**
   * Every case the plan touches, with the version the asker has read of it, where they have said it. `isOpenToAll`: whoever calls this
   * has seen to it that the asker may (a known error is knowledge of the house, whoever works on it).
   */
  cases: readonly { id: string; version?: number | null; isOpenToAll?: boolean }[];
  /** Awaited for each case before anything is planned: what is held in memory may be older than it. */
  before?: (record: CaseRecord) => Promise<void> | undefined;
  /** What else the plan is made upon, read once the cases are held. */
  look: (tx: Queryable) => Promise<Looked>;
  /** `add`: a new case planned along with them. */
  plan: (upon: (caseId: string) => Together, looked: Looked, add: (draft: Draft) => void) => Answer;
};

/**
 * One act upon several cases in one transaction (a link, a merge and its undoing): all of them are locked in the order of their ids,
 * so that two such acts never wait for each other; then read, planned upon and written, or nothing is. Idempotent under the asker's
 * key. Errors: not-found where one of them is outside the asker's scope, conflict with both versions where one has moved on.
 */
export async function actTogether<Looked, Answer>(
  engine: Engine,
  asking: Asking,
  order: TogetherOrder<Looked, Answer>,
): Promise<Answer> {
  const { kernel } = engine.ground;
  const mark = markOf(asking, order.operation, order.asked);
  const answer = await kernel.db.transaction(async (tx) => {
    const repeated = mark && (await answerGiven<Answer>(tx, mark));
    if (repeated) return repeated.answer;
    const reads = await holdCases(tx, asking, order.cases);
    for (const { record } of reads) await order.before?.(record);
    const looked = await order.look(tx);

    const planned = () => {
      const held = new Map<string, Together>();
      for (const read of reads) {
        held.set(read.record.id, togetherOf(engine, asking, read));
      }
      const upon = (id: string) => {
        const found = held.get(id);
        if (found === undefined) throw new Error(`case ${id} was not named beforehand`);
        return found;
      };
      const added: Draft[] = [];
      const answer = order.plan(upon, looked, (draft) => added.push(draft));
      return { drafts: [...added, ...[...held.values()].map(({ draft }) => draft)], answer };
    };
    refuseMoved(reads, order.cases);
    let made = planned();
    if (await mustLookAgain(made.drafts)) made = planned();
    return (await writeAll(tx, made.drafts, made.answer, mark)) as Answer;
  });
  engine.ground.nudge();
  return answer;
}

/** A case as read, ready to be planned upon by this asker. */
export function togetherOf(engine: Engine, asking: Asking, read: CaseAsRead): Together {
  const definition = engine.ground.definitions.version(read.record.process, read.record.processVersion);
  const names = new Map(read.names);
  const { actor } = asking;
  if (actor.kind === "person") names.set(`p${actor.id}`, { zh: actor.name, en: actor.name });
  return {
    room: engine.roomOf(definition),
    draft: draftOn({ ...engine.still(asking, definition), names }, read.record, read),
    read,
  };
}

async function holdCases(
  tx: Queryable,
  asking: Asking,
  cases: readonly { id: string; isOpenToAll?: boolean }[],
): Promise<CaseAsRead[]> {
  const ids = [...new Set(cases.map(({ id }) => id))];
  const open = cases.flatMap(({ id, isOpenToAll }) => (isOpenToAll ? [id] : []));
  const scope = caseScope(asking.actor, 3);
  const { rows } = await tx.query<{ id: string }>({
    name: `relate.hold.${scope.shape}`,
    text: `select c.id from cases c where c.id = any($1::bigint[]) and (c.id = any($2::bigint[]) or ${scope.sql}) order by c.id for no key update of c`,
    values: [ids, open, ...scope.values],
  });
  if (rows.length < ids.length) throw notFound("no-such-case");
  return readHeldCases(tx, rows);
}

function refuseMoved(held: readonly CaseAsRead[], cases: readonly { id: string; version?: number | null }[]): void {
  for (const { record } of held) {
    const expected = cases.find(({ id, version }) => id === record.id && version !== undefined && version !== null);
    if (expected?.version === undefined || expected.version === record.version) continue;
    const { number, version, state, updatedAt } = record;
    throw conflict({ number, version: expected.version }, { number, version, state, updatedAt: updatedAt.toString() });
  }
}

/** Somebody is about to be passed over as gone: only after a fresh look. */
async function mustLookAgain(made: readonly Draft[]): Promise<boolean> {
  const fell = made.find(({ todos }) => todos.some(({ why }) => why.fell !== undefined));
  await fell?.facts.staff.refresh();
  return fell !== undefined;
}

/** The first plan carries the mark: where that was used a moment ago, nothing is written and its answer stands. */
async function writeAll(
  tx: Queryable,
  made: readonly Draft[],
  answer: unknown,
  mark: ReturnType<typeof markOf>,
): Promise<unknown> {
  const changed = made.filter(({ entries }) => entries.length > 0);
  for (const [index, draft] of changed.entries()) {
    const applied = await applyPlan(tx, sealPlan(draft, answer, index === 0 ? mark : null));
    if (applied.outcome === "repeated") {
      if (applied.bodyHash !== mark?.bodyHash) throw keyUsedOtherwise();
      return applied.answer;
    }
  }
  return answer;
}
