import { buffer } from "node:stream/consumers";
import { type MimeNode, Splitter, type SplitterChunk } from "@zone-eu/mailsplit";
import { decodeText, decodeUnlabelled } from "./charset.ts";
import { mendHeader } from "./mend-header.ts";

/** How the message is taken apart, here and by the parser alike: forwarded messages stay whole, as attachments. */
export const splitting = { ignoreEmbedded: true } as const;

/**
 * The same message with its charsets made proper: headers and text in UTF-8 and declared so, all else byte for byte as it came (S37).
 * The parser after it knows neither HZ, ISO-2022-CN and UTF-7, nor text whose declared charset is not its own, nor headers of raw
 * GBK or Big5; so it is given none. Throws what the splitter throws: too many parts, a header beyond a megabyte (S29).
 */
export async function mendMessage(raw: Buffer): Promise<Buffer> {
  const chunks = await split(raw);
  const declared = chunks.map((chunk) => (chunk.type === "node" && chunk.charset) || "");
  const likely = declared.find((charset) => charset !== "" && !/ascii/i.test(charset)) ?? null;
  const bodies = bodiesOf(chunks);
  const out: Buffer[] = [];
  let hasText = false;
  for (const chunk of chunks) {
    if (chunk.type !== "node") {
      if (chunk.type === "data") out.push(chunk.value);
      continue;
    }
    const body = bodies.get(chunk) ?? Buffer.alloc(0);
    const isFile: boolean = hasText && isNamed(chunk);
    const isText: boolean = isReadable(chunk) && !isFile;
    out.push(headerOf(chunk, likely, { isText, isFile }), isText ? await mendedText(chunk, body, likely) : body);
    hasText ||= isText && chunk.contentType === "text/plain";
  }
  return Buffer.concat(out);
}

function split(raw: Buffer): Promise<SplitterChunk[]> {
  const splitter = new Splitter(splitting);
  splitter.end(raw);
  return Array.fromAsync<SplitterChunk>(splitter);
}

function bodiesOf(chunks: readonly SplitterChunk[]): Map<MimeNode, Buffer> {
  const found = new Map<MimeNode, Buffer[]>();
  for (const chunk of chunks) {
    if (chunk.type !== "body" || !chunk.value) continue;
    const pieces = found.get(chunk.node);
    if (pieces) pieces.push(chunk.value);
    else found.set(chunk.node, [chunk.value]);
  }
  return new Map([...found].map(([node, pieces]) => [node, Buffer.concat(pieces)]));
}

/** Text that is to be read as the message, not kept as a file. */
const isReadable = ({ contentType, disposition }: MimeNode): boolean =>
  (contentType === "text/plain" || contentType === "text/html") && (!disposition || disposition === "inline");

/** A log or a table that was put into the message with a name: some programs call that inline, and mean a file. */
const isNamed = ({ contentType, disposition, filename }: MimeNode): boolean =>
  contentType === "text/plain" && disposition === "inline" && Boolean(filename);

function headerOf(node: MimeNode, likely: string | null, as: { isText: boolean; isFile: boolean }): Buffer {
  if (as.isText) {
    node.setCharset("utf-8");
    if (node.headers) node.headers.update("Content-Transfer-Encoding", "base64");
  }
  const lines = (node.headers ? node.headers.getList() : []).map(({ key, line }) => {
    const mended = mendHeader(line, likely);
    return as.isFile && key === "content-disposition" ? mended.replace(/inline/i, "attachment") : mended;
  });
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
}

async function mendedText(node: MimeNode, body: Buffer, likely: string | null): Promise<Buffer> {
  const bytes = await decoded(node, body);
  const declared = node.charset || (node.contentType === "text/html" ? declaredInside(bytes) : null);
  const text = declared ? decodeText(bytes, declared) : decodeUnlabelled(bytes, likely);
  const lines = Buffer.from(text.toWellFormed())
    .toString("base64")
    .replace(/.{1,76}/g, "$&\r\n");
  // The line end also where there is no text: without it what follows would not be at a line's beginning.
  return Buffer.from(lines || "\r\n", "latin1");
}

/** `<meta charset=gb2312>` or `<meta … content="text/html; charset=gb2312">`, which may be all that declares it. */
const declaredInside = (html: Buffer): string | null =>
  /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,30})/i.exec(html.subarray(0, 2000).toString("latin1"))?.[1] ?? null;

function decoded(node: MimeNode, body: Buffer): Promise<Buffer> {
  const decoder = node.getDecoder();
  decoder.end(body);
  return buffer(decoder);
}
