import type { Queryable } from "#kernel/db/pool.ts";
import { Snapshot } from "#kernel/db/snapshot.ts";
import type { Kernel } from "#kernel/kernel.ts";
import type { Away, StaffBook, StandIn } from "#kernel/people/staff-book.ts";
import type { StaffFacts } from "#kernel/process/facts.ts";

/** A stretch of duty in force, with the number its calls go to. */
export type Stretch = {
  entryId: string;
  teamId: string;
  shiftId: string;
  personId: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  forwardingNumber: string | null;
};
type Roster = { teamId: string; since: Temporal.Instant | null; forwardingNumber: string | null };
type Kept = { rosters: ReadonlyMap<string, Roster>; byTeam: ReadonlyMap<string, readonly Stretch[]> };

/**
 * Who is on duty (D20), in memory, for whoever decides: the engine, the ladder, routing. A team without a roster has everybody who is
 * there on duty, so a small desk needs none; whoever is absent never is, whatever the roster says.
 */
export class DutyBook implements StaffFacts {
  readonly #kept: Snapshot<Kept>;
  readonly #staff: StaffBook;

  constructor(kept: Snapshot<Kept>, staff: StaffBook) {
    this.#kept = kept;
    this.#staff = staff;
  }

  isThere(personId: string, at: Temporal.Instant): boolean {
    return this.#staff.isThere(personId, at);
  }

  isStaffed(teamId: string, at: Temporal.Instant): boolean {
    return this.#staff.isStaffed(teamId, at);
  }

  isHeld(role: string, organisationId: string, at: Temporal.Instant): boolean {
    return this.#staff.isHeld(role, organisationId, at);
  }

  isHeldOnDuty(role: string, organisationId: string, at: Temporal.Instant): boolean {
    return this.#staff.holdersOf(role, organisationId, at).some((personId) => this.isOnDuty(personId, at));
  }

  holding(role: string, at: Temporal.Instant): string[] {
    return this.#staff.holding(role, at);
  }

  deputyOf(personId: string, at: Temporal.Instant): { deputyId: string; name: string } | null {
    return this.#staff.deputyOf(personId, at);
  }

  deputiesOf(role: string, organisationId: string, at: Temporal.Instant): readonly StandIn[] {
    return this.#staff.deputiesOf(role, organisationId, at);
  }

  isAbsent(personId: string, at: Temporal.Instant): boolean {
    return this.#staff.isAbsent(personId, at);
  }

  awayOf(personId: string): readonly Away[] {
    return this.#staff.awayOf(personId);
  }

  isOnDuty(personId: string, at: Temporal.Instant): boolean {
    if (!this.isThere(personId, at)) return false;
    const teams = this.#staff.teamsOf(personId);
    return (
      teams.length === 0 ||
      teams.some(
        (teamId) =>
          !this.hasRoster(teamId, at) || this.#stretchesAt(teamId, at).some((stretch) => stretch.personId === personId),
      )
    );
  }

  onDuty(teamId: string, at: Temporal.Instant): readonly string[] {
    if (!this.hasRoster(teamId, at))
      return this.#staff.membersOf(teamId).filter((personId) => this.isThere(personId, at));
    return [...new Set(this.stretchesAt(teamId, at).map(({ personId }) => personId))];
  }

  /** What runs at that moment, of people who are there; empty where the team has no roster. */
  stretchesAt(teamId: string, at: Temporal.Instant): readonly Stretch[] {
    return this.#stretchesAt(teamId, at).filter(({ personId }) => this.isThere(personId, at));
  }

  /** Stretches in force that touch the time, oldest first, whether their people are away then or not. */
  stretchesWithin(teamId: string, from: Temporal.Instant, until: Temporal.Instant): readonly Stretch[] {
    return (this.#kept.value.byTeam.get(teamId) ?? []).filter(
      ({ startsAt, endsAt }) =>
        startsAt.epochMilliseconds < until.epochMilliseconds && endsAt.epochMilliseconds > from.epochMilliseconds,
    );
  }

  hasRoster(teamId: string, at: Temporal.Instant): boolean {
    const since = this.#kept.value.rosters.get(teamId)?.since ?? null;
    return since !== null && since.epochMilliseconds <= at.epochMilliseconds;
  }

  /** Where the team's calls go at that moment: the number of the shift that runs, else the team's; null: none is set. */
  forwardingNumber(teamId: string, at: Temporal.Instant): string | null {
    const ofShift = this.stretchesAt(teamId, at).find(({ forwardingNumber }) => forwardingNumber !== null);
    return ofShift?.forwardingNumber ?? this.#kept.value.rosters.get(teamId)?.forwardingNumber ?? null;
  }

  /** Resolves when everything committed before the call is in the book. */
  async refresh(): Promise<void> {
    await Promise.all([this.#staff.refresh(), this.#kept.refresh()]);
  }

  close(): void {
    this.#kept.close();
    this.#staff.close();
  }

  #stretchesAt(teamId: string, at: Temporal.Instant): readonly Stretch[] {
    if (!this.hasRoster(teamId, at)) return [];
    return (this.#kept.value.byTeam.get(teamId) ?? []).filter(
      ({ startsAt, endsAt }) =>
        startsAt.epochMilliseconds <= at.epochMilliseconds && at.epochMilliseconds < endsAt.epochMilliseconds,
    );
  }
}

const keptHours = 72;

/** Opens the book; it keeps itself fresh until closed, and closes the book of staff it stands on. */
export async function loadDutyBook(kernel: Pick<Kernel, "db" | "log" | "now">, staff: StaffBook): Promise<DutyBook> {
  return new DutyBook(
    await Snapshot.open<Kept>({
      db: kernel.db,
      // Every change of a team's plan raises the version of its roster.
      fingerprint: "select count(*), sum(version) from rosters",
      load: (db) => read(db, kernel.now().subtract({ hours: keptHours })),
      onFailure: (error) => kernel.log.fault("duty.refresh", error),
    }),
    staff,
  );
}

/** What is over is left out: a roster of years would only fill the memory. */
async function read(db: Queryable, after: Temporal.Instant): Promise<Kept> {
  const rosters = await db.query<Roster>({
    text: `select team_id as "teamId", since, forwarding_number as "forwardingNumber" from rosters`,
  });
  const stretches = await db.query<Stretch>({
    text: `select e.id as "entryId", e.team_id as "teamId", e.shift_id as "shiftId", e.person_id as "personId", e.starts_at as "startsAt",
        e.ends_at as "endsAt", s.forwarding_number as "forwardingNumber"
      from duty_entries e join duty_shifts s on s.id = e.shift_id
      where e.state <> 'planned' and e.ends_at > $1 order by e.starts_at, e.id`,
    values: [after],
  });
  return {
    rosters: new Map(rosters.rows.map((row) => [row.teamId, row])),
    byTeam: Map.groupBy(stretches.rows, ({ teamId }) => teamId),
  };
}
