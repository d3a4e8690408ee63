import type { Queryable } from "#kernel/db/pool.ts";
import type { Words } from "#kernel/words/words.ts";
import type { Wish } from "./rules.ts";

export type TeamRow = { id: string; key: string; name: Words; line: number; organisation_id: string };
export type RosterRow = {
  team_id: string;
  since: Temporal.Instant | null;
  required_calendar_id: string | null;
  warn_days: number;
  swaps_need_approval: boolean;
  routes_by_itself: boolean;
  forwarding_number: string | null;
  gap_told_for: string | null;
  version: number;
};
export type ShiftRow = {
  id: string;
  team_id: string;
  name: Words;
  starts: string;
  ends: string;
  zone: string;
  colour: string;
  forwarding_number: string | null;
  version: number;
  archived_at: Temporal.Instant | null;
};
export type EntryRow = {
  id: string;
  team_id: string;
  shift_id: string;
  person_id: string;
  day: string;
  starts_at: Temporal.Instant;
  ends_at: Temporal.Instant;
  state: "planned" | "published" | "leaving";
};
export type PersonRow = { id: string; name: string; is_member: boolean };

export const unkeptRoster = (teamId: string): RosterRow => ({
  team_id: teamId,
  since: null,
  required_calendar_id: null,
  warn_days: 7,
  swaps_need_approval: false,
  routes_by_itself: false,
  forwarding_number: null,
  gap_told_for: null,
  version: 0,
});

export async function findTeam(db: Queryable, id: string): Promise<TeamRow | null> {
  const { rows } = await db.query<TeamRow>({
    text: "select id, key, name, line, organisation_id from teams where id = $1 and archived_at is null",
    values: [id],
  });
  return rows[0] ?? null;
}

export async function activeTeams(db: Queryable): Promise<TeamRow[]> {
  const { rows } = await db.query<TeamRow>({
    text: "select id, key, name, line, organisation_id from teams where archived_at is null order by line, id",
  });
  return rows;
}

export async function findRoster(db: Queryable, teamId: string): Promise<RosterRow> {
  const { rows } = await db.query<RosterRow>({ text: "select * from rosters where team_id = $1", values: [teamId] });
  return rows[0] ?? unkeptRoster(teamId);
}

export async function allRosters(db: Queryable): Promise<RosterRow[]> {
  const { rows } = await db.query<RosterRow>({ text: "select * from rosters order by team_id" });
  return rows;
}

/** The team's roster, made if it has none, held until the transaction ends: changes of one team's plan go one after the other. */
export async function lockRoster(tx: Queryable, teamId: string): Promise<RosterRow> {
  await tx.query({ text: "insert into rosters (team_id) values ($1) on conflict do nothing", values: [teamId] });
  const { rows } = await tx.query<RosterRow>({
    text: "select * from rosters where team_id = $1 for update",
    values: [teamId],
  });
  return rows[0]!;
}

/** Every change of a team's plan raises its version: by it books in memory and other planners notice. */
export async function updateRoster(tx: Queryable, row: RosterRow): Promise<RosterRow> {
  const { rows } = await tx.query<RosterRow>({
    text: `update rosters set since = $2, required_calendar_id = $3, warn_days = $4, swaps_need_approval = $5, routes_by_itself = $6,
      forwarding_number = $7, version = version + 1 where team_id = $1 returning *`,
    values: [
      row.team_id,
      row.since,
      row.required_calendar_id,
      row.warn_days,
      row.swaps_need_approval,
      row.routes_by_itself,
      row.forwarding_number,
    ],
  });
  return rows[0]!;
}

export async function shiftsOf(db: Queryable, teamId: string): Promise<ShiftRow[]> {
  const { rows } = await db.query<ShiftRow>({
    text: "select * from duty_shifts where team_id = $1 order by starts, id",
    values: [teamId],
  });
  return rows;
}

export async function findShift(db: Queryable, id: string): Promise<ShiftRow | null> {
  const { rows } = await db.query<ShiftRow>({ text: "select * from duty_shifts where id = $1", values: [id] });
  return rows[0] ?? null;
}

type ShiftValues = Omit<ShiftRow, "id" | "version">;
const listed = (shift: ShiftValues) => [
  shift.team_id,
  shift.name,
  shift.starts,
  shift.ends,
  shift.zone,
  shift.colour,
  shift.forwarding_number,
  shift.archived_at,
];

export async function insertShift(tx: Queryable, shift: ShiftValues): Promise<ShiftRow> {
  const { rows } = await tx.query<ShiftRow>({
    text: `insert into duty_shifts (team_id, name, starts, ends, zone, colour, forwarding_number, archived_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8) returning *`,
    values: listed(shift),
  });
  return rows[0]!;
}

export async function updateShift(tx: Queryable, id: string, shift: ShiftValues): Promise<ShiftRow> {
  const { rows } = await tx.query<ShiftRow>({
    text: `update duty_shifts set team_id = $1, name = $2, starts = $3, ends = $4, zone = $5, colour = $6, forwarding_number = $7,
      archived_at = $8, version = version + 1 where id = $9 returning *`,
    values: [...listed(shift), id],
  });
  return rows[0]!;
}

const entryColumns = "id, team_id, shift_id, person_id, day::text as day, starts_at, ends_at, state";

/** Entries of the days asked for, both included, and whatever reaches into them over midnight. */
export async function entriesOf(db: Queryable, teamId: string, from: string, until: string): Promise<EntryRow[]> {
  const { rows } = await db.query<EntryRow>({
    text: `select ${entryColumns} from duty_entries where team_id = $1 and day between $2::date - 1 and $3::date order by starts_at, id`,
    values: [teamId, from, until],
  });
  return rows;
}

export async function findEntries(db: Queryable, ids: readonly string[]): Promise<EntryRow[]> {
  const { rows } = await db.query<EntryRow>({
    text: `select ${entryColumns} from duty_entries where id = any($1::bigint[]) order by id`,
    values: [ids],
  });
  return rows;
}

export async function entriesEndingAfter(db: Queryable, teamId: string, after: Temporal.Instant): Promise<EntryRow[]> {
  const { rows } = await db.query<EntryRow>({
    text: `select ${entryColumns} from duty_entries where team_id = $1 and ends_at > $2 order by starts_at, id`,
    values: [teamId, after],
  });
  return rows;
}

export type StampedWish = Wish & { startsAt: Temporal.Instant; endsAt: Temporal.Instant };

/** Plans what is wanted; what was about to leave stays after all. Answers how many entries this changed. */
export async function putEntries(tx: Queryable, teamId: string, wishes: readonly StampedWish[]): Promise<number> {
  const { rowCount } = await tx.query({
    text: `insert into duty_entries as e (team_id, shift_id, person_id, day, starts_at, ends_at, state)
      select $1, w.* , 'planned' from unnest($2::bigint[], $3::bigint[], $4::date[], $5::timestamptz[], $6::timestamptz[]) as w
      on conflict (shift_id, day, person_id) do update set state = 'published' where e.state = 'leaving'`,
    values: [
      teamId,
      wishes.map(({ shiftId }) => shiftId),
      wishes.map(({ personId }) => personId),
      wishes.map(({ day }) => day),
      wishes.map(({ startsAt }) => startsAt),
      wishes.map(({ endsAt }) => endsAt),
    ],
  });
  return rowCount;
}

/** What was only planned goes at once, what is in force with the next publishing. */
export async function removeEntries(tx: Queryable, teamId: string, ids: readonly string[]): Promise<number> {
  const { rows } = await tx.query<{ changed: number }>({
    text: `with gone as (delete from duty_entries where team_id = $1 and id = any($2::bigint[]) and state = 'planned' returning 1),
        leaving as (update duty_entries set state = 'leaving' where team_id = $1 and id = any($2::bigint[]) and state = 'published' returning 1)
      select (select count(*)::int from gone) + (select count(*)::int from leaving) as changed`,
    values: [teamId, ids],
  });
  return rows[0]!.changed;
}

/** Puts the plan in force. Answers how many entries this changed. */
export async function publishEntries(tx: Queryable, teamId: string): Promise<number> {
  const { rows } = await tx.query<{ changed: number }>({
    text: `with gone as (delete from duty_entries where team_id = $1 and state = 'leaving' returning 1),
        published as (update duty_entries set state = 'published' where team_id = $1 and state = 'planned' returning 1)
      select (select count(*)::int from gone) + (select count(*)::int from published) as changed`,
    values: [teamId],
  });
  return rows[0]!.changed;
}

export async function restampEntry(
  tx: Queryable,
  id: string,
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<void> {
  await tx.query({
    text: "update duty_entries set starts_at = $2, ends_at = $3 where id = $1",
    values: [id, from, until],
  });
}

export async function giveEntry(tx: Queryable, id: string, personId: string): Promise<void> {
  await tx.query({ text: "update duty_entries set person_id = $2 where id = $1", values: [id, personId] });
}

/** Members of the team and whoever else stands on its roster, by name. */
export async function peopleOf(db: Queryable, teamId: string, others: readonly string[]): Promise<PersonRow[]> {
  const { rows } = await db.query<PersonRow>({
    text: `select p.id, p.name, exists (select from team_members m where m.team_id = $1 and m.person_id = p.id) as is_member
      from persons p where p.id in (select person_id from team_members where team_id = $1) and p.is_active or p.id = any($2::bigint[])
      order by p.name, p.id`,
    values: [teamId, others],
  });
  return rows;
}

export async function memberIds(db: Queryable, teamId: string): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>({
    text: "select m.person_id as id from team_members m join persons p on p.id = m.person_id and p.is_active where m.team_id = $1",
    values: [teamId],
  });
  return new Set(rows.map(({ id }) => id));
}

/** Names and the number each prefers, for those shown as on duty. */
export async function namesWithPhones(
  db: Queryable,
  ids: readonly string[],
): Promise<Map<string, { name: string; phone: string | null }>> {
  const { rows } = await db.query<{ id: string; name: string; phone: string | null }>({
    text: `select p.id, p.name, (select c.value from person_contacts c where c.person_id = p.id and c.kind = 'phone'
        order by c.is_preferred desc, c.value limit 1) as phone
      from persons p where p.id = any($1::bigint[])`,
    values: [ids],
  });
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}

/** Who plans for a team, by role: the desk's leads for the desk, the heads of its department for others; else administrators. */
export async function leadsOf(
  db: Queryable,
  team: Pick<TeamRow, "id" | "line" | "organisation_id">,
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>({
    text: `with leads as (
        select m.person_id from memberships m join team_members t on t.person_id = m.person_id and t.team_id = $1
          where m.role = 'desk-lead' and $2 = 1
        union select m.person_id from memberships m
          where m.role = any('{department-head,technical-centre-director}') and m.organisation_id = $3 and $2 > 1)
      select person_id as id from leads
      union select m.person_id from memberships m where m.role = 'administrator' and not exists (select from leads)`,
    values: [team.id, team.line, team.organisation_id],
  });
  return rows.map(({ id }) => id);
}

/** D7: cases that come to this team are given to somebody by the system. */
export async function teamRoutesByItself(db: Queryable, teamId: string): Promise<boolean> {
  return (await findRoster(db, teamId)).routes_by_itself;
}
