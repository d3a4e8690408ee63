import { decodeText, decodeUnlabelled } from "./charset.ts";

/**
 * One header line made proper before the parser sees it: what stood in it as raw bytes of some charset is UTF-8, and what stood in
 * encoded words is in encoded words of UTF-8, neighbours of one charset joined (a character is often cut between them). An encoded
 * word stays one, so that nothing it hides can become an address or a header (S18). The line's grammar is not touched.
 *
 * @param line As it came, a character per byte, without its line end.
 * @param likely The charset the message's text declares, for bytes that say nothing about themselves.
 * @returns The line a character per byte, in UTF-8; unfolded where anything was changed.
 */
export function mendHeader(line: string, likely: string | null): string {
  if (!isForeign(line) && !/=\?|\*\d*\*?\s*=/.test(line)) return line;
  const unfolded = line.replace(/\r?\n[ \t]*/g, " ");
  const named = /^content-(type|disposition)\s*:/i.test(unfolded) ? mendExtendedName(unfolded, likely) : unfolded;
  return mendWords(named, likely);
}

/** Bytes beyond ASCII, or the escape that switches to another alphabet. */
const isForeign = (binary: string): boolean => /\P{ASCII}/u.test(binary) || binary.includes("\x1b");

const bytesOf = (binary: string): Buffer => Buffer.from(binary, "latin1");
const asBinary = (text: string): string => Buffer.from(text, "utf8").toString("latin1");

const beginsWord = /=\?([^?\s]{1,60})\?([bq])\?/giy;

interface EncodedWord {
  readonly charset: string;
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
}

/** The encoded words of a line, in one pass however many begin and never end (S30). */
function* wordsIn(line: string): Generator<EncodedWord> {
  let end = 0;
  for (let from = line.indexOf("=?"); from >= 0; from = line.indexOf("=?", from)) {
    beginsWord.lastIndex = from;
    const [begin, charset, encoding] = beginsWord.exec(line) ?? [];
    const begun = from + (begin?.length ?? 2);
    if (end < begun) end = line.indexOf("?=", begun);
    if (end < 0) return;
    const text = line.slice(begun, Math.min(end, begun + longestWord));
    // What begins another word has not ended: it is no word, whatever it looks like.
    if (begin && end - begun < longestWord && !/=\?[^?\s]{1,60}\?[bq]\?/i.test(text)) {
      const to = end + 2;
      yield { charset: charset!.replace(/\*.*$/, "").toLowerCase(), bytes: wordBytes(encoding!, text), from, to };
      from = to;
    } else from = begun;
  }
}

/** Programs that do not know how to cut them write a whole subject into one. */
const longestWord = 8000;

function mendWords(line: string, likely: string | null): string {
  const out: string[] = [];
  let run = { charset: "", pieces: [] as Buffer[] };
  let end = 0;
  const finish = () => {
    if (run.pieces.length > 0) out.push(encodedWord(decodeText(Buffer.concat(run.pieces), run.charset)));
    run = { charset: "", pieces: [] };
  };
  for (const { charset, bytes, from, to } of wordsIn(line)) {
    const between = line.slice(end, from);
    const isNeighbour = run.pieces.length > 0 && between.trim() === "";
    if (!isNeighbour || run.charset !== charset) {
      finish();
      out.push(isNeighbour ? " " : mendRaw(between, likely));
    }
    run.charset = charset;
    run.pieces.push(bytes);
    end = to;
  }
  finish();
  out.push(mendRaw(line.slice(end), likely));
  return out.join("");
}

/** An encoded word of a mended line. */
export const mendedWord = /=\?UTF-8\?B\?([\w+/=]*)\?=/g;

/** Opens the words of a mended line. What comes out may hold anything; it is for showing, never for parsing again. */
export const openWords = (mended: string): string =>
  mended
    .replace(/(\?=)\s+(?==\?UTF-8\?B\?)/g, "$1")
    .replace(mendedWord, (_, data: string) => Buffer.from(data, "base64").toString("utf8"));

const encodedWord = (text: string): string => `=?UTF-8?B?${Buffer.from(text).toString("base64")}?=`;

function wordBytes(encoding: string, text: string): Buffer {
  if (encoding.toLowerCase() === "b") {
    // Writers that fill up each piece for itself leave "=" in the middle.
    return Buffer.concat(text.split(/=+/).map((piece) => Buffer.from(piece, "base64")));
  }
  return bytesOf(
    text
      .replace(/_/g, " ")
      .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  );
}

const mendRaw = (raw: string, likely: string | null): string =>
  isForeign(raw) ? asBinary(decodeUnlabelled(bytesOf(raw), likely)) : raw;

/** A segment of a name after RFC 2231: `filename*=gbk''%B4%ED`, `name*0*=…; name*1=…`. */
const segment = /;\s*((?:file)?name)\*(?:(\d{1,3})(\*)?)?\s*=\s*("(?:[^"\\]|\\.)*"|[^;\s]*)/gi;

/** Puts a name's segments together as bytes, since a character may be cut between them, and reads them in their charset. */
function mendExtendedName(line: string, likely: string | null): string {
  const segments = [...line.matchAll(segment)].map(([, name, number, star, value]) => ({
    name: name!.toLowerCase(),
    number: Number(number ?? 0),
    isEncoded: number === undefined || star !== undefined,
    value: value!.replace(/^"|"$/g, ""),
  }));
  if (segments.length === 0) return line;
  const names = Object.entries(Object.groupBy(segments, ({ name }) => name)).map(([name, parts = []]) => {
    const ordered = parts.toSorted((one, other) => one.number - other.number);
    const declared = /^([\w.:-]*)'[^']*'/.exec(ordered[0]!.value);
    const bytes = ordered.map(({ value, isEncoded }, at) => {
      const rest = at === 0 && declared ? value.slice(declared[0].length) : value;
      return isEncoded
        ? bytesOf(rest.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))))
        : bytesOf(rest);
    });
    const text = decodeText(Buffer.concat(bytes), declared?.[1] || likely).toWellFormed();
    return `; ${name}*=UTF-8''${encodeURIComponent(text)}`;
  });
  return line.replace(segment, "") + names.join("");
}
