/** What bytes look like, by counting. Rules of thumb, each with the number it goes by. */

/** Pairs of a double-byte Chinese charset, and how many of them are characters that people write every day. */
function pairs(
  bytes: Uint8Array,
  isUsual: (lead: number, trail: number) => boolean,
): { all: number; usual: number; lone: number } {
  const counted = { all: 0, usual: 0, lone: 0 };
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!;
    if (lead < 0x81) continue;
    const trail = bytes[at + 1];
    if (trail === undefined || trail < 0x40) {
      // GB 18030 writes what is rare in four bytes, the second and fourth of them digits.
      if (trail !== undefined && trail >= 0x30 && trail <= 0x39 && (bytes[at + 2] ?? 0) > 0x80) {
        counted.all += 1;
        at += 3;
      } else counted.lone += 1;
      continue;
    }
    counted.all += 1;
    if (isUsual(lead, trail)) counted.usual += 1;
    at += 1;
  }
  return counted;
}

const share = ({ all, usual }: { all: number; usual: number }): number => (all === 0 ? 0 : usual / all);

/** GB 2312: punctuation and the 3,755 characters of its first level, both bytes high. */
const usualInGb = (lead: number, trail: number) =>
  trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3));
/** Big5: punctuation and the 5,401 characters of its first level, the second byte anywhere. */
const usualInBig5 = (lead: number, trail: number) =>
  (trail <= 0x7e || trail >= 0xa1) && ((lead >= 0xa4 && lead <= 0xc6) || (lead >= 0xa1 && lead <= 0xa3));

/** The Chinese charset the bytes look like, or null: at least three pairs in five are everyday characters of it. */
export function likelyChinese(bytes: Uint8Array): "gb18030" | "big5" | null {
  const [gb, big5] = [share(pairs(bytes, usualInGb)), share(pairs(bytes, usualInBig5))];
  if (Math.max(gb, big5) < 0.6) return null;
  return gb >= big5 ? "gb18030" : "big5";
}

/** The other Chinese charset where the bytes are clearly it, though one is declared that they happen to fit as well; else null. */
export function otherChinese(bytes: Uint8Array, declared: "gb18030" | "big5"): "gb18030" | "big5" | null {
  const [gb, big5] = [pairs(bytes, usualInGb), pairs(bytes, usualInBig5)];
  const [as, other] = declared === "big5" ? [big5, gb] : [gb, big5];
  const isClear = other.all >= 8 && share(other) >= 0.9 && share(as) <= 0.65;
  return isClear ? (declared === "big5" ? "gb18030" : "big5") : null;
}

/** Chinese beyond doubt, though a Western charset is declared: four pairs or more, nearly all everyday ones, no high byte alone. */
export function looksLikeGb(bytes: Uint8Array): boolean {
  const counted = pairs(bytes, usualInGb);
  return counted.lone === 0 && counted.all >= 4 && share(counted) >= 0.9;
}

/**
 * UTF-8 beyond chance: two sequences or more, and four times as many as bytes that fit nowhere.
 *
 * @param shortest How many bytes a sequence must have to count: pairs are no sign against a charset that writes in pairs.
 */
export function looksLikeUtf8(bytes: Uint8Array, shortest: 2 | 3 = 2): boolean {
  let whole = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte < 0x80) continue;
    const following = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
    let found = 0;
    while (found < following && ((bytes[at + found + 1] ?? 0) & 0xc0) === 0x80) found += 1;
    if (following === 0 || found < following) broken += 1;
    else if (following + 1 >= shortest) whole += 1;
    at += found;
  }
  return whole >= 2 && whole >= broken * 4;
}
