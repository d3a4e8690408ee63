import type { Queryable } from "../db/pool.ts";
import { Snapshot } from "../db/snapshot.ts";
import type { Kernel } from "../kernel.ts";
import { mayStandInSql } from "./deputies/who-may.ts";
import { staffRoleKeys } from "./roles.ts";

type Held = { person: string; role: string; organisation: string; from: string; until: string | null };
export type Away = { person: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant };
type Deputy = { person: string; name: string; deputy: string; from: string; until: string | null };
/** Somebody in the place of another, whose name it is. */
export type StandIn = { personId: string; deputyId: string; name: string };
type Kept = {
  deputies: ReadonlyMap<string, readonly Deputy[]>;
  byPerson: Groups;
  byRole: Groups;
  byRoleAnywhere: Groups;
  members: ReadonlyMap<string, readonly string[]>;
  teams: ReadonlyMap<string, readonly string[]>;
  away: ReadonlyMap<string, readonly Away[]>;
};
type Groups = ReadonlyMap<string, readonly Held[]>;

/**
 * Who of our own people is there, in memory, for whoever decides whose turn it is. What was changed here or on another node is known
 * within two seconds; whoever is about to pass somebody over for being gone calls `refresh` first.
 */
export class StaffBook {
  readonly #kept: Snapshot<Kept>;
  readonly #zone: string;

  constructor(kept: Snapshot<Kept>, zone: string) {
    this.#kept = kept;
    this.#zone = zone;
  }

  /** Enabled, with a role of staff on that day, and not away: nobody else could see what is given to them. */
  isThere(personId: string, at: Temporal.Instant): boolean {
    if (this.isAbsent(personId, at)) return false;
    const day = this.#dayOf(at);
    return (this.#kept.value.byPerson.get(personId) ?? []).some((held) => isOn(held, day));
  }

  /** On leave, ill or in training at that moment (D20). */
  isAbsent(personId: string, at: Temporal.Instant): boolean {
    return (this.#kept.value.away.get(personId) ?? []).some(
      ({ startsAt, endsAt }) =>
        startsAt.epochMilliseconds <= at.epochMilliseconds && at.epochMilliseconds < endsAt.epochMilliseconds,
    );
  }

  /** The team is in use and somebody in it is there. */
  isStaffed(teamId: string, at: Temporal.Instant): boolean {
    return this.membersOf(teamId).some((personId) => this.isThere(personId, at));
  }

  /** Somebody enabled and not away holds the role in just this organisation on that day. */
  isHeld(role: string, organisationId: string, at: Temporal.Instant): boolean {
    return this.holdersOf(role, organisationId, at).length > 0;
  }

  /** Who is enabled, not away, and holds the role in just this organisation on that day. */
  holdersOf(role: string, organisationId: string, at: Temporal.Instant): string[] {
    const day = this.#dayOf(at);
    return (this.#kept.value.byRole.get(`${role}:${organisationId}`) ?? [])
      .filter((held) => isOn(held, day) && !this.isAbsent(held.person, at))
      .map(({ person }) => person);
  }

  /** When somebody is away, as recorded; what was withdrawn is not among it. */
  awayOf(personId: string): readonly Away[] {
    return this.#kept.value.away.get(personId) ?? [];
  }

  membersOf(teamId: string): readonly string[] {
    return this.#kept.value.members.get(teamId) ?? [];
  }

  teamsOf(personId: string): readonly string[] {
    return this.#kept.value.teams.get(personId) ?? [];
  }

  /** Organisations in which somebody enabled and not away holds the role. */
  holding(role: string, at: Temporal.Instant): string[] {
    const day = this.#dayOf(at);
    const held = (this.#kept.value.byRoleAnywhere.get(role) ?? []).filter(
      (one) => isOn(one, day) && !this.isAbsent(one.person, at),
    );
    return [...new Set(held.map(({ organisation }) => organisation))];
  }

  /** Whom somebody has named to stand in for them then; null: nobody who is there. */
  deputyOf(personId: string, at: Temporal.Instant): { deputyId: string; name: string } | null {
    const day = this.#dayOf(at);
    const on = (this.#kept.value.deputies.get(personId) ?? []).find((one) => isOn(one, day));
    return on !== undefined && this.isThere(on.deputy, at) ? { deputyId: on.deputy, name: on.name } : null;
  }

  /** Who stands in then for somebody who holds the role in just this organisation, there or away. */
  deputiesOf(role: string, organisationId: string, at: Temporal.Instant): StandIn[] {
    const day = this.#dayOf(at);
    return (this.#kept.value.byRole.get(`${role}:${organisationId}`) ?? []).flatMap((held) => {
      const deputy = isOn(held, day) ? this.deputyOf(held.person, at) : null;
      return deputy === null ? [] : [{ ...deputy, personId: held.person }];
    });
  }

  /** Resolves when everything committed before the call is in the book. */
  refresh(): Promise<void> {
    return this.#kept.refresh();
  }

  close(): void {
    this.#kept.close();
  }

  #dayOf(at: Temporal.Instant): string {
    return at.toZonedDateTimeISO(this.#zone).toPlainDate().toString();
  }
}

const isOn = ({ from, until }: Pick<Held, "from" | "until">, day: string): boolean =>
  from <= day && (until === null || day <= until);

/**
 * Roles that count: those of staff, held by somebody enabled in an organisation of our own that is in use; and customers' representatives,
 * who approve what their own house asks for. Columns of `m` say on which days.
 */
export const heldByStaffSql = `memberships m join persons p on p.id = m.person_id and p.is_active
    and m.role = any('{${staffRoleKeys.join()},customer-representative}')
  join organisations o on o.id = m.organisation_id and o.archived_at is null
    and (m.role <> 'customer-representative') = exists (select from organisations a where a.id = any(o.path) and a.is_own)`;
/** The same, and the customers who were ever named as a deputy: what they were asked then stays theirs. */
export const heldOfTurnsSql = `memberships m join persons p on p.id = m.person_id and p.is_active
    and (m.role = any('{${staffRoleKeys.join()},customer-representative}')
      or m.role = 'customer' and exists (select from deputies d where d.deputy_id = m.person_id))
  join organisations o on o.id = m.organisation_id and o.archived_at is null
    and (m.role not in ('customer', 'customer-representative')) = exists (select from organisations a where a.id = any(o.path) and a.is_own)`;
const heldSql = `select m.person_id as person, m.role, m.organisation_id as organisation, m.from_day::text as "from", m.until_day::text as until
  from ${heldOfTurnsSql}`;
const deputiesSql = `select d.person_id as person, p.name, d.deputy_id as deputy, d.from_day::text as "from", d.until_day::text as until
  from deputies d join persons p on p.id = d.person_id
  where d.ended_at is null and ${mayStandInSql("d.person_id", "d.deputy_id")}`;
const membersSql = `select tm.team_id as team, tm.person_id as person from team_members tm join teams t on t.id = tm.team_id and t.archived_at is null`;

const awaySql = `select person_id as person, starts_at as "startsAt", ends_at as "endsAt" from absences where withdrawn_at is null`;

/** Opens the book; it keeps itself fresh until closed. */
export async function loadStaffBook(kernel: Pick<Kernel, "db" | "log" | "zone">): Promise<StaffBook> {
  return new StaffBook(
    await Snapshot.open<Kept>({
      db: kernel.db,
      // No version moves with every change of what is kept here; a few hundred rows are looked over whole.
      fingerprint: `select (select md5(string_agg(h::text, ',' order by h::text)) from (${heldSql}) h) as held,
        (select md5(string_agg(t::text, ',' order by t::text)) from (${membersSql}) t) as members,
        (select array[count(*), sum(version)] from absences) as away,
        (select array[count(*), count(ended_at)] from deputies) as deputies`,
      load: read,
      onFailure: (error) => kernel.log.fault("staff.refresh", error),
    }),
    kernel.zone,
  );
}

async function read(db: Queryable): Promise<Kept> {
  const held = await db.query<Held>({ text: heldSql });
  const members = await db.query<{ team: string; person: string }>({ text: membersSql });
  const away = await db.query<Away>({ text: awaySql });
  const deputies = await db.query<Deputy>({ text: `${deputiesSql} order by d.id desc` });
  const personsOf = Map.groupBy(members.rows, ({ team }) => team);
  return {
    byPerson: Map.groupBy(held.rows, ({ person }) => person),
    byRoleAnywhere: Map.groupBy(held.rows, ({ role }) => role),
    byRole: Map.groupBy(held.rows, ({ role, organisation }) => `${role}:${organisation}`),
    deputies: Map.groupBy(deputies.rows, ({ person }) => person),
    members: new Map([...personsOf].map(([team, rows]) => [team, rows.map(({ person }) => person)])),
    teams: new Map(
      [...Map.groupBy(members.rows, ({ person }) => person)].map(([person, rows]) => [
        person,
        rows.map(({ team }) => team),
      ]),
    ),
    away: Map.groupBy(away.rows, ({ person }) => person),
  };
}
