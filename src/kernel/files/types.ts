import { fileTypeFromBuffer } from "file-type";
import { extensionOf } from "./names.ts";

/**
 * Types we are ready to name when we hand a file out. Everything else, above all what a browser would run (HTML, SVG, XML), is
 * a stream of bytes. The sender's own word is never repeated (S4).
 */
const named = new Set([
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "application/pdf",
  "application/zip",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  "audio/mpeg",
  "audio/wav",
  "audio/ogg",
  "audio/amr",
  "video/mp4",
  "video/webm",
  "text/plain",
]);
export const unknownType = "application/octet-stream";

/** Images a browser draws and never runs; only these are shown, all else is saved. */
const shown = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);
export const canBeShown = (mediaType: string): boolean => shown.has(mediaType);

/** Finds the type in the first bytes of the content. */
export async function typeOf(head: Buffer): Promise<string> {
  if (head.length === 0) return "text/plain";
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (found) return named.has(found.mime) ? found.mime : unknownType;
  return isText(head) ? "text/plain" : unknownType;
}

/** UTF-8 or, common in China, GB18030; a cut character at the end of the head does not count. */
function isText(head: Buffer): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: text has none of these
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(head.toString("latin1"))) return false;
  return ["utf-8", "gb18030"].some((encoding) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
      return true;
    } catch {
      return false;
    }
  });
}

const programs: readonly (readonly [name: string, begins: Buffer])[] = [
  ["Windows program", Buffer.from("MZ")],
  ["Linux program", Buffer.from("\x7fELF", "latin1")],
  ["macOS program", Buffer.from("feedface", "hex")],
  ["macOS program", Buffer.from("feedfacf", "hex")],
  ["macOS program", Buffer.from("cefaedfe", "hex")],
  ["macOS program", Buffer.from("cffaedfe", "hex")],
  ["Java class or macOS program", Buffer.from("cafebabe", "hex")],
  ["Windows shortcut", Buffer.from("4c0000000114020000000000c000000000000046", "hex")],
  ["Android program", Buffer.from("dex\n")],
  ["WebAssembly", Buffer.from("\0asm", "latin1")],
  ["script", Buffer.from("#!")],
];
/** What Windows starts at a double click, whatever is in it. */
const startedByClick = new Set(
  "exe com scr bat cmd pif msi msp hta vbs vbe jse wsf wsh lnk cpl jar ps1 reg scf url".split(" "),
);

/** Programs are not taken: not by what they are, nor by what a double click would do with them. */
export const isProgram = (head: Buffer, name: string): boolean =>
  startedByClick.has(extensionOf(name)) ||
  programs.some(([, begins]) => head.subarray(0, begins.length).equals(begins));
