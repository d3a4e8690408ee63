import type { Queryable } from "#kernel/db/pool.ts";
import type { Announcement } from "#kernel/jobs/announcement.ts";
import type { Reader } from "#kernel/jobs/reader.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { formatNumber } from "#kernel/process/numbers.ts";
import { bodyOf, headerText } from "./composing.ts";
import { queueDelivery } from "./delivery-queries.ts";
import type { Mailbox, Mailboxes } from "./mailbox.ts";
import {
  countAutomatic,
  keepToken,
  type Recipient,
  readConversation,
  readTelling,
  type TellingOfCase,
} from "./telling-queries.ts";
import { newMessageId, newToken, subjectWith } from "./threads.ts";

/** A backlog is told to nobody as news. */
const newsForMs = 24 * 3_600_000;
/** What the system says by itself to one address within an hour: enough for any course of a case, too little for a storm (S16, S17). */
const mostAutomaticAnHour = 20;
const mostReceiptsToStrangersAnHour = 1;

/**
 * Whoever asked is told by mail what a move tells them and what the desk writes to them (D13): one letter a recipient, queued in the
 * transaction that moves the reader's mark, so that what happened once is told once.
 */
export const mailTellingReader = (mailboxes: Mailboxes): Reader => ({
  name: "mail-telling",
  begins: "now",
  handle: async (kernel, batch, tx) => {
    if (!mailboxes.all().some(({ outgoing }) => outgoing !== null)) return;
    for (const announcement of batch) {
      const about = toldIn(announcement, kernel.now());
      if (about !== null) await tell(kernel, tx, mailboxes, announcement, about);
    }
  },
});

type About = { caseId: string; seq: number; isWritten: boolean };

/** The entry customers are to hear of; null: none. */
function toldIn({ kind, caseId, at, payload }: Announcement, now: Temporal.Instant): About | null {
  if (caseId === null || typeof payload.entry !== "number") return null;
  if (now.epochMilliseconds - at.epochMilliseconds > newsForMs) return null;
  const isWritten = kind === "case.commented" && payload.visibility === "public" && payload.byCustomer !== true;
  return isWritten || payload.told ? { caseId, seq: payload.entry, isWritten } : null;
}

async function tell(
  kernel: Kernel,
  tx: Queryable,
  mailboxes: Mailboxes,
  { kind, xid, id }: Announcement,
  { caseId, seq, isWritten }: About,
): Promise<void> {
  const telling = await readTelling(tx, caseId, seq);
  const mailbox = telling && mailboxFor(mailboxes, telling);
  if (!telling || !mailbox || telling.entry === null || telling.recipients.length === 0) return;
  const isReceipt = kind.endsWith(".registered");
  // A machine is not thanked for its alarm (RFC 3834).
  if (isReceipt && telling.cameAs !== null && telling.cameAs !== "ordinary") return;
  const token = telling.token ?? (await keepToken(tx, caseId, newToken()));
  for (const recipient of telling.recipients) {
    if (mailboxes.all().some(({ address }) => address === recipient.address)) continue;
    if (!isWritten && (await isTooMuch(kernel, tx, recipient, isReceipt && telling.isUnknownRequester))) continue;
    const once = `${xid}.${id}:${recipient.address}`;
    await queue(kernel, tx, mailbox, { once, caseId, seq, isWritten, token, telling, recipient });
  }
}

async function isTooMuch(
  kernel: Kernel,
  tx: Queryable,
  { address }: Recipient,
  isToStranger: boolean,
): Promise<boolean> {
  const said = await countAutomatic(tx, address, kernel.now().subtract({ hours: 1 }));
  return said >= (isToStranger ? mostReceiptsToStrangersAnHour : mostAutomaticAnHour);
}

/** By the mailbox it came in by; else the first that sends. */
function mailboxFor(mailboxes: Mailboxes, { mailboxId }: TellingOfCase): Mailbox | null {
  const own = mailboxId === null ? null : mailboxes.byId(mailboxId);
  return own?.outgoing ? own : (mailboxes.all().find(({ outgoing }) => outgoing !== null) ?? null);
}

type Queueing = {
  once: string;
  caseId: string;
  seq: number;
  isWritten: boolean;
  token: string;
  telling: TellingOfCase;
  recipient: Recipient;
};

async function queue(
  kernel: Kernel,
  tx: Queryable,
  mailbox: Mailbox,
  { once, caseId, seq, isWritten, token, telling, recipient }: Queueing,
): Promise<void> {
  const language = recipient.language ?? mailbox.language;
  const number = formatNumber(telling.number);
  const entry = telling.entry!;
  const words = isWritten ? (entry.body ?? "") : (entry.told?.[language] ?? "");
  if (words.trim() === "") return;
  const refs = await readConversation(tx, caseId, recipient.address);
  const body = bodyOf({
    language,
    name: headerText(recipient.name),
    number,
    subject: headerText(telling.subject),
    words,
    writer: isWritten ? entry.writer : null,
    // Who has an account reads it there; others prove who they are on the tracking page.
    url:
      recipient.personId === null
        ? `${kernel.url}/t/${telling.number}`
        : `${kernel.url}/portal/cases/${telling.number}`,
  });
  const delivery = {
    once,
    caseId,
    seq,
    mailboxId: mailbox.id,
    personId: recipient.personId,
    address: recipient.address,
    name: headerText(recipient.name) || null,
    messageId: newMessageId(mailbox.address),
    inReplyTo: refs.at(-1) ?? null,
    refs,
    subject: headerText(subjectWith(number, token, telling.subject)).slice(0, 250),
    body,
    attachments: isWritten ? entry.attachments : [],
    isAutomatic: !isWritten,
  };
  await queueDelivery(tx, delivery, kernel.now());
}
