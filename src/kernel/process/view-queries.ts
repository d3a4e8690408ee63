import type { Queryable } from "../db/pool.ts";
import type { Actor } from "../people/actor.ts";
import { caseScope, seesInternal } from "../people/scope.ts";
import { asRead, type Beside, besideSql, type CaseRowOfDb } from "./queries.ts";
import type { CaseAsRead } from "./record.ts";

/** Names beside a case row. */
export type NamesBeside = {
  organisation_name: string | null;
  requester_name: string | null;
  assignee_name: string | null;
  department_name: string | null;
  /** Read here, as lists leave the fields where they are. */
  is_at_risk: boolean;
};

const customerNamesSql = `
  (select name from organisations where id = c.organisation_id) as organisation_name,
  coalesce((select name from persons where id = c.requester_id), c.requester->>'name') as requester_name`;

export const namesSql = `${customerNamesSql},
  (select name from persons where id = c.assignee_id) as assignee_name,
  (select name from organisations where id = c.department_id) as department_name,
  c.fields ? 'riskRaisedAt' as is_at_risk`;

export type Passage = {
  from: string | null;
  to: string;
  at: string;
  actor: string | null;
  isReturn: boolean;
  seq: number;
};
export type LinkBeside = {
  kind: string;
  direction: "to" | "from";
  number: string;
  process: string;
  version: number;
  state: string;
  subject: string;
};
export type MeasureBeside = { measure: string; nth: number; at: string; real_ms: number; working_ms: number | null };

type ViewBeside = NamesBeside & {
  /** One of our own house asks, for themselves. */
  is_colleagues: boolean;
  /** Whose turn it is, where that is one person. */
  turn_name: string | null;
  passages: Passage[];
  links: LinkBeside[];
  measures: MeasureBeside[];
  device: { id: string; model: string; serial: string; site: string } | null;
};

export type CaseToShow = { read: CaseAsRead; beside: ViewBeside };

/** A case may have thousands of links (a major incident): its page shows the first, the list of links the rest. */
const linksShown = 100;

/** A case with all its page shows, in one statement, within the actor's scope. Links only to cases the actor may see. */
export async function readToShow(db: Queryable, actor: Actor, caseId: string): Promise<CaseToShow | null> {
  const scope = caseScope(actor, 2);
  const linkScope = caseScope(actor, 2 + scope.values.length).sql.replaceAll(/\bc\./g, "o.");
  const { rows } = await db.query<CaseRowOfDb & Beside & ViewBeside>({
    name: `cases.show.${scope.shape}`,
    text: `select c.*, ${besideSql}, ${customerNamesSql},
      coalesce((select jsonb_agg(jsonb_build_object('from', case e.kind when 'converted' then null else e.from_state end, 'to', e.to_state, 'at', e.at, 'seq', e.seq, 'move', e.move,
          'actor', (select p.name from persons p where e.actor_kind = 'person' and p.id = e.actor_id)) order by e.seq)
        from events e where e.case_id = c.id and e.to_state is not null and (e.from_state is distinct from e.to_state or e.kind = 'converted')
          and e.seq >= coalesce((select max(v.seq) from case_conversions v where v.case_id = c.id), 0)), '[]') as passages,
      coalesce((select jsonb_agg(to_jsonb(l)) from (select l.kind, l.direction, o.number::text as number, o.process,
          o.process_version as version, o.state, o.subject
        from (select kind, 'to' as direction, to_case_id as other from case_links where from_case_id = c.id
              union all select kind, 'from', from_case_id from case_links where to_case_id = c.id) l
        join cases o on o.id = l.other where ${linkScope} order by l.kind, l.direction, l.other desc limit ${linksShown}) l), '[]') as links,
      coalesce((select jsonb_agg(jsonb_build_object('measure', measure, 'nth', nth, 'at', at, 'real_ms', real_ms, 'working_ms', working_ms) order by at)
        from measures where case_id = c.id), '[]') as measures,
      case when c.organisation_id is null then c.requester_id is not null and c.requester->>'organisation' is null
        else exists (select from organisations o join organisations a on a.id = any(o.path) where o.id = c.organisation_id and a.is_own) end as is_colleagues,
      (select p.name from todos t join persons p on p.id = t.person_id where t.case_id = c.id and t.done_at is null limit 1) as turn_name,
      (select jsonb_build_object('id', d.id::text, 'model', d.model, 'serial', d.serial, 'site', d.site) from devices d
        where d.id = case when c.fields->>'device' ~ '^[0-9]{1,18}$' then (c.fields->>'device')::bigint end) as device
      from cases c where c.id = $1 and ${scope.sql}`,
    values: [caseId, ...scope.values, ...scope.values],
  });
  const [row] = rows;
  return row ? { read: asRead(row), beside: row } : null;
}

export type EntryRow = {
  seq: number;
  kind: string;
  move: string | null;
  from_state: string | null;
  to_state: string | null;
  actor_kind: "person" | "api-key" | "link" | "system";
  actor_id: string | null;
  actor_name: string | null;
  actor_is_customer: boolean | null;
  actor_is_supplier: boolean | null;
  via: string;
  visibility: "public" | "internal";
  at: Temporal.Instant;
  occurred_at: Temporal.Instant;
  content: Record<string, unknown> | null;
  /** Who erased the content, by a later entry that names this one. */
  erased: { by: string | null; at: string; because: string } | null;
  attachments: { id: string; name: string; mediaType: string; size: number; visibility: "public" | "internal" }[];
};

/** The timeline after `after`, oldest first; whoever does not see internal entries gets the public ones only (S8). */
export async function readTimeline(
  db: Queryable,
  actor: Actor,
  caseId: string,
  after: number,
  limit: number,
): Promise<EntryRow[]> {
  const { rows } = await db.query<EntryRow>({
    name: "cases.timeline",
    text: `select e.seq, e.kind, e.move, e.from_state, e.to_state, e.actor_kind, e.actor_id, e.via, e.visibility, e.at, e.occurred_at,
        x.content,
        case e.actor_kind when 'api-key' then (select name from api_keys k where k.id = e.actor_id) when 'link' then coalesce(p.name, (select o.name from case_parties cp join organisations o on o.id = cp.organisation_id
            where cp.case_id = e.case_id and cp.part = 'supplier' limit 1)) else p.name end as actor_name,
        (select coalesce(bool_or(o.is_customer) and not bool_or(o.is_own), false) from memberships m join organisations o on o.id = m.organisation_id
          where m.person_id = p.id) as actor_is_customer,
        (select coalesce(bool_or(o.is_supplier) and not bool_or(o.is_own or o.is_customer), false) from memberships m
          join organisations o on o.id = m.organisation_id where m.person_id = p.id) as actor_is_supplier,
        case when x.content is null then (select jsonb_build_object('at', l.at, 'because', lx.content->>'because',
            'by', case l.actor_kind when 'api-key' then (select name from api_keys k where k.id = l.actor_id)
              else (select lp.name from persons lp where lp.id = l.actor_id) end)
          from events l join event_contents lx using (case_id, seq)
          where l.case_id = e.case_id and l.seq > e.seq and l.kind = 'erased' and (lx.content->>'erased')::int = e.seq limit 1) end as erased,
        coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'mediaType', f.media_type, 'size', f.size, 'visibility', a.visibility))
          from attachments a join files f on f.id = a.file_id
          where a.case_id = e.case_id and a.event_seq = e.seq and ($4 or a.visibility = 'public')), '[]') as attachments
      from events e join event_contents x using (case_id, seq)
      left join persons p on e.actor_kind in ('person', 'link') and p.id = e.actor_id
      where e.case_id = $1 and e.seq > $2 and ($4 or e.visibility = 'public')
      order by e.seq limit $3`,
    values: [caseId, after, limit, seesInternal(actor)],
  });
  return rows;
}

/** By what a case went before, oldest first: entries up to `seq` are read with the words of `process`. */
export type Era = { seq: number; process: string; version: number };

export async function readConversions(db: Queryable, caseId: string): Promise<Era[]> {
  const { rows } = await db.query<Era>({
    name: "cases.conversions",
    text: "select seq, from_process as process, from_version as version from case_conversions where case_id = $1 order by seq",
    values: [caseId],
  });
  return rows;
}

export type IntervalRow = {
  from_at: Temporal.Instant;
  until_at: Temporal.Instant;
  kind: "ran" | "paused";
  reason: string | null;
  working_ms: string;
};
export type StepRow = { step: "warn" | "breach"; fired_at: Temporal.Instant };

export async function readClockHistory(
  db: Queryable,
  caseId: string,
  clock: string,
  run: number,
): Promise<{ intervals: IntervalRow[]; steps: StepRow[] }> {
  const [intervals, steps] = await Promise.all([
    db.query<IntervalRow>({
      name: "clocks.intervals",
      text: "select from_at, until_at, kind, reason, working_ms from clock_intervals where case_id = $1 and clock = $2 and run = $3 order by from_at",
      values: [caseId, clock, run],
    }),
    db.query<StepRow>({
      name: "clocks.steps",
      text: "select step, fired_at from clock_steps where case_id = $1 and clock = $2 and run = $3",
      values: [caseId, clock, run],
    }),
  ]);
  return { intervals: intervals.rows, steps: steps.rows };
}

/** Names of whatever ids a timeline or a form mentions, in one statement. */
export async function readMentioned(
  db: Queryable,
  ids: { persons: readonly string[]; organisations: readonly string[]; devices: readonly string[] },
): Promise<Map<string, string>> {
  if (ids.persons.length + ids.organisations.length + ids.devices.length === 0) return new Map();
  const { rows } = await db.query<{ key: string; name: string }>({
    name: "cases.mentioned",
    text: `select 'person:' || id as key, name from persons where id = any($1::bigint[])
      union all select 'organisation:' || id, name from organisations where id = any($2::bigint[])
      union all select 'device:' || id, model || ' ' || serial from devices where id = any($3::bigint[])`,
    values: [ids.persons, ids.organisations, ids.devices],
  });
  return new Map(rows.map(({ key, name }) => [key, name]));
}
