import type { Actor } from "../people/actor.ts";
import { parseNumber } from "../process/numbers.ts";
import { asQuestion } from "./rules.ts";
import { vectorFor } from "./search.ts";
import { loadCutter } from "./words.ts";

/**
 * What somebody typed above a list, as a condition on `c`: a case number finds that case, words find what contains all of
 * them. Customers are found by public words only. Null: there is nothing to look for.
 */
export async function listCondition(
  actor: Actor,
  q: string,
): Promise<((parameter: (value: unknown) => string) => string) | null> {
  const asked = q.toWellFormed().normalize("NFKC").replaceAll("\u0000", "").trim();
  if (asked === "") return null;
  const number = parseNumber(asked);
  if (typeof number === "object") return (parameter) => `c.id = ${parameter(number.id)}::bigint`;
  const question = asQuestion((await loadCutter()).ofQuestion(asked));
  if (question === null) return () => "false";
  return (parameter) =>
    `c.id in (select d.case_id from search_documents d where d.${vectorFor(actor)} @@ ${parameter(question)}::tsquery order by d.case_id desc limit 2000)`;
}
