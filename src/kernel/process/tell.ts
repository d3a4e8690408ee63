import type { Words } from "../words/words.ts";
import type { Draft } from "./draft.ts";

/** Fills {{name}} look-ups. Only names, never expressions; a value is put in as it is and not looked at again (S13). */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{([a-zA-Z]+)\}\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? values[name]! : whole));

/** What the customer is told, in both languages, with the case's values filled in. */
export function told(draft: Draft, words: Words, more: Readonly<Record<string, Words>> = {}): Words {
  const inLanguage = (language: "zh" | "en") =>
    fill(words[language], {
      number: draft.record.number,
      subject: draft.record.subject,
      ...promisedTimes(draft, language),
      ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, value[language]])),
    }).trim();
  return { zh: inLanguage("zh"), en: inLanguage("en") };
}

/** When each promise is due, by the name of its clock: {{response}}, {{resolution}}. Inner limits are never promised to anybody. */
function promisedTimes(draft: Draft, language: "zh" | "en"): Record<string, string> {
  const promises = Object.entries(draft.facts.definition.clocks).filter(([, clock]) => clock.isPromise);
  const nothingAgreed = { zh: "约定的时间", en: "the agreed time" }[language];
  return Object.fromEntries(
    promises.map(([key]) => {
      const due = draft.clocks.get(key)?.dueAt;
      return [key, due ? dayAndTime(due, draft.facts.zone) : nothingAgreed];
    }),
  );
}

/** `11-24 11:25` on the wall of the zone. */
export function dayAndTime(at: Temporal.Instant, zone: string): string {
  const local = at.toZonedDateTimeISO(zone);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(local.month)}-${two(local.day)} ${two(local.hour)}:${two(local.minute)}`;
}
