import type { Draft } from "./draft.ts";
import { type CommentOrder, planComment } from "./plan-comment.ts";
import { type MoveOrder, planMove } from "./plan-move.ts";
import type { CaseAsRead } from "./record.ts";
import type { ProcessRoom } from "./room.ts";

/** Words and a move that belong together (a macro, an act upon many cases): both or neither. */
export type ActOrder = { say?: CommentOrder; move?: MoveOrder };

/** Plans the words first, so that what the customer reads stands in the order it was meant. */
export function planAct(room: ProcessRoom, draft: Draft, read: CaseAsRead, { say, move }: ActOrder): void {
  if (say !== undefined) planComment(room, draft, read, say);
  if (move !== undefined) planMove(room, draft, read, withStanding(draft, move));
}

/** What a form asks for and nobody filled in keeps what stands on the case: one form for many cases asks nobody twice. */
function withStanding(draft: Draft, order: MoveOrder): MoveOrder {
  const { definition } = draft.facts;
  const form = Object.hasOwn(definition.moves, order.move) ? (definition.moves[order.move]?.form ?? []) : [];
  const standing = form.flatMap(({ field, required }) => {
    const value = draft.record.fields[field];
    const isMissing = required && definition.fields[field]?.stores === "case" && order.values[field] === undefined;
    return isMissing && value !== undefined && value !== null ? [[field, value] as const] : [];
  });
  return standing.length === 0 ? order : { ...order, values: { ...Object.fromEntries(standing), ...order.values } };
}
