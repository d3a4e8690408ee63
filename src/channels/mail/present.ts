import { formatNumber } from "#kernel/process/numbers.ts";
import type { DeliveryView, LetterState, LetterView } from "./contract.ts";
import type { DeliveryRow, LetterRow } from "./view-queries.ts";

/** Of a letter that has become part of a case its words are that case's: whoever may not see it reads none of them. */
const isHidden = ({ case_id, number }: LetterRow): boolean => case_id !== null && number === null;

export const presentLetter = (row: LetterRow): LetterView => ({
  id: row.id,
  state: row.state as LetterState,
  reason: row.reason,
  kind: row.kind,
  fromName: row.from_name,
  fromAddress: row.from_address,
  subject: isHidden(row) ? null : row.subject,
  summary: isHidden(row) ? null : row.summary,
  takenAt: row.taken_at.toString(),
  mailbox: row.mailbox,
  number: row.number && formatNumber(row.number),
});

export const presentDelivery = ({ number, nextTryAt, queuedAt, sentAt, ...row }: DeliveryRow): DeliveryView => ({
  ...row,
  number: formatNumber(number),
  nextTryAt: nextTryAt?.toString() ?? null,
  queuedAt: queuedAt.toString(),
  sentAt: sentAt?.toString() ?? null,
});
