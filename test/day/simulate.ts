import { Refusal } from "#kernel/errors/refusal.ts";
import { bySystem } from "#kernel/people/commands/change.ts";
import { editPerson } from "#kernel/people/commands/edit-person.ts";
import { draftOn } from "#kernel/process/draft.ts";
import { passOnLostTurns } from "#kernel/process/lost-turns.ts";
import { readForPlan } from "#kernel/process/queries.ts";
import { openMoves } from "#kernel/process/rights.ts";
import { fill } from "#test/world/acts.ts";
import { type Desk, openDesk } from "#test/world/desk.ts";
import { staffTheDay, type Worker } from "./staff.ts";

/** How many calls in 24 hours, by which seed, and how long people work between two looks at the clock. */
export type Course = { cases: number; seed: number; tickMinutes: number };
export type Day = { desk: Desk; tally: Record<string, number>; unattended: string[] };

/**
 * A day of a provider, hour by hour and always the same for a seed: calls come in, people do what their to-dos ask (mostly the straight
 * way, now and then a return, a wrong team, a question to the customer), some are called away and come back, and what nobody does in
 * time the clocks do. After every tick each open case is looked at: is it somebody's?
 */
export async function simulateDay({ cases, seed, tickMinutes }: Course): Promise<Day> {
  const ticks = (24 * 60) / tickMinutes;
  // Monday 00:00 in Shanghai; what people do is told onwards between the ticks, never beside them, or no two days would be the same.
  const desk = await openDesk({ now: "2030-03-03T16:00:00.000Z", isRelaying: false });
  const workers = await staffTheDay(desk);
  const day: Day = { desk, tally: {}, unattended: [] };
  const dice = diceOf(seed);
  const away = new Map<string, number>();
  for (let tick = 0; tick < ticks; tick += 1) {
    await takeCalls(day, dice, arrivals(cases, tick / ticks, (tick + 1) / ticks));
    if (tick % Math.ceil(ticks / 4) === 1) await declareMajor(day, dice);
    await peopleComeAndGo(day, dice, workers, away, tick);
    await desk.program.refresh();
    for (const worker of shuffled(workers, dice)) if (!away.has(worker.id)) await work(day, dice, worker);
    await desk.settle();
    desk.kernel.moveTo(desk.kernel.now().add({ minutes: tickMinutes }).toString());
    while ((await desk.program.engine.fireDue(desk.kernel.now())) > 0) count(day, "batches of clocks");
    await desk.settle();
    // As the program does every five minutes: what was given to somebody in the very moment they left is passed on.
    await passOnLostTurns(desk.program.engine, desk.kernel.now());
    day.unattended.push(...(await unattended(desk)));
  }
  return day;
}

type Dice = (below: number) => number;

/** Mulberry32: small, even enough, and the same everywhere. */
function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Few at night, most between nine and five; together as many as asked. */
function arrivals(cases: number, from: number, until: number): number {
  // Between 8:00 and 18:00 three times as many as else.
  const [open, close] = [8 / 24, 18 / 24];
  const share = (at: number) => (at + 2 * Math.max(0, Math.min(at, close) - open)) / (1 + 2 * (close - open));
  return Math.round(cases * share(until)) - Math.round(cases * share(from));
}

async function takeCalls({ desk, tally }: Day, dice: Dice, calls: number): Promise<void> {
  const { people, ids, program } = desk;
  for (let n = 0; n < calls; n += 1) {
    const isMajor = dice(100) === 0;
    // The call-logger stays all day: somebody always takes calls.
    await program.engine.register(await desk.asking(people.logger), {
      process: "incident",
      subject: isMajor ? "全馆断网" : `终端故障 ${dice(40)}`,
      description: "",
      channel: dice(3) === 0 ? "portal" : "phone",
      requester: { name: "顾南枝" },
      requesterId: people.customer.id,
      organisationId: ids.library!,
      occurredAt: null,
      values: {
        service: ids.service,
        category: ids.category,
        impact: isMajor ? "1" : String(1 + dice(3)),
        urgency: isMajor ? "1" : String(1 + dice(3)),
      },
    });
    tally.registered = (tally.registered ?? 0) + 1;
  }
}

/** Four times a day something concerns everybody. */
async function declareMajor(day: Day, dice: Dice): Promise<void> {
  const { desk } = day;
  const definition = desk.program.engine.ground.definitions.active("major-incident")!;
  await desk.program.engine.register(await desk.asking(desk.people.incidentManager), {
    process: "major-incident",
    subject: "全馆断网",
    description: "",
    channel: "desk",
    requester: {},
    requesterId: null,
    organisationId: null,
    occurredAt: null,
    values: fill(desk, definition, definition.registration.form, dice(1_000_000)),
  });
  count(day, "majors");
}

/** Somebody leaves in the middle of their work, for an hour or three; whoever has been away long enough is back. */
async function peopleComeAndGo(
  { desk, tally }: Day,
  dice: Dice,
  workers: readonly Worker[],
  away: Map<string, number>,
  tick: number,
): Promise<void> {
  const put = (id: string, isActive: boolean) =>
    desk.db.transaction((tx) => editPerson(tx, bySystem(desk.kernel.now()), id, { isActive }));
  for (const [id, until] of away) {
    if (until > tick) continue;
    away.delete(id);
    await put(id, true);
  }
  if (dice(3) !== 0) return;
  const one = workers[dice(workers.length)]!;
  // The incident manager stays: somebody must be able to declare.
  if (away.has(one.id) || one.role === "incident-manager") return;
  away.set(one.id, tick + 2 + dice(6));
  await put(one.id, false);
  tally.absences = (tally.absences ?? 0) + 1;
}

async function work(day: Day, dice: Dice, worker: Worker): Promise<void> {
  const { desk } = day;
  const asking = await desk.asking({ id: worker.id, key: "engineer" });
  const { actor } = asking;
  if (actor.kind !== "person") return;
  const { rows } = await desk.db.query<{ case_id: string }>({
    text: `select distinct on (due_order, case_id) case_id from todos where done_at is null and starts_at <= $4 and (person_id = $1 or team_id = any($2::bigint[])
        or (role, organisation_id) in (select r.role, r.organisation from jsonb_to_recordset($3::jsonb) as r(role text, organisation bigint)))
      order by due_order, case_id limit $5`,
    values: [
      worker.id,
      actor.teamIds,
      JSON.stringify(actor.roles.map(({ role, organisationId }) => ({ role, organisation: organisationId }))),
      asking.now,
      1 + dice(worker.pace),
    ],
  });
  for (const { case_id } of rows) await act(day, dice, worker, case_id);
}

/** One to-do: the straight move mostly, now and then another that is open. */
async function act(day: Day, dice: Dice, worker: Worker, caseId: string): Promise<void> {
  const { desk } = day;
  const { engine } = desk.program;
  const asking = await desk.asking({ id: worker.id, key: "engineer" });
  const read = await readForPlan(desk.db, asking.actor, caseId);
  if (read === null) return count(day, "not seen by whoever's turn it is");
  const definition = engine.ground.definitions.version(read.record.process, read.record.processVersion);
  const room = engine.roomOf(definition);
  const open = openMoves(room, draftOn(engine.still(asking, definition), read.record, read), read);
  const straight = open.find((key) => definition.moves[key]?.isPrimary);
  const move = straight !== undefined && dice(10) < 8 ? straight : open[dice(Math.max(1, open.length))];
  if (move === undefined) return count(day, "nothing open");
  const values = fill(desk, definition, definition.moves[move]!.form, dice(1_000_000));
  try {
    await engine.move(asking, caseId, { move, values });
    count(day, `${read.record.process}.${move}`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    count(day, "refused");
  }
}

const count = ({ tally }: Day, what: string): void => {
  tally[what] = (tally[what] ?? 0) + 1;
};

function shuffled<T>(items: readonly T[], dice: Dice): T[] {
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = dice(at + 1);
    [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
  }
  return mixed;
}

/** Open cases that are nobody's to-do, or only that of somebody who is not there. */
export async function unattended({ db, kernel }: Desk): Promise<string[]> {
  const { rows } = await db.query<{ what: string }>({
    text: `select format('%s %s in %s at %s', c.process, c.id, c.state, $1::timestamptz) as what from cases c
      where c.family in ('open', 'waiting') and not exists (
        select from todos t where t.case_id = c.id and t.done_at is null and exists (
          select from persons p where p.is_active and (p.id = t.person_id
            or exists (select from team_members m where m.team_id = t.team_id and m.person_id = p.id)
            or exists (select from memberships m where m.role = t.role and m.organisation_id = t.organisation_id and m.person_id = p.id))))`,
    values: [kernel.now()],
  });
  return rows.map(({ what }) => what);
}
