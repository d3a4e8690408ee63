import { Refusal } from "../errors/refusal.ts";
import { type Brought, broughtIds, keepBrought } from "./brought.ts";
import { restartOnUpdate, settleClocks } from "./clocks-of-case.ts";
import { addEntry, addMeasure, announce, type Draft, hasMeasure } from "./draft.ts";
import { planMove, stateOf } from "./plan-move.ts";
import type { CaseAsRead } from "./record.ts";
import type { ProcessRoom } from "./room.ts";

export type CommentOrder = {
  body: string;
  visibility: "public" | "internal";
  attachments: readonly string[];
  /** Colleagues a note calls upon; each was asked for beforehand whether they may see the case. */
  mentions?: readonly string[];
  brought?: Brought;
};

/**
 * Plans words on a case. The customer's words end a waiting for them; the first public words of staff are the first
 * response (D13), unless a move was.
 */
export function planComment(room: ProcessRoom, draft: Draft, read: CaseAsRead, order: CommentOrder): void {
  const { facts, record } = draft;
  if (record.fields.mergedInto !== undefined) throw new Refusal("wrong-state", "merged-away");
  const isTheirs = facts.actor.side === "customer" || facts.actor.side === "supplier" || facts.actor.kind === "link";
  if (isTheirs) record.isAwaitingAnswer = true;
  else if (order.visibility === "public") record.isAwaitingAnswer = false;

  const attachments = [...order.attachments, ...broughtIds(order.brought)];
  const entry = addEntry(draft, {
    kind: "commented",
    visibility: order.visibility,
    content: {
      body: order.body,
      attachments: attachments.length > 0 ? attachments : undefined,
      mentions: order.mentions && order.mentions.length > 0 ? [...order.mentions] : undefined,
    },
  });
  for (const id of order.attachments) draft.attachments.push({ id, seq: entry.seq, visibility: order.visibility });
  if (order.brought) keepBrought(draft, order.brought, order.visibility);

  if (
    !isTheirs &&
    order.visibility === "public" &&
    facts.actor.side === "staff" &&
    !hasMeasure(draft, "first-response")
  ) {
    addMeasure(draft, "first-response");
    settleClocks(draft, { becameOther: "nothing" });
  }
  if (facts.actor.side === "staff") restartOnUpdate(draft);
  announce(draft, "case.commented", {
    visibility: order.visibility,
    byCustomer: isTheirs,
    entry: entry.seq,
    mentions: order.mentions && order.mentions.length > 0 ? [...order.mentions] : undefined,
  });

  const resumes = stateOf(room.definition, record.state).onCustomerReply;
  if (isTheirs && resumes !== undefined) {
    // The system moves on the customer's behalf: the waiting has ended, the clocks run again.
    const asSystem = { ...draft.facts.actor, kind: "system" as const, id: "" };
    const actor = draft.facts.actor;
    draft.facts = { ...draft.facts, actor: asSystem };
    planMove(room, draft, read, { move: resumes, values: {} });
    draft.facts = { ...draft.facts, actor };
  }
}
