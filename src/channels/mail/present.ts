import { formatNumber } from "#kernel/process/numbers.ts";
import type { DeliveryView, LetterState, LetterView } from "./contract.ts";
import type { DeliveryRow, LetterRow } from "./view-queries.ts";

export const presentLetter = (row: LetterRow): LetterView => ({
  id: row.id,
  state: row.state as LetterState,
  reason: row.reason,
  kind: row.kind,
  fromName: row.from_name,
  fromAddress: row.from_address,
  subject: row.subject,
  summary: row.summary,
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
