import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { ReadMessage } from "./reading/index.ts";

/** A Message-ID nobody can guess: whoever refers to it has had our letter in hands (S14). */
export const newMessageId = (address: string): string => `<${randomUUID()}@${address.split("@").at(-1)}>`;

const letters = "23456789abcdefghjkmnpqrstuvwxyz";

/** Ten letters nobody confuses, some 49 bits. */
export const newToken = (): string => Array.from(randomBytes(10), (byte) => letters[byte % letters.length]).join("");

/** How a subject carries number and token: `[1000-7888 #k7q2m9xrab]`. */
export const subjectWith = (number: string, token: string, subject: string): string =>
  `[${number} #${token}] ${subject}`;

export const tokenIn = (subject: string): string | null =>
  /\[[\d-]{4,12} #([2-9a-hjkmnp-z]{10})\]/.exec(subject)?.[1] ?? null;

/** The messages a message says it belongs to, the nearest first. */
export const refersTo = ({ inReplyTo, references }: Pick<ReadMessage, "inReplyTo" | "references">): string[] => [
  ...new Set([...(inReplyTo === null ? [] : [inReplyTo]), ...references.toReversed()]),
];

/** The same message is one with the same Message-ID and the same sender, date and body: another may bear its id by mistake, or on purpose. */
export const hashOfMessage = ({ from, date, text, html }: ReadMessage): Buffer =>
  createHash("sha256")
    .update(JSON.stringify([from?.address ?? null, date, text, html]))
    .digest();
