import { refusalCodes } from "../../errors/codes.ts";
import { notFound, Refusal } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import type { Words } from "../../words/words.ts";
import type { Engine } from "../engine.ts";
import { caseIdOf } from "../numbers.ts";
import { readForPlan } from "../queries.ts";
import { planMerge } from "./plan-merge.ts";
import { readBetween } from "./queries.ts";
import { type Together, togetherOf } from "./together.ts";

export type MergePreview = {
  one: Together;
  told: Words | null;
  readsAlong: boolean;
  refusal: { code: string; words: Words } | null;
};

/** What merging these into that would do, planned as it would be and not written (D22). Nothing is locked: the merge judges anew. */
export async function previewMerge(
  engine: Engine,
  asking: Asking,
  intoId: string,
  numbers: readonly string[],
): Promise<MergePreview[]> {
  const { db } = engine.ground.kernel;
  const reading = async (id: string) => {
    const read = await readForPlan(db, asking.actor, id);
    if (read === null) throw notFound("no-such-case");
    return togetherOf(engine, asking, read);
  };
  const into = await reading(intoId);
  const previews: MergePreview[] = [];
  // Read only now: whether a number is mistyped is not for who does not see the case it would go into.
  for (const id of new Set(numbers.map((number) => caseIdOf(number)))) {
    const one = await reading(id);
    const { requesterId } = one.read.record;
    const readsAlong = requesterId !== null && requesterId !== into.read.record.requesterId;
    const between = await readBetween(
      db,
      intoId,
      [id],
      asking.now.toZonedDateTimeISO(engine.ground.kernel.zone).toPlainDate().toString(),
    );
    const refusal = refusalOf(() => planMerge(one, into, between));
    previews.push({ one, readsAlong, refusal, told: one.draft.entries.at(-1)?.content.told ?? null });
  }
  return previews;
}

/** Why a plan cannot be made, told rather than thrown. */
export function refusalOf(plan: () => void): { code: string; words: Words } | null {
  try {
    plan();
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { code: error.code, words: refusalCodes[error.code] };
  }
}
