import type { Queryable } from "../db/pool.ts";
import type { Field } from "../forms/field.ts";

/** What there is to find a case by. Bounded: of a giant case the newest entries count. */
export type CaseText = { caseId: string; eventCount: number; publicText: string; allText: string };

type Row = {
  id: string;
  process: string;
  process_version: number;
  event_count: number;
  subject: string;
  description: string;
  requester: Record<string, unknown>;
  fields: Record<string, unknown>;
  entries: { visibility: "public" | "internal"; body: string | null; values: Record<string, unknown> | null }[] | null;
};
export type FieldsOf = (process: string, version: number) => Readonly<Record<string, Pick<Field, "type" | "isPublic">>>;

const mostEntries = 500;
const mostText = 200_000;

/** The texts of these cases as of now, in one statement. */
export async function readCaseTexts(
  db: Queryable,
  caseIds: readonly string[],
  fieldsOf: FieldsOf,
): Promise<CaseText[]> {
  const { rows } = await db.query<Row>({
    name: "search-texts",
    text: `select c.id, c.process, c.process_version, c.event_count, c.subject, c.description, c.requester, c.fields, e.entries
           from cases c left join lateral (
             select json_agg(json_build_object('visibility', e.visibility, 'body', e.body, 'values', e.values)) as entries
             from (select e.visibility, t.content->>'body' as body, t.content->'values' as values
                   from events e join event_contents t using (case_id, seq)
                   where e.case_id = c.id and (t.content ? 'body' or t.content ? 'values')
                   order by e.seq desc limit $2) e) e on true
           where c.id = any ($1::bigint[])`,
    values: [caseIds, mostEntries],
  });
  return rows.map((row) => asText(row, fieldsOf(row.process, row.process_version)));
}

function asText(row: Row, fields: ReturnType<FieldsOf>): CaseText {
  const open: string[] = [row.subject, row.description, ...texts(row.requester, ["name", "organisation"])];
  const inside: string[] = [];
  const sort = (values: Record<string, unknown>, isPublic: boolean) => {
    for (const [key, value] of Object.entries(values)) {
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
      if (typeof value !== "string" || (field && field.type !== "text" && field.type !== "long-text")) continue;
      (isPublic && field?.isPublic ? open : inside).push(value);
    }
  };
  sort(row.fields, true);
  for (const { visibility, body, values } of row.entries ?? []) {
    if (body) (visibility === "public" ? open : inside).push(body);
    if (values) sort(values, visibility === "public");
  }
  const publicText = open.join("\n").slice(0, mostText);
  return { caseId: row.id, eventCount: row.event_count, publicText, allText: inside.join("\n").slice(0, mostText) };
}

const texts = (from: Record<string, unknown>, keys: readonly string[]): string[] =>
  keys.map((key) => from[key]).filter((text): text is string => typeof text === "string");

export type Document = { caseId: string; eventCount: number; publicWords: string[]; allWords: string[] };

/** Stores documents unless a newer one stands; returns how often each word came or went. */
export async function storeDocuments(db: Queryable, documents: readonly Document[]): Promise<Map<string, number>> {
  const { rows } = await db.query<{ came: string[]; went: string[] }>({
    name: "search-store",
    text: `with given as (
             select (d->>'caseId')::bigint as case_id, (d->>'eventCount')::int as event_count,
               array_to_tsvector(array(select jsonb_array_elements_text(d->'publicWords'))) as public_words,
               array_to_tsvector(array(select jsonb_array_elements_text(d->'allWords'))) as all_words
             from jsonb_array_elements($1::jsonb) as d),
           before as (select s.case_id, s.all_words from search_documents s join given g using (case_id)),
           stored as (
             insert into search_documents as s select case_id, event_count, public_words, all_words from given order by case_id
             on conflict (case_id) do update set event_count = excluded.event_count,
               public_words = excluded.public_words, all_words = excluded.all_words
             where s.event_count <= excluded.event_count
               and (s.public_words, s.all_words) is distinct from (excluded.public_words, excluded.all_words)
             returning s.case_id, s.all_words)
           select array(select unnest(tsvector_to_array(s.all_words)) except
                        select unnest(tsvector_to_array(b.all_words))) as came,
                  array(select unnest(tsvector_to_array(b.all_words)) except
                        select unnest(tsvector_to_array(s.all_words))) as went
           from stored s left join before b using (case_id)`,
    values: [JSON.stringify(documents)],
  });
  const changes = new Map<string, number>();
  const add = (words: readonly string[], by: number) => {
    for (const word of words) changes.set(word, (changes.get(word) ?? 0) + by);
  };
  for (const { came, went } of rows) {
    add(came, 1);
    add(went, -1);
  }
  return changes;
}

/** In one order always, so that two writers cannot wait for each other in a circle; what is dropped is held already. */
export async function countWords(db: Queryable, changes: ReadonlyMap<string, number>): Promise<void> {
  const words = [...changes].filter(([, by]) => by !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  if (words.length === 0) return;
  await db.query({
    name: "search-count-words",
    text: `insert into search_words as w (word, documents)
           select * from unnest($1::text[], $2::int[])
           on conflict (word) do update set documents = w.documents + excluded.documents`,
    values: [words.map(([word]) => word), words.map(([, by]) => by)],
  });
  // A word no case has any more may be one that was erased: it stands nowhere then.
  const gone = words.filter(([, by]) => by < 0).map(([word]) => word);
  if (gone.length === 0) return;
  await db.query({
    name: "search-drop-words",
    text: "delete from search_words where word = any($1::text[]) and documents <= 0",
    values: [gone],
  });
}
