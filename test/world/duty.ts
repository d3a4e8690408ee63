import type { Desk, Person } from "./desk.ts";

type Planned = { person: Person; from: string; until: string };

/** A published roster of a team, straight into the tables: for those who only lean on it. */
export async function keepRoster(desk: Desk, teamId: string, planned: readonly Planned[]): Promise<void> {
  const { rows } = await desk.db.query<{ id: string }>({
    text: `with kept as (insert into rosters (team_id, since) values ($1, $2)
        on conflict (team_id) do update set version = rosters.version + 1)
      insert into duty_shifts (team_id, name, starts, ends, zone, colour)
      values ($1, '{"zh": "白班", "en": "Day"}', '09:00', '17:00', 'Asia/Shanghai', 'blue') returning id`,
    values: [teamId, desk.kernel.now()],
  });
  for (const { person, from, until } of planned)
    await desk.db.query({
      text: `insert into duty_entries (team_id, shift_id, person_id, day, starts_at, ends_at, state)
        values ($1, $2, $3, $4::timestamptz::date, $4, $5, 'published')`,
      values: [teamId, rows[0]!.id, person.id, from, until],
    });
  await desk.program.refresh();
}

export async function addAbsence(
  desk: Desk,
  person: Person,
  { from, until }: { from: string; until: string },
): Promise<void> {
  await desk.db.query({
    text: "insert into absences (person_id, kind, starts_at, ends_at) values ($1, 'leave', $2, $3)",
    values: [person.id, from, until],
  });
  await desk.program.refresh();
}
