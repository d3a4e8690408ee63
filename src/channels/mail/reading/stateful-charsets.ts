/**
 * Charsets that switch alphabets with escape sequences inside plain ASCII. Neither Node nor iconv-lite knows HZ or ISO-2022-CN, and
 * both still arrive from old Chinese gateways (S37).
 */
const decoders = { gb: new TextDecoder("gb18030"), kr: new TextDecoder("euc-kr") };
const japanese = new TextDecoder("iso-2022-jp");
type Alphabet = keyof typeof decoders;
const escapes = 0x1b;
const tilde = 0x7e;

/** Takes bytes of one alphabet after the other and decodes each stretch at once; all of the alphabets contain ASCII. */
function textBuilder() {
  const out: string[] = [];
  let stretch: number[] = [];
  let current: Alphabet = "gb";
  const finish = () => {
    out.push(decoders[current].decode(Uint8Array.from(stretch)));
    stretch = [];
  };
  return {
    ascii: (byte: number) => stretch.push(byte & 0x7f),
    /** Two seven-bit bytes of a 94×94 set are the same place in its eight-bit form with the high bits set. */
    place(alphabet: Alphabet, first: number, second: number) {
      if (alphabet !== current) finish();
      current = alphabet;
      stretch.push(first | 0x80, second | 0x80);
    },
    lacking() {
      finish();
      out.push("\ufffd");
    },
    text() {
      finish();
      return out.join("");
    },
  };
}

const isPlace = (byte: number | undefined): byte is number => byte !== undefined && byte >= 0x21 && byte <= 0x7e;

/** HZ (RFC 1843): `~{` begins GB 2312, `~}` ends it, `~~` is a tilde, a tilde before a line end is nothing. */
export function decodeHz(bytes: Uint8Array): string {
  const built = textBuilder();
  let chinese = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    const next = bytes[at + 1];
    // The standard ends Chinese with the line; some writers go on without saying so, and none means ASCII by it.
    if (chinese && isPlace(byte) && isPlace(next) && byte !== tilde) built.place("gb", byte, next);
    else if (byte === tilde && next === tilde) built.ascii(tilde);
    else if (byte === tilde && (next === 0x7b || next === 0x7d)) chinese = next === 0x7b;
    else if (byte !== tilde || next !== 0x0a) {
      built.ascii(byte);
      continue;
    }
    at += 1;
  }
  return built.text();
}

/**
 * ISO-2022-CN (RFC 1922) and its Korean sister (RFC 1557): `ESC $ ) X` names the set, SO enters and SI leaves it, a line end forgets
 * all. Of the sets GB 2312 (A) and KS X 1001 (C) are known; a character of the Taiwanese sets (CNS 11643) comes out as U+FFFD.
 */
export function decodeIso2022(bytes: Uint8Array): string {
  const built = textBuilder();
  let set: Alphabet | "other" = "gb";
  let shifted = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    const next = bytes[at + 1];
    if (byte === escapes && next === 0x24 && (bytes[at + 2] === 0x29 || bytes[at + 2] === 0x2a)) {
      // ")" names what SO enters; "*" names what ESC N borrows one character of.
      if (bytes[at + 2] === 0x29) set = bytes[at + 3] === 0x41 ? "gb" : bytes[at + 3] === 0x43 ? "kr" : "other";
      at += 3;
    } else if (byte === escapes && next === 0x4e) {
      built.lacking();
      at += 3;
    } else if (byte === 0x0e) shifted = true;
    else if (byte === 0x0f) shifted = false;
    else if (byte === 0x0a) {
      shifted = false;
      built.ascii(byte);
    } else if (shifted && isPlace(byte) && isPlace(next)) {
      if (set === "other") built.lacking();
      else built.place(set, byte, next);
      at += 1;
    } else built.ascii(byte);
  }
  return built.text();
}

/** Says which of them seven-bit text is, by an escape sequence nobody writes by chance; null where it has none. */
export function decodeEscaped(bytes: Uint8Array): string | null {
  for (let at = bytes.indexOf(escapes); at >= 0; at = bytes.indexOf(escapes, at + 1)) {
    if (bytes[at + 1] !== 0x24) continue;
    if (bytes[at + 2] === 0x29 && [0x41, 0x43, 0x45, 0x47].includes(bytes[at + 3] ?? 0)) return decodeIso2022(bytes);
    if (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40) return japanese.decode(bytes);
  }
  return null;
}
