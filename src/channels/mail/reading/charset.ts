import { isAscii } from "node:buffer";
import iconv from "iconv-lite";
import { likelyChinese, looksLikeGb, looksLikeUtf8, otherChinese } from "./likely-charset.ts";
import { decodeEscaped, decodeHz, decodeIso2022 } from "./stateful-charsets.ts";

/**
 * Reads bytes as text, whatever charset they are said to be in (S37): what is declared is tried strictly, and where the bytes cannot be
 * it, what they look like decides. Never throws. UTF-7 and the like are read only where they are declared, so no filter before
 * this sees harmless letters become tags after it.
 *
 * @param declared The charset's name as the sender wrote it; null or "" where there is none.
 */
export function decodeText(bytes: Uint8Array, declared: string | null): string {
  const charset = canonical(declared);
  if (charset === "hz-gb-2312") return isAscii(bytes) ? decodeHz(bytes) : decodeEightBit(bytes, "gb18030");
  if (charset === "iso-2022-cn") return isAscii(bytes) ? decodeIso2022(bytes) : decodeEightBit(bytes, "gb18030");
  if (charset === "utf-7")
    return isAscii(bytes) ? iconv.decode(Buffer.from(bytes), "utf-7") : decodeEightBit(bytes, null);
  if (charset !== null && wide.test(charset)) return iconv.decode(Buffer.from(bytes), charset);
  if (isAscii(bytes)) return decodeEscaped(bytes) ?? (charset === null ? ascii(bytes) : decodeEightBit(bytes, charset));
  return decodeEightBit(bytes, charset);
}

/**
 * The same for bytes that declare nothing themselves, as raw header fields do, in a message whose text declares a charset: that is a hint
 * where it is a Chinese one or the like, and hardly one where it is a Western one, which fits any bytes.
 */
export function decodeUnlabelled(bytes: Uint8Array, likely: string | null): string {
  const isHint = doubleByte.has(canonical(likely) ?? "");
  return (isHint ? null : strictly(bytes, "utf-8")) ?? decodeText(bytes, likely);
}

const ascii = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
const wide = /^(utf-16|utf-32|ucs-2)/;

/** Names the sender may use, one per charset; the Chinese ones are read as the largest of their family, which contains the others. */
function canonical(declared: string | null): string | null {
  const name = (declared ?? "")
    .toLowerCase()
    .replace(/["'\s]/g, "")
    .replace(/_/g, "-");
  if (name === "" || /^(us-?)?ascii$|^ansi|^7bit$|^8bit$|^default|^unknown|^x-unknown|^utf8mb4$/.test(name))
    return null;
  if (/^utf-?8/.test(name)) return "utf-8";
  if (
    /^(x-)?(gbk|gb-?2312|gb-?18030|cp-?936|ms936|windows-936|euc-cn|csgb2312|gb-2312-80|chinese|iso-ir-58)/.test(name)
  )
    return "gb18030";
  if (/^(x-)?(big-?5|cp-?950|ms950|windows-950|csbig5|cn-big5)/.test(name)) return "big5";
  if (/^(x-)?hz/.test(name)) return "hz-gb-2312";
  if (/^(cs)?iso-?2022-?(cn|kr)/.test(name)) return "iso-2022-cn";
  if (/^(cs)?(x-)?(unicode-1-1-)?utf-?7$|^csunicode11utf7$/.test(name)) return "utf-7";
  if (/^(ks-c-5601|ksc5601|cp-?949|korean)/.test(name)) return "euc-kr";
  return /^(base64|hex|binary|internal|utf-?7-?imap)/.test(name) ? null : name;
}

const doubleByte = new Set(["gb18030", "big5", "euc-kr", "shift_jis", "shift-jis", "euc-jp"]);

function decodeEightBit(bytes: Uint8Array, charset: string | null): string {
  const utf8 = strictly(bytes, "utf-8");
  if (charset === null || charset === "utf-8") {
    return utf8 ?? (charset !== null && looksLikeUtf8(bytes) ? leniently(bytes, "utf-8") : guess(bytes, null));
  }
  if (utf8 !== null && looksLikeUtf8(bytes, doubleByte.has(charset) ? 3 : 2)) return utf8;
  const asDeclared = strictly(bytes, charset);
  if (asDeclared === null) return guess(bytes, charset);
  if (charset === "gb18030" || charset === "big5")
    return strictly(bytes, otherChinese(bytes, charset) ?? charset) ?? asDeclared;
  // A Western single-byte charset fits everything, so it cannot be believed where the bytes say Chinese throughout.
  const chinese = doubleByte.has(charset) || !looksLikeGb(bytes) ? null : strictly(bytes, "gb18030");
  return chinese ?? asDeclared;
}

/** Eight-bit charsets that are sent under the name of a seven-bit one. */
const kin: Record<string, readonly string[]> = {
  "iso-2022-jp": ["shift_jis", "euc-jp"],
  shift_jis: ["euc-jp"],
  "euc-jp": ["shift_jis"],
};

/** What the bytes look like, where nothing is declared or what is declared is not so. */
function guess(bytes: Uint8Array, charset: string | null): string {
  for (const relative of kin[charset ?? ""] ?? []) {
    const read = strictly(bytes, relative);
    if (read !== null) return read;
  }
  const likely = likelyChinese(bytes);
  return (likely && strictly(bytes, likely)) ?? leniently(bytes, charset ?? likely ?? "windows-1252");
}

function strictly(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function leniently(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return iconv.encodingExists(charset)
      ? iconv.decode(Buffer.from(bytes), charset)
      : new TextDecoder("windows-1252").decode(bytes);
  }
}
