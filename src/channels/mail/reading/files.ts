import { fileTypeFromBuffer } from "file-type";
import type { Attachment } from "mailparser";
import { safeName } from "#kernel/files/names.ts";
import { mendHeader, openWords } from "./mend-header.ts";
import type { MailFile } from "./message.ts";
import { plainLine } from "./plain.ts";

/** What is needed of a part, from the parser or put together by us. */
export type Part = Pick<Attachment, "content" | "contentType" | "filename" | "cid">;

/** A part as a file: its name made readable and harmless (S5), its type found in its content where that shows one (S4). */
export async function fileOf(part: Part, html: string | null): Promise<MailFile> {
  const content = part.content;
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  const declaredType = /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(part.contentType)
    ? part.contentType.toLowerCase()
    : unknown;
  const contentId = part.cid ? plainLine(part.cid).slice(0, 500) : null;
  return {
    name: safeName(givenName(part) ?? madeUpName(content, declaredType, found?.ext)),
    type: found && !(found.mime === oldOffice && isOldOffice(declaredType)) ? found.mime : declaredType,
    declaredType,
    size: content.length,
    contentId,
    isInline: contentId !== null && html !== null && refersTo(html, contentId),
    content,
  };
}

/** The container of the office files of before 2007; which of them it is only the declaration says. */
const oldOffice = "application/x-cfb";
const isOldOffice = (type: string): boolean => /^application\/(?:msword|vnd\.ms-|vnd\.visio)/.test(type);

const unknown = "application/octet-stream";

const refersTo = (html: string, contentId: string): boolean =>
  [contentId, encodeURIComponent(contentId), contentId.replaceAll("&", "&amp;")].some((id) =>
    html.includes(`"cid:${id}"`),
  );

/** The sender's name for it; some programs write it percent-encoded where nothing says so. */
function givenName({ filename }: Part): string | null {
  if (!filename || filename.trim() === "") return null;
  if (!/(?:%[89a-f][\da-f]){2}/i.test(filename)) return filename;
  try {
    return decodeURIComponent(filename);
  } catch {
    return filename;
  }
}

const extensions: Record<string, string> = {
  "message/rfc822": "eml",
  "message/global": "eml",
  "message/delivery-status": "txt",
  "message/disposition-notification": "txt",
  "text/rfc822-headers": "txt",
  "text/plain": "txt",
  "text/html": "html",
  "text/calendar": "ics",
  "text/csv": "csv",
  "text/vcard": "vcf",
  "application/pgp-signature": "asc",
  "application/ms-tnef": "dat",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/gif": "gif",
  "image/tiff": "tif",
  "application/pdf": "pdf",
};

/** A name for what came without one: a forwarded message by its subject, all else by what it is. */
function madeUpName(content: Buffer, declaredType: string, found: string | undefined): string {
  const stem =
    declaredType === "message/rfc822" ? subjectIn(content) : (/^(image|audio|video)\//.exec(declaredType)?.[1] ?? "");
  return `${stem || "attachment"}.${found ?? extensions[declaredType] ?? "bin"}`;
}

function subjectIn(message: Buffer): string {
  const head =
    message
      .subarray(0, 20_000)
      .toString("latin1")
      .split(/\r?\n\r?\n/, 1)[0] ?? "";
  const line = /^subject:.*(?:\r?\n[ \t].*)*/im.exec(head)?.[0] ?? "";
  const value = Buffer.from(mendHeader(line, null).slice("subject:".length), "latin1").toString("utf8");
  return plainLine(openWords(value)).replace(/[/\\]/g, "_").slice(0, 80);
}
