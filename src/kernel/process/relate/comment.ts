import { Refusal } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import type { Engine } from "../engine.ts";
import type { CommentOrder } from "../plan-comment.ts";
import { readSurvivor } from "./queries.ts";

/** Words on a case; on one that was merged they stand with the case it went into (D22). Answers where they stand. */
export async function commentWhereItGoesOn(
  engine: Engine,
  asking: Asking,
  caseId: string,
  order: CommentOrder,
): Promise<{ number: string; seq: number; version: number }> {
  try {
    return await engine.comment(asking, caseId, order);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "merged-away") throw error;
    const survivor = await readSurvivor(engine.ground.kernel.db, caseId);
    // The version that was read is that of the case merged away.
    return engine.comment({ ...asking, ifMatch: null }, survivor.id, order);
  }
}
