import type { Queryable } from "#kernel/db/pool.ts";
import type { Scope } from "#kernel/people/scope.ts";
import type { Words } from "#kernel/words/words.ts";

export type NotedShift = { name: Words; from: string; until: string };
export type NoteRow = {
  id: string;
  team_id: string;
  team_name: Words;
  author_id: string;
  author_name: string;
  body: string;
  cases: string[];
  leaving: NotedShift | null;
  coming: NotedShift | null;
  written_at: Temporal.Instant;
  readers: { id: string; name: string; readAt: string | null }[];
};

// Whoever is on the coming shift as the roster now stands: a swap after the note was written brings another reader.
const mustRead = (person: string) => `(${person} <> n.author_id and case
    when n.coming is null then exists (select from team_members m where m.team_id = n.team_id and m.person_id = ${person})
    else exists (select from duty_entries e where e.team_id = n.team_id and e.person_id = ${person} and e.state <> 'planned'
      and e.starts_at < n.for_until and e.ends_at > n.for_from) end)`;

const select = `select n.id, n.team_id, t.name as team_name, n.author_id, a.name as author_name, n.body, n.cases, n.leaving, n.coming, n.written_at,
    coalesce((select jsonb_agg(jsonb_build_object('id', p.id::text, 'name', p.name, 'readAt', r.read_at) order by p.name, p.id)
      from persons p left join duty_note_readers r on r.note_id = n.id and r.person_id = p.id
      where r.read_at is not null or p.is_active and p.id in (
        select m.person_id from team_members m where m.team_id = n.team_id and n.coming is null
        union select e.person_id from duty_entries e where n.coming is not null and e.team_id = n.team_id and e.state <> 'planned'
          and e.starts_at < n.for_until and e.ends_at > n.for_from) and p.id <> n.author_id), '[]') as readers
  from duty_notes n join teams t on t.id = n.team_id join persons a on a.id = n.author_id`;

export async function listNotes(
  db: Queryable,
  asked: { teams: readonly string[] | null; q: string | null; cursor: string | null; limit: number },
): Promise<NoteRow[]> {
  const { rows } = await db.query<NoteRow>({
    text: `${select} where ($1::bigint[] is null or n.team_id = any($1)) and ($2::bigint is null or n.id < $2)
        and ($3::text is null or n.body ilike $3 or a.name ilike $3)
      order by n.id desc limit $4`,
    values: [
      asked.teams,
      asked.cursor,
      asked.q === null ? null : `%${asked.q.replace(/[\\%_]/g, "\\$&")}%`,
      asked.limit,
    ],
  });
  return rows;
}

const rememberedDays = 7;

export async function unreadNotes(db: Queryable, personId: string, now: Temporal.Instant): Promise<NoteRow[]> {
  const { rows } = await db.query<NoteRow>({
    text: `${select} where n.for_until > $2 and ${mustRead("$1::bigint")}
        and not exists (select from duty_note_readers r where r.note_id = n.id and r.person_id = $1::bigint)
      order by n.id limit 20`,
    values: [personId, now.subtract({ hours: 24 * rememberedDays })],
  });
  return rows;
}

export async function findNote(db: Queryable, id: string): Promise<NoteRow | null> {
  const { rows } = await db.query<NoteRow>({ text: `${select} where n.id = $1`, values: [id] });
  return rows[0] ?? null;
}

export async function insertNote(
  tx: Queryable,
  note: {
    teamId: string;
    authorId: string;
    body: string;
    cases: readonly string[];
    leaving: NotedShift | null;
    coming: NotedShift | null;
    from: Temporal.Instant;
    until: Temporal.Instant;
    at: Temporal.Instant;
  },
): Promise<string> {
  const { rows } = await tx.query<{ id: string }>({
    text: `insert into duty_notes (team_id, author_id, body, cases, leaving, coming, for_from, for_until, written_at)
      values ($1, $2, $3, $4::bigint[], $5, $6, $7, $8, $9) returning id`,
    values: [
      note.teamId,
      note.authorId,
      note.body,
      note.cases,
      note.leaving === null ? null : JSON.stringify(note.leaving),
      note.coming === null ? null : JSON.stringify(note.coming),
      note.from,
      note.until,
      note.at,
    ],
  });
  return rows[0]!.id;
}

export async function confirmRead(
  tx: Queryable,
  noteId: string,
  personId: string,
  at: Temporal.Instant,
): Promise<void> {
  await tx.query({
    text: "insert into duty_note_readers (note_id, person_id, read_at) values ($1, $2, $3) on conflict do nothing",
    values: [noteId, personId, at],
  });
}

export type NotedCase = {
  id: string;
  number: string;
  subject: string;
  process: string;
  process_version: number;
  state: string;
  priority: number;
  due_at: Temporal.Instant | null;
};
const caseColumns = "c.id, c.number, c.subject, c.process, c.process_version, c.state, c.priority, c.due_at";

/** Cases by id, of those the reader may see. */
export async function readCases(
  db: Queryable,
  scope: (first: number) => Scope,
  ids: readonly string[],
): Promise<NotedCase[]> {
  const { sql, values } = scope(2);
  const { rows } = await db.query<NotedCase>({
    text: `select ${caseColumns} from cases c where c.id = any($1::bigint[]) and ${sql} order by c.id`,
    values: [ids, ...values],
  });
  return rows;
}

/** Open cases whose turn is the team's or one of its members': what waits or is at risk, nearest limit first. */
export async function casesOfConcern(
  db: Queryable,
  scope: (first: number) => Scope,
  teamId: string,
): Promise<NotedCase[]> {
  const { sql, values } = scope(2);
  const { rows } = await db.query<NotedCase>({
    text: `select ${caseColumns} from cases c where c.id in (
        (select t.case_id from todos t where t.done_at is null and t.team_id = $1::bigint order by t.due_order, t.id limit 100)
        union (select t.case_id from todos t join team_members m on m.person_id = t.person_id and m.team_id = $1::bigint
          where t.done_at is null order by t.due_order, t.id limit 100)) and ${sql}
      order by c.due_at nulls last, c.id limit 30`,
    values: [teamId, ...values],
  });
  return rows;
}
