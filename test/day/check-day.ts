import { expect } from "vitest";
import { findBroken } from "#test/world/invariants.ts";
import { type Course, type Day, simulateDay } from "./simulate.ts";

/** Two to-dos of a case with time between them, though the case was somebody's to be then: told by the whole history, not by looking in now and then. */
export async function gaps({ db, program }: Pick<Day["desk"], "db" | "program">): Promise<string[]> {
  const { rows } = await db.query<{
    process: string;
    version: number;
    id: string;
    state: string;
    at: Temporal.Instant;
  }>({
    text: `with turns as (
        select case_id, done_at, lead(created_at) over (partition by case_id order by created_at, id) as next_at from todos)
      select c.process, c.process_version as version, c.id, t.done_at as at,
        (select e.to_state from events e where e.case_id = c.id and e.to_state is not null and e.at <= t.done_at order by e.seq desc limit 1) as state
      from turns t join cases c on c.id = t.case_id where t.next_at > t.done_at`,
  });
  const { definitions } = program.engine.ground;
  return rows
    .filter(({ process, version, state }) => {
      const { who } = definitions.version(process, version).states[state]!.responsible;
      return who !== "nobody" && who !== "linked";
    })
    .map(({ process, id, state, at }) => `${process} ${id} in ${state} from ${at}`);
}

/** Lives a day through and holds it to what must be true of every day. Answers what happened, for the reader of the report. */
export async function expectSoundDay(options: Course): Promise<Record<string, number>> {
  const { desk, tally, unattended } = await simulateDay(options);
  const { db, kernel, program } = desk;
  expect(unattended, "cases that were nobody's at some moment").toEqual([]);
  expect(kernel.logged.filter(({ level }) => level === "fault")).toEqual([]);
  expect(tally.registered, "I1 every call became a case").toBe(options.cases);
  expect(await gaps(desk), "moments between two to-dos at which a case was nobody's").toEqual([]);
  const figures = await db.query<{ what: string; count: number }>({
    text: `select 'cases' as what, count(*)::int from cases where process = 'incident'
      union all select 'numbers', count(distinct number)::int from cases where process = 'incident'
      union all select 'overdue steps', count(*)::int from clocks where state = 'running' and next_step_at <= $1
      union all select 'early steps', count(*)::int from clock_steps where fired_at < due_at
      union all select 'breaches', count(*)::int from clock_steps where step = 'breach'
      union all select 'returns', count(*)::int from measures where measure = 'returned'
      union all select 'attempts', count(*)::int from contact_attempts
      union all select 'ended', count(*)::int from cases where process = 'incident' and family in ('done', 'cancelled')
      union all select 'entries', count(*)::int from events`,
    values: [kernel.now()],
  });
  const found = Object.fromEntries(figures.rows.map(({ what, count }) => [what, count]));
  expect(found, "I3 numbers, I5 steps").toMatchObject({
    cases: options.cases,
    numbers: options.cases,
    "overdue steps": 0,
    "early steps": 0,
  });
  for (const what of ["breaches", "returns", "attempts", "ended"]) expect(found[what], what).toBeGreaterThan(0);
  expect(tally.absences, "people were away").toBeGreaterThan(0);
  expect(tally.majors, "majors were declared").toBeGreaterThan(0);
  expect(await findBroken(db, program.engine.ground.definitions), "I5 I6 and what must be true of every case").toEqual(
    [],
  );
  return { ...tally, ...found };
}
