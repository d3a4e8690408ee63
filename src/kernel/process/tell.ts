import type { Words } from "../words/words.ts";
import type { Draft } from "./draft.ts";

/** Fills {{name}} look-ups. Only names, never expressions; a value is put in as it is and not looked at again (S13). */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{([a-zA-Z]+)\}\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? values[name]! : whole));

/** What the customer is told, in both languages, with the case's values filled in. */
export function told(draft: Draft, words: Words, more: Readonly<Record<string, Words>> = {}): Words {
  const due = promisedDue(draft);
  const inLanguage = (language: "zh" | "en") =>
    fill(words[language], {
      number: draft.record.number,
      subject: draft.record.subject,
      due: due ? dayAndTime(due, draft.facts.zone) : language === "zh" ? "稍后" : "later",
      ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, value[language]])),
    });
  return { zh: inLanguage("zh"), en: inLanguage("en") };
}

/** The soonest of what the customer was promised; limits among ourselves (to accept, to acknowledge) are not theirs to wait by. */
function promisedDue({ clocks, facts }: Draft): Temporal.Instant | null {
  let soonest: Temporal.Instant | null = null;
  for (const [key, { state, dueAt }] of clocks) {
    if (state !== "running" || dueAt === null || !facts.definition.clocks[key]?.isPromise) continue;
    if (soonest === null || Temporal.Instant.compare(dueAt, soonest) < 0) soonest = dueAt;
  }
  return soonest;
}

/** `11-24 11:25` on the wall of the zone. */
export function dayAndTime(at: Temporal.Instant, zone: string): string {
  const local = at.toZonedDateTimeISO(zone);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(local.month)}-${two(local.day)} ${two(local.hour)}:${two(local.minute)}`;
}
