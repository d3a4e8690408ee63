import type { Asking } from "#kernel/http/route.ts";
import { actorOfPerson } from "#kernel/people/identity/identify.ts";
import { askSwap } from "#registers/duty/commands/ask-swap.ts";
import { changeSettings } from "#registers/duty/commands/change-settings.ts";
import { rotate } from "#registers/duty/commands/fill-plan.ts";
import { addAbsence } from "#registers/duty/commands/keep-absence.ts";
import { addShift } from "#registers/duty/commands/keep-shift.ts";
import { plan } from "#registers/duty/commands/plan.ts";
import { publish } from "#registers/duty/commands/publish.ts";
import { setHotline } from "#registers/duty/commands/set-hotline.ts";
import type { NewShift } from "#registers/duty/contract.ts";
import { writeNote } from "#registers/hand-over/commands/write-note.ts";
import { createSkill } from "#registers/skills/commands/keep-skill.ts";
import { setSheet } from "#registers/skills/commands/set-sheet.ts";
import type { Program } from "../program.ts";
import type { Cast } from "./world/cast.ts";
import { deskShifts, hotline, onCall, sheets, skills } from "./world/duty.ts";

const plannedDays = 28;
/** The night nobody has been found for yet: the roster shows it in red, and the lead was told. */
const gapAfterDays = 3;

/** Rosters, a swap, an absence, a gap, a hand-over note, skills: as they stand at `kernel.now()`, after the months that were lived. */
export async function furnishDuty(program: Program, cast: Cast): Promise<void> {
  const { kernel, calendars, duty } = program;
  const now = kernel.now();
  const today = now.toZonedDateTimeISO(kernel.zone).toPlainDate();
  const keeping = { kernel, refresh: () => duty.refresh() };
  const people = await peopleByName(program);
  const as = async (id: string): Promise<Asking> => {
    const actor = await actorOfPerson(kernel, id, now);
    if (actor === null) throw new Error(`nobody acts as person ${id}`);
    return { actor, now, via: "duty", idempotencyKey: null, ifMatch: null };
  };
  const administrator = await as(people("安其位"));
  const roster = async (teamId: string, shifts: readonly NewShift[], names: readonly string[], length: number) => {
    const ids: string[] = [];
    for (const shift of shifts) ids.push((await addShift(keeping, administrator, teamId, shift)).id);
    const pattern = Array.from({ length }, (_, at) => ids[at] ?? null);
    const turned = {
      pattern,
      people: names.map(people),
      apart: 1,
      from: today.subtract({ days: 1 }).toString(),
      days: plannedDays,
    };
    await rotate(keeping, administrator, teamId, turned);
    return ids;
  };

  const { rows } = await kernel.db.query<{ id: string }>({ text: "select id from teams where key = 'desk'" });
  const deskId = rows[0]!.id;
  const shifts = await roster(
    deskId,
    deskShifts(kernel.zone),
    ["程晚照", "沈一苇", "贺夜白", "温如故", "钟未迟", "叶小满"],
    6,
  );
  const night = shifts.at(-1)!;
  const open = await kernel.db.query<{ id: string }>({
    text: "select id from duty_entries where shift_id = $1 and day = $2",
    values: [night, today.add({ days: gapAfterDays }).toString()],
  });
  await plan(keeping, administrator, deskId, { put: [], remove: open.rows.map(({ id }) => id) });
  await changeSettings(keeping, administrator, deskId, {
    requiredCalendarId: calendars.alwaysCalendarId(),
    warnDays: 7,
    swapsNeedApproval: true,
    forwardingNumber: hotline.numbers[0]!.number,
  });
  await publish(keeping, administrator, deskId);
  for (const { team, names, number } of onCall) {
    const teamId = await teamByKey(program, team);
    await roster(teamId, [onCallShift(kernel.zone, number)], names, names.length);
    await publish(keeping, administrator, teamId);
  }

  await swapAsked(program, keeping, await as(cast.desk.agents[0]!), cast.desk.agents[3]!);
  const leave = today.add({ days: 8 }).toZonedDateTime(kernel.zone).toInstant();
  await addAbsence(keeping, administrator, {
    personId: people("季长卿"),
    kind: "leave",
    startsAt: leave.toString(),
    endsAt: leave.add({ hours: 48 }).toString(),
    note: "年假",
  });
  const stateWords = (process: string, version: number, state: string) =>
    program.engine.ground.definitions.version(process, version).states[state]?.title ?? { zh: state, en: state };
  await writeNote(keeping, { duty, stateWords }, await as(cast.desk.agents[1]!), {
    teamId: deskId,
    body: "瀛洲水务调度大屏今天黑过两次，都自己恢复了。供应商答应今晚到场，电话会打到服务台，请接班的同事转给自控组值班。",
    cases: [],
  });
  await setHotline(keeping, administrator, hotline);
  await writeSkills(program, keeping, administrator, people, cast);
}

type Keeping = Parameters<typeof plan>[0];

async function swapAsked({ kernel }: Program, keeping: Keeping, asking: Asking, askedOf: string): Promise<void> {
  const next = await kernel.db.query<{ id: string }>({
    text: `select e.id from duty_entries e where e.person_id = $1 and e.starts_at > $2 and e.state = 'published'
        and not exists (select from duty_entries o where o.person_id = $3 and o.starts_at < e.ends_at and o.ends_at > e.starts_at)
      order by e.starts_at limit 1`,
    values: [asking.actor.id, asking.now, askedOf],
  });
  const [entry] = next.rows;
  if (entry) await askSwap(keeping, asking, { entryId: entry.id, askedOf, inReturnFor: null, note: "家里有事，谢谢" });
}

async function writeSkills(
  { kernel }: Program,
  keeping: Keeping,
  asking: Asking,
  people: (name: string) => string,
  cast: Cast,
): Promise<void> {
  const ids = new Map<string, string>();
  for (const { key, name, services } of skills) {
    const serviceIds = services.flatMap((service) => cast.services.get(service) ?? []);
    ids.set(key, (await createSkill(keeping, asking, { key, name, serviceIds, categoryIds: [] })).id);
  }
  const { rows } = await kernel.db.query<{ id: string; name: string }>({
    text: "select id, name from organisations where is_customer and parent_id is null",
  });
  for (const { name, knows, languages = [], customers = [] } of sheets) {
    await setSheet(keeping, asking, people(name), {
      skills: Object.entries(knows).map(([key, level]) => ({ skillId: ids.get(key)!, level })),
      languages: [...languages],
      customers: customers.flatMap(([customer, level]) => {
        const organisation = rows.find((row) => row.name.includes(customer));
        return organisation ? [{ organisationId: organisation.id, level }] : [];
      }),
    });
  }
}

const onCallShift = (zone: string, forwardingNumber: string): NewShift => ({
  name: { zh: "值守", en: "On call" },
  starts: "08:30",
  ends: "08:30",
  zone,
  colour: "green",
  forwardingNumber,
});

async function peopleByName({ kernel }: Program): Promise<(name: string) => string> {
  const { rows } = await kernel.db.query<{ id: string; name: string }>({
    text: "select min(p.id) as id, p.name from persons p join memberships m on m.person_id = p.id group by p.name",
  });
  const known = new Map(rows.map(({ name, id }) => [name, id]));
  return (name) => {
    const id = known.get(name);
    if (id === undefined) throw new Error(`the demo has nobody called ${name}`);
    return id;
  };
}

async function teamByKey({ kernel }: Program, key: string): Promise<string> {
  const { rows } = await kernel.db.query<{ id: string }>({
    text: "select id from teams where key = $1",
    values: [key],
  });
  return rows[0]!.id;
}
