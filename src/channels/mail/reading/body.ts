import type { ParsedMail } from "mailparser";
import { textOfHtml } from "./body-text.ts";
import { cleanHtml } from "./clean-html.ts";
import { fileOf, type Part } from "./files.ts";
import type { MailFile } from "./message.ts";
import { isNestedDeeper } from "./nesting.ts";
import { plain } from "./plain.ts";
import { openTnef } from "./tnef.ts";
import { UnreadableMessage } from "./unreadable.ts";

/** Mail programs nest a few dozen elements for each reply within a reply. */
const deepest = 1000;
/** In characters. What is longer nobody reads in a conversation: a log, an export. */
const longestText = 500_000;
const longestHtml = 2_000_000;

/** What a message says, and the files that came with it. What is too long to be shown as text is a file as well, whole. */
export interface MailBody {
  readonly text: string;
  readonly html: string | null;
  readonly attachments: readonly MailFile[];
}

/** @throws UnreadableMessage for HTML nested beyond reason (S29). */
export async function bodyOf(mail: ParsedMail): Promise<MailBody> {
  const raw = mail.html || "";
  if (isNestedDeeper(raw, deepest)) throw new UnreadableMessage("too-large", `HTML nested deeper than ${deepest}`);
  const { html: cleaned, embedded } = cleanHtml(raw);
  const html = cleaned.trim() === "" || cleaned.length > longestHtml ? null : cleaned;
  const written = isOnlyHtml(mail) ? "" : plain(mail.text ?? "").trim();
  const packed = mail.attachments.map((part) => ({ part, opened: openTnef(part.content) }));
  const text =
    written || textOfHtml(cleaned) || plain(packed.map(({ opened }) => opened?.text ?? "").join("\n")).trim();
  const parts: Part[] = [
    ...packed.flatMap<Part>(({ part, opened }) => opened?.files ?? [part]),
    ...embedded,
    ...(text.length > longestText ? [asFile("message.txt", "text/plain", text)] : []),
    ...(cleaned.length > longestHtml ? [asFile("message.html", "text/html", cleaned)] : []),
  ];
  const attachments = await Promise.all(parts.map((part) => fileOf(part, html)));
  return { text: text.slice(0, longestText).toWellFormed(), html, attachments };
}

const asFile = (filename: string, contentType: string, content: string) => ({
  filename,
  contentType,
  content: Buffer.from(content),
});

/** Then the parser's own rendering of it is not used, ours being closer to what is on the screen. */
function isOnlyHtml({ headers }: ParsedMail): boolean {
  const type = headers?.get("content-type");
  return typeof type === "object" && "value" in type && type.value === "text/html";
}
