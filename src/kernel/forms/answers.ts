import type { FieldIssue } from "../errors/refusal.ts";
import { dayAndTime } from "../process/tell.ts";
import type { Words } from "../words/words.ts";
import { compileForm } from "./compile.ts";
import type { Field, FormField } from "./field.ts";

/** One question of a form and what was answered, with its label and words as they were then: readable whatever becomes of the form. */
export type Answer = { key: string; type: string; title: Words; value: unknown; text: Words };

export type AskedForm = { fields: Readonly<Record<string, Field>>; form: readonly FormField[] };

/** Checks what was filled in against the form it belongs to. Issues name each field under `path`. */
export function readAnswers(
  { fields, form }: AskedForm,
  given: Readonly<Record<string, unknown>>,
  { path, zone }: { path: string; zone: string },
): { answers: Answer[]; issues: FieldIssue[] } {
  const { values, issues } = compileForm(fields, form).check(given, { path });
  const answers = form.flatMap(({ field: key }): Answer[] => {
    const [field, value] = [fields[key], values[key]];
    if (field === undefined || value === null || value === undefined) return [];
    return [{ key, type: field.type, title: field.title, value, text: wordsOf(field, value, zone) }];
  });
  return { answers, issues };
}

const both = (text: string): Words => ({ zh: text, en: text });

function wordsOf(field: Field, value: unknown, zone: string): Words {
  const titleOf = (chosen: unknown) =>
    field.choices?.find((choice) => choice.value === chosen)?.title ?? both(String(chosen));
  if (field.type === "choice") return titleOf(value);
  if (field.type === "choices" && Array.isArray(value)) {
    const chosen = value.map(titleOf);
    return { zh: chosen.map(({ zh }) => zh).join("、"), en: chosen.map(({ en }) => en).join(", ") };
  }
  if (field.type === "yes-no") return value === true ? { zh: "是", en: "Yes" } : { zh: "否", en: "No" };
  if (field.type === "date-time") return both(dayAndTime(Temporal.Instant.from(String(value)), zone));
  if (field.type === "minutes") return { zh: `${value} 分`, en: `${value} min` };
  return both(String(value));
}
