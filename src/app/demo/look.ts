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
    text: `with own as (select $1::bigint as id union all select from_case_id from case_links where to_case_id = $1::bigint and kind = 'follow-up-of')
      select pg_snapshot_xmin(pg_current_snapshot())::text as xmin,
        (select min(k.next_step_at) from clocks k where k.state = 'running' and k.case_id in (select id from own)) as next_step_at,
        (select jsonb_agg(jsonb_build_object('id', c.id::text, 'process', c.process, 'state', c.state, 'teamId', c.team_id::text,
            'departmentId', c.department_id::text, 'assigneeId', c.assignee_id::text,
            'attempts', coalesce((c.fields->>'attempts')::int, 0)) order by c.id <> $1::bigint, c.id desc)
          from cases c where c.id in (select id from own)) as cases,
        (select jsonb_agg(jsonb_build_object('xid', a.xid::text, 'id', a.id::text, 'kind', a.kind, 'caseId', a.case_id::text,
            'version', a.version, 'at', a.at, 'payload', a.payload) order by a.xid, a.id)
          from announcements a where a.xid >= $2::xid8 and a.id > $3::bigint and a.case_id in (select id from own)) as heard`,
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
