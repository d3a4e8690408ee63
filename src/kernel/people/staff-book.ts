import type { Queryable } from "../db/pool.ts";
import { Snapshot } from "../db/snapshot.ts";
import type { Kernel } from "../kernel.ts";
import { staffRoleKeys } from "./roles.ts";

type Held = { person: string; role: string; organisation: string; from: string; until: string | null };
type Kept = {
  byPerson: Groups;
  byRole: Groups;
  byRoleAnywhere: Groups;
  members: ReadonlyMap<string, readonly string[]>;
};
type Groups = ReadonlyMap<string, readonly Held[]>;

/**
 * Who of our own people is there, in memory, for whoever decides whose turn it is. What was changed here or on another node is known
 * within two seconds; whoever is about to pass somebody over for being gone calls `refresh` first.
 */
export class StaffBook {
  readonly #kept: Snapshot<Kept>;

  constructor(kept: Snapshot<Kept>) {
    this.#kept = kept;
  }

  /** Enabled, and with a role of staff on that day: nobody else could see what is given to them. */
  isThere(personId: string, day: Temporal.PlainDate): boolean {
    return (this.#kept.value.byPerson.get(personId) ?? []).some((held) => isOn(held, day));
  }

  /** The team is in use and somebody in it is there. */
  isStaffed(teamId: string, day: Temporal.PlainDate): boolean {
    return (this.#kept.value.members.get(teamId) ?? []).some((personId) => this.isThere(personId, day));
  }

  /** Somebody enabled holds the role in just this organisation on that day. */
  isHeld(role: string, organisationId: string, day: Temporal.PlainDate): boolean {
    return (this.#kept.value.byRole.get(`${role}:${organisationId}`) ?? []).some((held) => isOn(held, day));
  }

  /** Organisations in which somebody enabled holds the role on that day. */
  holding(role: string, day: Temporal.PlainDate): string[] {
    const held = this.#kept.value.byRoleAnywhere.get(role) ?? [];
    return [...new Set(held.filter((one) => isOn(one, day)).map(({ organisation }) => organisation))];
  }

  /** Resolves when everything committed before the call is in the book. */
  refresh(): Promise<void> {
    return this.#kept.refresh();
  }

  close(): void {
    this.#kept.close();
  }
}

function isOn({ from, until }: Held, day: Temporal.PlainDate): boolean {
  const on = day.toString();
  return from <= on && (until === null || on <= until);
}

/** Roles of staff that count: held by somebody enabled, in an organisation of our own that is in use. Columns of `m` say on which days. */
export const heldByStaffSql = `memberships m join persons p on p.id = m.person_id and p.is_active and m.role = any('{${staffRoleKeys.join()}}')
  join organisations o on o.id = m.organisation_id and o.archived_at is null
    and exists (select from organisations a where a.id = any(o.path) and a.is_own)`;
const heldSql = `select m.person_id as person, m.role, m.organisation_id as organisation, m.from_day::text as "from", m.until_day::text as until
  from ${heldByStaffSql}`;
const membersSql = `select tm.team_id as team, tm.person_id as person from team_members tm join teams t on t.id = tm.team_id and t.archived_at is null`;

/** Opens the book; it keeps itself fresh until closed. */
export async function loadStaffBook(kernel: Pick<Kernel, "db" | "log">): Promise<StaffBook> {
  return new StaffBook(
    await Snapshot.open<Kept>({
      db: kernel.db,
      // No version moves with every change of what is kept here; a few hundred rows are looked over whole.
      fingerprint: `select (select md5(string_agg(h::text, ',' order by h::text)) from (${heldSql}) h) as held,
        (select md5(string_agg(t::text, ',' order by t::text)) from (${membersSql}) t) as members`,
      load: read,
      onFailure: (error) => kernel.log.fault("staff.refresh", error),
    }),
  );
}

async function read(db: Queryable): Promise<Kept> {
  const held = await db.query<Held>({ text: heldSql });
  const members = await db.query<{ team: string; person: string }>({ text: membersSql });
  const personsOf = Map.groupBy(members.rows, ({ team }) => team);
  return {
    byPerson: Map.groupBy(held.rows, ({ person }) => person),
    byRoleAnywhere: Map.groupBy(held.rows, ({ role }) => role),
    byRole: Map.groupBy(held.rows, ({ role, organisation }) => `${role}:${organisation}`),
    members: new Map([...personsOf].map(([team, rows]) => [team, rows.map(({ person }) => person)])),
  };
}
