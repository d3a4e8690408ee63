import { contactResults, contactWays } from "#kernel/process/contact.ts";
import type { RegisterNames } from "#kernel/process/names.ts";
import type { CaseRecord } from "#kernel/process/record.ts";
import type { ContactsView } from "./contract.ts";
import type { Rung } from "./ladder.ts";
import type { AttemptRow, Holder } from "./queries.ts";

const both = (text: string) => ({ zh: text, en: text });
/** States in which somebody is asked in turn. */
const asking = new Set(["dispatched", "withHead"]);

/** The ladder of a case as its page shows it: who, by which way, what came of it so far (D8). */
export function presentContacts(
  record: CaseRecord,
  ladder: readonly Rung[],
  holders: readonly Holder[],
  attempts: readonly AttemptRow[],
  names: RegisterNames,
): ContactsView {
  const isAsking = asking.has(record.state);
  const now = typeof record.fields.contactRung === "number" ? record.fields.contactRung : -1;
  const standing = (at: number) => (at < now ? "passed" : at === now ? "asked" : "ahead");
  return {
    isAsking,
    hasEnded: isAsking && record.fields.contactPerson === undefined && record.fields.contactRole === undefined,
    rungs: isAsking
      ? ladder.map((rung, at) => {
          const persons = holders.filter((holder) => holder.rung === at);
          const title =
            rung.role === null ? both(persons[0]?.name ?? "") : names.role(rung.role, persons[0]?.organisation ?? "");
          return {
            title,
            persons: persons.map(({ id, name, phones }) => ({ id, name, phones })),
            way: rung.way,
            minutes: rung.minutes,
            standing: standing(at),
          };
        })
      : [],
    attempts: attempts.map((row) => ({
      seq: row.seq,
      at: row.at.toString(),
      who: row.person_name !== null ? both(row.person_name) : names.role(row.role ?? "", row.organisation_name ?? ""),
      way: contactWays[row.way],
      result: row.result,
      resultWords: contactResults[row.result],
      by: row.by_name,
    })),
  };
}
