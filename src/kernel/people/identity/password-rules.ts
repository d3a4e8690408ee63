import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { FieldIssue } from "../../errors/refusal.ts";

/** Characters. Shorter is guessed, longer only serves to keep the hashing busy. */
const shortest = 8;
const longest = 128;

/** What is hashed: one spelling of what people see as the same, whichever keyboard wrote it. */
export const normalisePassword = (password: string): string => password.normalize("NFC");

/**
 * What is wrong with a password somebody wants to set, or null (ASVS 6.2.1, 6.2.4, 6.2.9, 6.2.12). No rules about kinds of
 * characters: they make passwords that are hard to remember and easy to guess.
 */
export function passwordIssue(
  password: string,
  about: { login: string; name: string },
): Omit<FieldIssue, "path"> | null {
  const normal = normalisePassword(password);
  const length = [...normal].length;
  if (length < shortest) return { code: "password-too-short", params: { min: shortest } };
  if (length > longest) return { code: "password-too-long", params: { max: longest } };
  if (isMadeOf(normal, about)) return { code: "password-like-login" };
  if (isCommon(normal)) return { code: "password-too-common" };
  return null;
}

function isMadeOf(password: string, { login, name }: { login: string; name: string }): boolean {
  const low = password.toLowerCase();
  return [login, login.split("@")[0] ?? "", name]
    .map((word) => word.toLowerCase())
    .some((word) => [...word].length >= 2 && low.includes(word) && [...low].length - [...word].length < shortest);
}

/** Also with the usual finishing touches: a digit, a year or an exclamation mark at the end, a capital, @ for a. */
function isCommon(password: string): boolean {
  const low = password.toLowerCase();
  const plain = low
    .replaceAll("@", "a")
    .replaceAll("0", "o")
    .replaceAll("$", "s")
    .replaceAll("1", "l")
    .replaceAll("3", "e");
  const bare = low.replace(/[\d!@#$%^&*.?_-]{1,8}$/, "");
  return (
    isPattern(low) || [low, plain, bare, low.replace(/[!.?]+$/, "")].some((form) => form.length >= 8 && isListed(form))
  );
}

/** One character or one short block over and over, a run along the digits or the alphabet, a date, a phone number. */
function isPattern(low: string): boolean {
  return /^(.{1,4})\1+.?$/u.test(low) || /^\d{8,11}$/.test(low) || isRun(low);
}

const runs = ["01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm"];
const isRun = (low: string): boolean =>
  runs.some((run) => run.includes(low) || [...run].reverse().join("").includes(low));

/**
 * The 3,000 commonest passwords of eight characters and more, and the commonest Chinese ones, each as the first five bytes
 * of its SHA-256: a list nobody need read, small, and wrong once in some 300 million guesses.
 */
const entrySize = 5;
let listed: ReadonlySet<string> | undefined;

function isListed(low: string): boolean {
  listed ??= readList();
  return listed.has(createHash("sha256").update(low).digest().subarray(0, entrySize).toString("base64"));
}

function readList(): ReadonlySet<string> {
  const bytes = Buffer.from(readFileSync(new URL("common-passwords.txt", import.meta.url), "utf8"), "base64");
  const entries = new Set<string>();
  for (let at = 0; at + entrySize <= bytes.length; at += entrySize) {
    entries.add(bytes.subarray(at, at + entrySize).toString("base64"));
  }
  return entries;
}
