import {
  attributionAt,
  beginsSignature,
  headerBlockAt,
  isByProgram,
  isForwarding,
  isSeparator,
} from "./quote-signs.ts";
import { quotedEndByLibrary } from "./reply-library.ts";

/** A text in two: what its writer added, and what was there before or is a signature. */
export interface SplitReply {
  readonly newText: string;
  readonly quotedText: string;
}

/**
 * Tells what is new in a reply from what it quotes (U5), so that a case shows an answer and folds the rest away. In doubt text counts as
 * new: an answer between or below quoted lines is, a forwarded message is, and so is a reply of which nothing would be left.
 */
export function splitReply(text: string, subject: string): SplitReply {
  const whole = { newText: text.trim(), quotedText: "" };
  if (isForward(subject)) return whole;
  const { kept, quoted } = splitAtQuote(text.split("\n")) ?? splitByLibrary(text);
  const end = endOfNew(kept);
  const newText = kept.slice(0, end).join("\n").trim();
  if (newText === "") return whole;
  return { newText, quotedText: [...kept.slice(end), ...quoted].join("\n").trim() };
}

/** Then what was written before is what the sender wants to show. */
const isForward = (subject: string): boolean =>
  /^\s*(?:fwd?|转发|轉寄|轉發|wg|tr|rv|enc|i|doorst|vs|vb)\s*[:：]/iu.test(subject);

interface Parts {
  readonly kept: string[];
  readonly quoted: string[];
}

function splitByLibrary(text: string): Parts {
  const end = quotedEndByLibrary(text);
  return { kept: text.slice(0, end).split("\n"), quoted: text.slice(end).split("\n") };
}

/** Nobody writes more new lines above a quote. */
const mostLines = 3000;

/** Takes out the first quoted message; null where none is announced. */
function splitAtQuote(lines: readonly string[]): Parts | null {
  for (let at = 0; at < Math.min(lines.length, mostLines); at++) {
    if (isForwarding(lines[at]!)) return { kept: [...lines], quoted: [] };
    const announcing = attributionAt(lines, at);
    if (announcing > 0) return splitAtAttribution(lines, at, announcing);
    if (isSeparator(lines[at]!) || headerBlockAt(lines, at))
      return { kept: lines.slice(0, at), quoted: lines.slice(at) };
  }
  return null;
}

const isQuoted = (line: string): boolean => /^\s*[>|]/.test(line);
const isBlank = (line: string): boolean => line.trim() === "";

/** Under an attribution stands either everything from before, or lines marked with ">", below which the writer may go on. */
function splitAtAttribution(lines: readonly string[], at: number, announcing: number): Parts {
  const after = lines.slice(at + announcing);
  if (!isQuoted(after.find((line) => !isBlank(line)) ?? ""))
    return { kept: lines.slice(0, at), quoted: lines.slice(at) };
  const end = after.findIndex((line) => !isQuoted(line) && !isBlank(line));
  if (end < 0) return { kept: lines.slice(0, at), quoted: lines.slice(at) };
  const below = after.slice(end);
  // Answers between the quoted lines make no sense without them.
  if (below.some(isQuoted)) return { kept: [...lines], quoted: [] };
  return { kept: [...lines.slice(0, at), ...below], quoted: lines.slice(at, at + announcing + end) };
}

/** Where the new text ends: before blank and separating lines, marked lines, the program's own line, a signature. */
function endOfNew(lines: readonly string[]): number {
  let end = lines.length;
  const isDecoration = (line: string) =>
    isBlank(line) || isQuoted(line) || isByProgram(line) || /^\s*[-_—–=*]{8,80}\s*$/.test(line);
  while (end > 0 && isDecoration(lines[end - 1]!)) end -= 1;
  const signature = lines.slice(0, end).findLastIndex(beginsSignature);
  const isShort = signature > 0 && end - signature <= 15;
  if (isShort) {
    end = signature;
    while (end > 0 && isDecoration(lines[end - 1]!)) end -= 1;
  }
  return end;
}
