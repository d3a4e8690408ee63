import { simpleParser } from "mailparser";
import { addressesIn } from "./addresses.ts";
import { bodyOf } from "./body.ts";
import { headersOf, identifiersIn, type MailHeaders } from "./headers.ts";
import { kindOf } from "./kind.ts";
import { mendMessage, splitting } from "./mend.ts";
import { openWords } from "./mend-header.ts";
import type { ReadMessage } from "./message.ts";
import { plainLine } from "./plain.ts";
import { splitReply } from "./reply.ts";
import { reportIn } from "./report.ts";

/**
 * Reads a raw message (RFC 5322) whatever its charsets and shape (U5). Pure: the same bytes give the same message. Not bounded in time;
 * strangers' mail is read through `openReader`.
 *
 * @throws UnreadableMessage for HTML nested beyond reason, and what the parser throws for too many parts or too long a header (its code is
 *   `EMAXLEN`).
 */
export async function readMessage(raw: Buffer): Promise<ReadMessage> {
  const mail = await simpleParser(await mendMessage(raw), parsing);
  const headers = headersOf(mail.headerLines ?? []);
  const subject = plainLine(openWords(headers.first("subject"))).slice(0, longestSubject);
  const body = await bodyOf(mail);
  const addresses = correspondents(headers);
  const references = identifiersIn(headers.all("references"));
  return {
    messageId: identifier(headers, "message-id"),
    inReplyTo: identifier(headers, "in-reply-to"),
    references:
      references.length > mostReferences ? [references[0]!, ...references.slice(1 - mostReferences)] : references,
    // A header with two of them is broken, and programs show the first.
    from: addresses.from.addresses[0] ?? null,
    sender: addresses.sender.addresses[0] ?? null,
    replyTo: addresses.replyTo.addresses,
    to: addresses.to.addresses,
    cc: addresses.cc.addresses,
    subject,
    date: dateOf(headers.first("date")),
    ...body,
    ...splitReply(body.text, subject),
    kind: kindOf(headers, subject, reportIn(mail.attachments)),
    leftOut: {
      references: Math.max(0, references.length - mostReferences),
      to: addresses.to.leftOut,
      cc: addresses.cc.leftOut,
      replyTo: addresses.replyTo.leftOut,
    },
  };
}

const mostReferences = 100;
const longestSubject = 1000;
const parsing = {
  ...splitting,
  keepDeliveryStatus: true,
  keepCidLinks: true,
  skipTextLinks: true,
  checksumAlgo: false,
} as const;

const correspondents = (headers: MailHeaders) => ({
  from: addressesIn(headers.all("from")),
  sender: addressesIn(headers.all("sender")),
  replyTo: addressesIn(headers.all("reply-to")),
  to: addressesIn(headers.all("to")),
  cc: addressesIn(headers.all("cc")),
});

/** Old programs leave the angle brackets out, and some put a comment beside. */
function identifier(headers: MailHeaders, name: string): string | null {
  const value = headers.first(name);
  const bare = /^[^\s<>]{1,900}$/.test(value) ? `<${value}>` : null;
  return identifiersIn([value])[0] ?? bare;
}

/** A time of day without a zone is taken as UTC, lest the answer depend on where it is read. */
function dateOf(value: string): string | null {
  const written = plainLine(value.slice(0, 200)).replace(/\s*\([^()]{0,60}\)$/, "");
  const hasZone = /([+-]\d{4}|\b(?:UTC?|GMT|Z|[ECMP][SD]T))$/i.test(written);
  const instant = Date.parse(hasZone ? written : `${written} UTC`);
  return Number.isNaN(instant) ? null : new Date(instant).toISOString();
}
