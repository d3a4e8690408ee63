/**
 * The name of a file as strangers write it, made harmless (S5). It is only ever a label: files are kept under ids, so what
 * matters is that it cannot lie to the eye, break a header, or hurt where somebody saves it.
 */
export function safeName(given: string): string {
  const visible = given
    .toWellFormed()
    .normalize("NFC")
    // Controls, zero-width characters, direction marks, line and paragraph separators, private use, halves of pairs.
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\ufffd]/gu, "")
    .replace(/\s+/gu, " ");
  const last = visible.split(/[/\\\uff0f\uff3c\u2044\u2215]/u).at(-1) ?? "";
  const bare = last
    .replace(/[<>:"|?*;`$]/g, "_")
    .replace(/^[\s.]+|[\s.]+$/g, "")
    .replace(/^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?=\.|$)/i, "_$&");
  return shorten(bare === "" ? "file" : bare);
}

const longest = 200;

/** At most 200 bytes of UTF-8, whole characters, its extension kept. */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= longest) return name;
  const extension = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? "";
  let room = longest - Buffer.byteLength(extension);
  let stem = "";
  for (const character of name.slice(0, name.length - extension.length)) {
    room -= Buffer.byteLength(character);
    if (room < 0) break;
    stem += character;
  }
  return stem.replace(/[\s.]+$/, "") + extension;
}

/** The extension, lower case, without the dot; "" without one. */
export const extensionOf = (name: string): string => /\.([\p{L}\p{N}]{1,10})$/u.exec(name)?.[1]?.toLowerCase() ?? "";

/** RFC 6266: a name for everybody in ASCII and the true one in UTF-8 (RFC 8187). */
export function contentDisposition(kind: "attachment" | "inline", name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, "_").replace(/["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
