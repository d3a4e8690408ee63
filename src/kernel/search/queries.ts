import type { Queryable } from "../db/pool.ts";
import type { Scope } from "../people/scope.ts";
import type { Family } from "../process/definition.ts";
import type { WeighedWord } from "./rules.ts";
import { asQuery } from "./rules.ts";

export type CaseFound = {
  id: string;
  number: string;
  process: string;
  process_version: number;
  state: string;
  family: Family;
  subject: string;
  requester: { name?: string };
  requester_name: string | null;
  organisation_id: string | null;
  organisation_name: string | null;
  created_at: Temporal.Instant;
};
export type ScopeFrom = (firstParameter: number) => Scope;
/** Which of the two vectors a reader may search: customers and suppliers only the public one. */
export type Vector = "public_words" | "all_words";

const columns = `c.id, c.number, c.process, c.process_version, c.state, c.family, c.subject, c.requester,
  (select p.name from persons p where p.id = c.requester_id) as requester_name,
  c.organisation_id, (select o.name from organisations o where o.id = c.organisation_id) as organisation_name, c.created_at`;

/** Ranking reads every hit, so only the newest are ranked, and nobody reads further; of similar cases, so many for each of five words. */
const cap = 300;
export const walkBack = 5_000;
const capPerWord = 400;
/** Of those, so many that share most are looked at as cases. */
const mostWeighed = 500;

/**
 * Cases with all these words: those that say it in the subject first, then the newest. Common words are found among the newest
 * cases, by walking back a bounded way; words that seldom meet through the index, which knows of all. Either alone would read
 * through everything for the other kind, and the planner cannot tell them apart: it does not know which words meet.
 */
export async function casesByWords(
  db: Queryable,
  scopeFrom: ScopeFrom,
  vector: Vector,
  question: string,
  phrase: string,
  limit: number,
): Promise<CaseFound[]> {
  const scope = scopeFrom(4);
  const find = async (where: string, order: string) => {
    const { rows } = await db.query<CaseFound>({
      // Without a name: planned for these very words.
      text: `with hits as (
               select c.* from search_documents d join cases c on c.id = d.case_id
               where d.${vector} @@ $1::tsquery and ${where} and ${scope.sql} order by ${order} desc limit ${cap})
             select ${columns} from hits c
             order by strpos(lower(c.subject), $2) = 0, c.id desc limit $3`,
      values: [question, phrase, limit, ...scope.values],
    });
    return rows;
  };
  const newest = await find(`d.case_id > (select max(case_id) - ${walkBack} from search_documents)`, "d.case_id");
  // An order the table does not have by itself keeps the planner from walking through all of it.
  return newest.length >= limit ? newest : find("true", "(d.case_id + 0)");
}

export async function caseById(db: Queryable, scopeFrom: ScopeFrom, id: string): Promise<CaseFound[]> {
  const scope = scopeFrom(2);
  const { rows } = await db.query<CaseFound>({
    name: `search-id.${scope.shape}`,
    text: `select ${columns} from cases c where c.id = $1 and ${scope.sql}`,
    values: [id, ...scope.values],
  });
  return rows;
}

/** Cases whose requester is reached so: contacts on record begin so, or it stands on the case itself. */
export async function casesByContact(
  db: Queryable,
  scopeFrom: ScopeFrom,
  kind: "phone" | "email",
  exact: readonly string[],
  persons: readonly string[],
  limit: number,
): Promise<CaseFound[]> {
  const scope = scopeFrom(4);
  const onCase =
    kind === "phone"
      ? "select id from cases where requester ? 'phone' and requester->>'phone' = any ($1)"
      : "select id from cases where requester ? 'email' and lower(requester->>'email') = any ($1)";
  const { rows } = await db.query<CaseFound>({
    name: `search-${kind}.${scope.shape}`,
    text: `with found as (
             (${onCase} order by id desc limit $3)
             union (select r.id from unnest($2::bigint[]) as p (id)
                    cross join lateral (select id from cases where requester_id = p.id order by id desc limit $3) r))
           select ${columns} from cases c where c.id in (select id from found) and ${scope.sql}
           order by c.id desc limit $3`,
    values: [exact, persons, limit, ...scope.values],
  });
  return rows;
}

export type SimilarFound = CaseFound & {
  solved_at: Temporal.Instant | null;
  solution: string | null;
  words: string[];
};

/** How rare words are: among the cases there are, roughly. */
export async function frequencies(
  db: Queryable,
  words: readonly string[],
): Promise<{ total: number; words: { word: string; documents: number }[] }> {
  const { rows } = await db.query<{ total: number; words: { word: string; documents: number }[] | null }>({
    name: "search-frequencies",
    // The planner's estimate is good enough to weigh words by, and costs nothing at any size.
    text: `select greatest(1, (select reltuples::int from pg_class where oid = 'search_documents'::regclass),
                    (select max(documents) from search_words where word = any ($1))) as total,
             (select json_agg(json_build_object('word', word, 'documents', documents))
              from search_words where word = any ($1) and documents > 0) as words`,
    values: [words],
  });
  return { total: rows[0]?.total ?? 1, words: rows[0]?.words ?? [] };
}

/** All, solved ones first; or only those still open at the customer named. */
export type Which = "all" | "open-of-customer";

/**
 * Cases that share the most telling words with a text: solved ones first, then by the weight of what they share, those of the same
 * organisation a little before the others. Each word brings its newest hits, so that no common word is read through.
 */
export async function similarCases(
  db: Queryable,
  scopeFrom: ScopeFrom,
  vector: Vector,
  words: readonly WeighedWord[],
  near: { caseId: string | null; organisationId: string | null },
  limit: number,
  which: Which = "all",
): Promise<SimilarFound[]> {
  const narrowed = which === "all" ? "" : "and c.family in ('open', 'waiting') and c.organisation_id = $2::bigint ";
  const scope = scopeFrom(4);
  const firstWord = 4 + scope.values.length;
  // One part for each word, and no name for the statement: the newest hits of a common word are found from the end of
  // the table, those of a rare one through the index.
  const parts = words.map((_, n) => {
    const at = firstWord + 3 * n;
    return `(select d.case_id, $${at}::text as word, $${at + 1}::float8 as weight from search_documents d
      where d.${vector} @@ $${at + 2}::tsquery order by d.case_id desc limit ${capPerWord})`;
  });
  const { rows } = await db.query<SimilarFound>({
    text: `with found as (${parts.join(" union all ")}),
                hits as (select case_id, sum(weight) as weight, array_agg(word order by weight desc, word) as words
                         from found where case_id is distinct from $1::bigint group by case_id
                         order by weight desc, case_id desc limit ${mostWeighed})
           select ${columns}, c.solved_at, c.fields->>'solution' as solution, h.words
           from hits h join cases c on c.id = h.case_id
           where c.family <> 'cancelled' and not c.is_internal ${narrowed}and ${scope.sql}
             and not exists (select from case_links l where (l.from_case_id, l.to_case_id) in ((h.case_id, $1::bigint), ($1::bigint, h.case_id)))
           order by c.solved_at is null,
             h.weight * case when c.organisation_id = $2::bigint then 1.2 else 1 end desc, c.id desc
           limit $3`,
    values: [
      near.caseId,
      near.organisationId,
      limit,
      ...scope.values,
      ...words.flatMap(({ word, weight }) => [word, weight, asQuery(word)]),
    ],
  });
  return rows;
}

export async function textOfCase(
  db: Queryable,
  scopeFrom: ScopeFrom,
  id: string,
): Promise<{ text: string; organisationId: string | null } | null> {
  const scope = scopeFrom(2);
  const { rows } = await db.query<{ text: string; organisationId: string | null }>({
    name: `search-text.${scope.shape}`,
    text: `select left(c.subject || ' ' || c.description, 5000) as text, c.organisation_id as "organisationId"
           from cases c where c.id = $1 and ${scope.sql}`,
    values: [id, ...scope.values],
  });
  return rows[0] ?? null;
}
