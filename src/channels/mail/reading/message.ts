import type { Kind } from "./kind.ts";

/** Somebody as a header names them. `address` is one that an answer may safely go to (S18), its domain in ASCII and lower case. */
export interface Address {
  /** As it is shown; "" where the header has none. */
  readonly name: string;
  readonly address: string;
}

/** A file that came with the message. */
export interface MailFile {
  /** Harmless and readable (S5); only ever a label. */
  readonly name: string;
  /** The media type its content shows, else the declared one; never to be repeated to a browser unasked (S4). */
  readonly type: string;
  readonly declaredType: string;
  /** In bytes. */
  readonly size: number;
  /** Without angle brackets; what `cid:` in the HTML refers to. */
  readonly contentId: string | null;
  /** Whether the HTML shows it in its place. */
  readonly isInline: boolean;
  readonly content: Buffer;
}

/** A message as a person would see it, and what a program has to know of it (U5). */
export interface ReadMessage {
  /** With angle brackets; null where there is none. */
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  /** The first and the newest 99 at most, oldest first. */
  readonly references: readonly string[];
  /** Null where the header is missing or its address cannot be trusted to be one. */
  readonly from: Address | null;
  readonly sender: Address | null;
  readonly replyTo: readonly Address[];
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly subject: string;
  /** When it says it was sent, ISO 8601 in UTC; null where it says nothing that is a date. */
  readonly date: string | null;
  /** The body as plain text, from the HTML where there is nothing else; of a very long one the beginning, all of it being a file. */
  readonly text: string;
  /** What of the text is new … */
  readonly newText: string;
  /** … and what is quoted from before, or a signature. Both together are the whole text, but for blank lines between. */
  readonly quotedText: string;
  /** Cleaned (S1, S3); null where the message has none, or one so long that it is a file. */
  readonly html: string | null;
  readonly attachments: readonly MailFile[];
  readonly kind: Kind;
  /** How many of each were not taken over, for there is a limit. */
  readonly leftOut: { readonly references: number; readonly to: number; readonly cc: number; readonly replyTo: number };
}
