import type { FieldIssue } from "#kernel/errors/refusal.ts";
import type { Dictionary } from "../words/en.ts";

/** The sentence under a field for a fault found here or told by the server (same codes). */
export function faultWords(code: string, words: Dictionary, params: FieldIssue["params"] = {}): string {
  switch (code) {
    case "required":
      return words.faultRequired;
    case "too-long":
      return words.faultTooLong(Number(params.max));
    case "bad-phone":
      return words.faultPhone;
    case "bad-email":
      return words.faultEmail;
    case "wrong-type":
      return words.faultNumber;
    case "too-small":
    case "too-large":
      return params.min === undefined || params.max === undefined
        ? words.faultPlain
        : words.faultRange(String(params.min), String(params.max));
    case "password-too-short":
      return words.faultPasswordShort;
    case "password-too-common":
    case "password-like-login":
      return words.faultPasswordCommon;
    default:
      return words.faultPlain;
  }
}

/** Sentences by field, from the server's issues; `nameOf` turns the path of the wire into the field's name here. */
export function issueWords(
  issues: readonly FieldIssue[],
  words: Dictionary,
  nameOf: (path: string) => string,
): Record<string, string> {
  return Object.fromEntries(issues.map(({ path, code, params }) => [nameOf(path), faultWords(code, words, params)]));
}
