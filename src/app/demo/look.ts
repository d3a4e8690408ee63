import type { Queryable } from "#kernel/db/pool.ts";
import type { Announcement } from "#kernel/jobs/announcement.ts";

/** A case as its people see it: where it stands and who has it. */
export type Seen = {
  id: string;
  process: string;
  state: string;
  teamId: string | null;
  departmentId: string | null;
  assigneeId: string | null;
  /** Who is asked to take it, where somebody is: a level of the contact list, a person or a role. */
  askedRung: number | null;
  askedPersonId: string | null;
  askedRole: string | null;
  attempts: number;
};

export type Look = {
  /** The incident first, then its follow-ups, newest first. */
  cases: Seen[];
  /** What was announced about them since the last look. */
  heard: Announcement[];
  /** The next clock step of any of them. */
  nextStepAt: Temporal.Instant | null;
  since: Since;
};

/** How far one has looked: announcements of transactions from here on may be new, those up to the id are known. */
export type Since = { xmin: string; id: string };

type Row = {
  xmin: string;
  next_step_at: Temporal.Instant | null;
  cases: Seen[];
  heard: (Omit<Announcement, "at"> & { at: string })[] | null;
};

/**
 * Where an incident and its follow-ups stand after a move, and what was announced, in one statement. Announcements have no index
 * by case: the oldest transaction still open at the last look bounds what has to be read.
 */
export async function lookAt(db: Queryable, incidentId: string, since: Since): Promise<Look> {
  const { rows } = await db.query<Row>({
    name: "demo.look",
    // Laterals, so that it stays with the few rows of these cases: joined as sets, whole tables were read.
    text: `with own as (
        select $1::bigint as id union all
        select from_case_id from case_links where to_case_id = $1::bigint and kind = 'follow-up-of')
      select pg_snapshot_xmin(pg_current_snapshot())::text as xmin,
        (select min(k.at) from own cross join lateral (
          select min(next_step_at) as at from clocks where case_id = own.id and state = 'running') k) as next_step_at,
        (select jsonb_agg(c.seen order by own.id <> $1::bigint, own.id desc) from own cross join lateral (
          select jsonb_build_object('id', id::text, 'process', process, 'state', state, 'teamId', team_id::text,
            'departmentId', department_id::text, 'assigneeId', assignee_id::text,
            'askedRung', (fields->>'contactRung')::int, 'askedPersonId', fields->>'contactPerson', 'askedRole', fields->>'contactRole',
            'attempts', coalesce((fields->>'attempts')::int, 0)) as seen
          from cases where id = own.id offset 0) c) as cases,
        (select jsonb_agg(jsonb_build_object('xid', xid::text, 'id', id::text, 'kind', kind, 'caseId', case_id::text,
            'version', version, 'at', at, 'payload', payload) order by announcements.xid, id)
          from announcements
          where xid >= $2::xid8 and id > $3::bigint and case_id = any(array(select id from own))) as heard`,
    values: [incidentId, since.xmin, since.id],
  });
  const row = rows[0] as Row;
  const heard = (row.heard ?? []).map((one): Announcement => ({ ...one, at: Temporal.Instant.from(one.at) }));
  return {
    cases: row.cases,
    heard,
    nextStepAt: row.next_step_at,
    since: { xmin: row.xmin, id: heard.at(-1)?.id ?? since.id },
  };
}
