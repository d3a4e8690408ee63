import type { Actor } from "../people/actor.ts";
import { parseNumber } from "../process/numbers.ts";
import { walkBack } from "./queries.ts";
import { asQuestion } from "./rules.ts";
import { vectorFor } from "./search.ts";
import { loadCutter } from "./words.ts";

/** So many among the newest cases are more than anybody pages through; only with fewer are older ones looked for. */
const enough = 300;

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
  return (parameter) => {
    const hits = `from search_documents d where d.${vectorFor(actor)} @@ ${parameter(question)}::tsquery`;
    const newest = `(select max(case_id) - ${walkBack} from search_documents)`;
    // As searching does: common words are found by walking back a bounded way, rare ones through the index, which has no order.
    return `c.id in (with newest as materialized (select d.case_id ${hits} and d.case_id > ${newest})
      select case_id from newest union all (select d.case_id ${hits} and d.case_id <= ${newest}
        and (select count(*) from newest) < ${enough} order by (d.case_id + 0) desc limit 2000))`;
  };
}
