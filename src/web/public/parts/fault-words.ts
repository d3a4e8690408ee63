import type { FieldIssue, ToldIssue } from "#kernel/errors/refusal.ts";
import type { FormFieldView } from "#kernel/process/contract.ts";
import { faultsOf, type Values } from "../rules/field-checks.ts";
import type { Settings } from "../settings.tsx";
import type { Dictionary } from "../words/en.ts";

/**
 * The sentence under a field for a fault found here or told by the server (same codes); `told`: the server's own words, for the many
 * codes a customer hardly ever meets.
 */
export function faultWords(
  code: string,
  words: Dictionary,
  params: FieldIssue["params"] = {},
  told: string = words.faultPlain,
): string {
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
        ? told
        : words.faultRange(String(params.min), String(params.max));
    case "password-too-short":
      return words.faultPasswordShort;
    case "password-too-common":
    case "password-like-login":
      return words.faultPasswordCommon;
    default:
      return told;
  }
}

/** Sentences by field for what can be seen to be wrong before it is sent. */
export function formFaultWords(
  form: readonly FormFieldView[],
  values: Values,
  words: Dictionary,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(faultsOf(form, values)).map(([key, code]) => {
      const field = form.find((one) => one.key === key)!;
      const params = {
        max: field.type === "text" || field.type === "long-text" ? field.maxLength! : field.max!,
        min: field.min!,
      };
      const isChosen = ["choice", "choices", "rating", "yes-no"].includes(field.type);
      return [key, isChosen && code === "required" ? words.faultChoose : faultWords(code, words, params)];
    }),
  );
}

/** Sentences by field, from the server's issues; `nameOf` turns the path of the wire into the field's name here. */
export function issueWords(
  issues: readonly ToldIssue[],
  { words, language }: Pick<Settings, "words" | "language">,
  nameOf: (path: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    issues.map(({ path, code, params, words: told }) => [
      nameOf(path),
      faultWords(code, words, params, told && sentence(told[language])),
    ]),
  );
}

/** The words of a code are half a sentence: the field stands before them. */
const sentence = (said: string): string =>
  /\p{Script=Han}/u.test(said) ? `${said}。` : `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
