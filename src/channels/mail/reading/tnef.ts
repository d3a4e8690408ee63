import { decodeText } from "./charset.ts";
import { mapiProperties } from "./tnef-properties.ts";

/** A file out of a `winmail.dat`. */
export interface TnefFile {
  readonly filename: string;
  readonly contentType: string;
  readonly cid?: string;
  readonly content: Buffer;
}

const signature = 0x223e9f78;
/** Attributes ([MS-OXTNEF] 2.1.3): their name with the type in its upper half. */
const attribute = {
  beginsFile: 0x00069002,
  title: 0x00018010,
  data: 0x0006800f,
  properties: 0x00069005,
  codepage: 0x00069007,
  body: 0x0002800c,
} as const;
/** Properties of a file ([MS-OXPROPS]). */
const property = { longName: 0x3707, mediaType: 0x370e, contentId: 0x3712 } as const;

/**
 * The files inside a `winmail.dat` (TNEF), in which Exchange packs attachments for receivers who cannot open it, and its plain text where it
 * has one. The libraries for it in the registry bring programs and loggers along, so the little that is needed is read here.
 *
 * @returns null where it is none, is broken, or holds neither: then it stays the file it is.
 */
export function openTnef(content: Buffer): { files: TnefFile[]; text: string } | null {
  if (content.length < 6 || content.readUInt32LE(0) !== signature) return null;
  const open: { title: string; data: Buffer; properties: ReadonlyMap<number, Buffer | string> }[] = [];
  let charset = "windows-1252";
  let text = "";
  for (const { id, data } of attributesOf(content)) {
    if (id === attribute.codepage && data.length >= 4) charset = charsetOf(data.readUInt32LE(0));
    else if (id === attribute.body) text = decodeText(withoutEnd(data), charset);
    else if (id === attribute.beginsFile) open.push({ title: "", data: Buffer.alloc(0), properties: new Map() });
    const file = open.at(-1);
    if (!file) continue;
    if (id === attribute.title) file.title = decodeText(withoutEnd(data), charset);
    if (id === attribute.data) file.data = data;
    if (id === attribute.properties) file.properties = mapiProperties(data, (bytes) => decodeText(bytes, charset));
  }
  const files = open.filter(({ data }) => data.length > 0).map(asFile);
  return files.length === 0 && text.trim() === "" ? null : { files, text };
}

function asFile({
  title,
  data,
  properties,
}: {
  title: string;
  data: Buffer;
  properties: ReadonlyMap<number, Buffer | string>;
}): TnefFile {
  const said = (id: number): string => String(properties.get(id) ?? "");
  const cid = said(property.contentId);
  return {
    filename: said(property.longName) || title,
    contentType: said(property.mediaType) || "application/octet-stream",
    ...(cid ? { cid } : {}),
    content: data,
  };
}

/** Attributes one after the other: level, name, length, data, checksum. Ends where one does not fit. */
function* attributesOf(content: Buffer): Generator<{ id: number; data: Buffer }> {
  let at = 6;
  while (at + 11 <= content.length) {
    const id = content.readUInt32LE(at + 1);
    const length = content.readUInt32LE(at + 5);
    if (at + 9 + length > content.length) return;
    yield { id, data: content.subarray(at + 9, at + 9 + length) };
    at += 9 + length + 2;
  }
}

const charsetOf = (codepage: number): string =>
  codepage === 65001
    ? "utf-8"
    : codepage === 936 || codepage === 54936
      ? "gb18030"
      : codepage === 950
        ? "big5"
        : codepage === 932
          ? "shift_jis"
          : `windows-${codepage}`;

/** Texts end with a zero byte. */
function withoutEnd(data: Buffer): Buffer {
  const end = data.indexOf(0);
  return end < 0 ? data : data.subarray(0, end);
}
