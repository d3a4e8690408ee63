import { expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import type { Asking } from "#kernel/http/route.ts";
import { doDueChores } from "#kernel/jobs/chores.ts";
import { type Desk, openDesk, type PersonKey } from "#test/world/desk.ts";
import { call, invalidFields } from "#test/world/registers.ts";
import type { AbsenceView, DutyNow, RosterView, ShiftView, SwapView } from "./contract.ts";
import { dutyFindings, dutyGapChore } from "./gap-chore.ts";

type Input = { params?: object; body?: object; query?: object };
type Changed = { version: number; changed: number };

/** The desk on Monday 2030-03-04, 10:00, with a planner of the engineers' team, shifts and short ways to act. */
async function open() {
  const desk = await openDesk();
  const routes = routesOf(desk.program);
  const act = async <T>(who: PersonKey, operation: string, input: Input = {}, more: Partial<Asking> = {}) =>
    call<T>(routes, operation, { ...(await desk.asking(desk.people[who])), ...more }, input);
  const team = (key: "desk" | "network") => desk.ids[`team:${key}`]!;
  const roster = (key: "desk" | "network", who: PersonKey = "lead", from = "2030-03-04", until = "2030-03-10") =>
    act<RosterView>(who, "duty.roster", { params: { team: team(key) }, query: { from, until } });
  const addShift = (who: PersonKey, key: "desk" | "network", starts: string, ends: string, more: object = {}) =>
    act<ShiftView>(who, "duty.add-shift", {
      params: { team: team(key) },
      body: {
        name: { zh: `${starts}班`, en: `Shift ${starts}` },
        starts,
        ends,
        zone: "Asia/Shanghai",
        colour: "blue",
        forwardingNumber: null,
        ...more,
      },
    });
  const plan = (who: PersonKey, key: "desk" | "network", put: object[], remove: string[] = []) =>
    act<Changed>(who, "duty.plan", { params: { team: team(key) }, body: { put, remove } });
  const publish = (who: PersonKey, key: "desk" | "network") =>
    act<Changed>(who, "duty.publish", { params: { team: team(key) } });
  const now = async (who: PersonKey = "operator") => (await act<{ items: DutyNow[] }>(who, "duty.now")).items;
  return { desk, routes, act, team, roster, addShift, plan, publish, now };
}
type World = Awaited<ReturnType<typeof open>>;

const told = async ({ db }: Desk, kind: string) =>
  (
    await db.query<{ person_id: string }>({
      text: "select person_id from notices where kind = $1 order by id",
      values: [kind],
    })
  ).rows.map(({ person_id }) => person_id);

test("D20 a roster is planned, published, in force; before publishing nothing of it counts, and the log tells who did it", async () => {
  const { desk, addShift, plan, publish, roster, now, team } = await open();
  const { operator, logger } = desk.people;
  const day = await addShift("lead", "desk", "08:00", "20:00", { forwardingNumber: "400-000-0001" });
  const night = await addShift("lead", "desk", "20:00", "08:00");
  await plan("lead", "desk", [
    { shiftId: day.id, day: "2030-03-04", personId: operator.id },
    { shiftId: night.id, day: "2030-03-04", personId: logger.id },
  ]);
  const before = (await now()).find((one) => one.team.id === team("desk"))!;
  expect(before).toMatchObject({ hasRoster: false, forwardingNumber: null });
  expect(before.people, "without a roster everybody is on duty").toHaveLength(3);
  expect(await publish("lead", "desk")).toMatchObject({ changed: 2 });
  expect((await now()).find((one) => one.team.id === team("desk"))).toMatchObject({
    hasRoster: true,
    people: [{ id: operator.id, name: "沈一苇", shift: { en: "Shift 08:00" }, until: "2030-03-04T12:00:00.000Z" }],
    forwardingNumber: "400-000-0001",
    next: { at: "2030-03-04T12:00:00.000Z", people: ["程晚照"] },
  });
  desk.kernel.moveTo("2030-03-04T18:00:00Z");
  expect((await now()).find((one) => one.team.id === team("desk"))).toMatchObject({
    people: [{ id: logger.id }],
    forwardingNumber: null,
  });
  expect((await roster("desk")).unpublished).toBe(0);
  const { rows } = await desk.db.query({
    text: "select by_person_id, after from register_changes where register = 'rosters' order by id",
  });
  expect(rows).toMatchObject([
    { after: { put: [{}, {}] } },
    { by_person_id: desk.people.lead.id, after: { published: [{}, {}] } },
  ]);
});

test("D20 what is in force stays until the next publishing: taken off the plan, put back, or gone", async () => {
  const { desk, addShift, plan, publish, roster, act, team } = await open();
  const shift = await addShift("lead", "desk", "08:00", "20:00");
  const wish = { shiftId: shift.id, day: "2030-03-05", personId: desk.people.operator.id };
  await plan("lead", "desk", [wish]);
  await publish("lead", "desk");
  const [entry] = (await roster("desk")).entries;
  await plan("lead", "desk", [], [entry!.id]);
  expect((await roster("desk")).entries).toMatchObject([{ id: entry!.id, state: "leaving" }]);
  await plan("lead", "desk", [wish]);
  expect((await roster("desk")).entries).toMatchObject([{ id: entry!.id, state: "published" }]);
  await plan("lead", "desk", [], [entry!.id]);
  await act("lead", "duty.clear", {
    params: { team: team("desk") },
    body: { from: "2030-03-04", until: "2030-03-10", what: "plan" },
  });
  expect((await roster("desk")).entries, "the plan is as published again").toMatchObject([{ state: "published" }]);
  await plan("lead", "desk", [], [entry!.id]);
  await publish("lead", "desk");
  expect((await roster("desk")).entries).toEqual([]);
});

test("D20 who may plan: the desk's lead for the desk, a department's head for its teams, nobody else for them", async () => {
  const { addShift, act, team, roster } = await open();
  await addShift("lead", "desk", "08:00", "20:00");
  await addShift("head", "network", "08:00", "20:00");
  await expect(addShift("lead", "network", "08:00", "20:00")).rejects.toMatchObject({
    kind: "not-allowed",
    code: "not-your-team",
  });
  await expect(addShift("head", "desk", "08:00", "20:00")).rejects.toMatchObject({ code: "not-your-team" });
  await expect(addShift("operator", "desk", "08:00", "20:00")).rejects.toMatchObject({ code: "not-allowed" });
  await expect(addShift("engineer", "network", "08:00", "20:00")).rejects.toMatchObject({ code: "not-allowed" });
  await addShift("administrator", "desk", "20:00", "08:00");
  expect((await roster("desk", "engineer")).mayPlan, "everybody of the house reads").toBe(false);
  await expect(
    act("lead", "duty.settings", { params: { team: team("desk") }, body: { warnDays: 3 } }, { ifMatch: 99 }),
  ).rejects.toMatchObject({ kind: "conflict" });
});

test("D20 conflicts keep a plan from being published, and are cleared in one act; what is over is not planned", async () => {
  const { desk, addShift, plan, publish, roster, act, team } = await open();
  const { operator, customer } = desk.people;
  const day = await addShift("lead", "desk", "08:00", "20:00");
  const long = await addShift("lead", "desk", "18:00", "02:00");
  await expect(
    plan("lead", "desk", [{ shiftId: day.id, day: "2030-03-05", personId: customer.id }]),
  ).rejects.toMatchObject(invalidFields({ "put.0.personId": "not-in-team" }));
  await expect(
    plan("lead", "desk", [{ shiftId: day.id, day: "2030-03-03", personId: operator.id }]),
  ).rejects.toMatchObject(invalidFields({ "put.0.day": "already-over" }));
  await plan("lead", "desk", [
    { shiftId: day.id, day: "2030-03-05", personId: operator.id },
    { shiftId: long.id, day: "2030-03-05", personId: operator.id },
  ]);
  expect((await roster("desk")).misfits).toMatchObject([{ why: "overlaps" }]);
  await expect(publish("lead", "desk")).rejects.toMatchObject({
    code: "roster-conflicts",
    detail: { params: { count: 1 } },
  });
  const clear = {
    params: { team: team("desk") },
    body: { from: "2030-03-04", until: "2030-03-10", what: "conflicts" },
  };
  expect(await act<Changed>("lead", "duty.clear", clear)).toMatchObject({ changed: 1 });
  await publish("lead", "desk");
  expect((await roster("desk")).entries).toMatchObject([{ shiftId: day.id, state: "published" }]);
});

test("D20 a week is copied and a pattern rotated over people; nothing is planned twice", async () => {
  const { desk, addShift, roster, act, team } = await open();
  const { operator, logger } = desk.people;
  const day = await addShift("lead", "desk", "08:00", "20:00");
  const night = await addShift("lead", "desk", "20:00", "08:00");
  const params = { team: team("desk") };
  const rotation = {
    pattern: [day.id, night.id, null, null],
    people: [operator.id, logger.id],
    apart: 1,
    from: "2030-03-04",
    days: 7,
  };
  expect(await act<Changed>("lead", "duty.rotate", { params, body: rotation })).toMatchObject({ changed: 8 });
  expect(
    await act<Changed>("lead", "duty.rotate", { params, body: rotation }),
    "again it changes nothing",
  ).toMatchObject({ changed: 0 });
  await expect(
    act("lead", "duty.rotate", { params, body: { ...rotation, people: [operator.id, desk.people.engineer.id] } }),
  ).rejects.toMatchObject({ kind: "invalid" });
  const copied = await act<Changed>("lead", "duty.copy-weeks", {
    params,
    body: { from: "2030-03-06", to: "2030-03-11", weeks: 2 },
  });
  expect(copied.changed).toBe(16);
  const later = (await roster("desk", "lead", "2030-03-18", "2030-03-24")).entries.filter(
    (one) => one.day >= "2030-03-18",
  );
  expect(later.map((one) => [one.day, one.personId])).toEqual(
    (await roster("desk")).entries.map((one) => [
      Temporal.PlainDate.from(one.day).add({ days: 14 }).toString(),
      one.personId,
    ]),
  );
});

async function withSwap(world: World) {
  const { desk, addShift, plan, publish, roster } = world;
  const { operator, logger } = desk.people;
  const day = await addShift("lead", "desk", "08:00", "20:00");
  const night = await addShift("lead", "desk", "20:00", "08:00");
  await plan("lead", "desk", [
    { shiftId: day.id, day: "2030-03-06", personId: operator.id },
    { shiftId: night.id, day: "2030-03-07", personId: logger.id },
  ]);
  await publish("lead", "desk");
  const { entries } = await roster("desk");
  return {
    mine: entries.find((one) => one.personId === operator.id)!,
    theirs: entries.find((one) => one.personId === logger.id)!,
  };
}

test("D20 a swap is asked, accepted by the other, approved where the team wants it; each step is kept, and the shifts change hands", async () => {
  const world = await open();
  const { desk, act, team, roster } = world;
  const { operator, logger, lead } = desk.people;
  const { mine, theirs } = await withSwap(world);
  await act("lead", "duty.settings", { params: { team: team("desk") }, body: { swapsNeedApproval: true } });
  const swap = await act<SwapView>("operator", "duty.ask-swap", {
    body: { entryId: mine.id, askedOf: logger.id, inReturnFor: theirs.id, note: "家里有事" },
  });
  expect(swap).toMatchObject({ state: "asked", possible: ["withdraw"] });
  const step = (who: PersonKey, name: string) =>
    act<SwapView>(who, "duty.step-swap", { params: { id: swap.id, step: name }, body: {} });
  await expect(step("operator", "accept"), "nobody answers for the other").rejects.toMatchObject({
    code: "not-your-team",
  });
  await expect(step("lead", "approve"), "not before it is accepted").rejects.toMatchObject({ code: "swap-settled" });
  expect(await step("logger", "accept")).toMatchObject({ state: "accepted" });
  await expect(step("logger", "approve")).rejects.toMatchObject({ code: "not-your-team" });
  expect(await step("lead", "approve")).toMatchObject({
    state: "done",
    steps: [
      { step: "asked", note: "家里有事" },
      { step: "accept", by: "程晚照" },
      { step: "approve", by: "林见山" },
    ],
  });
  const { entries } = await roster("desk");
  expect(entries.find((one) => one.id === mine.id)?.personId).toBe(logger.id);
  expect(entries.find((one) => one.id === theirs.id)?.personId).toBe(operator.id);
  expect(desk.program.duty.isOnDuty(logger.id, Temporal.Instant.from("2030-03-06T04:00:00Z"))).toBe(true);
  await expect(step("lead", "refuse")).rejects.toMatchObject({ code: "swap-settled" });
  expect(await told(desk, "swap-asked")).toEqual([logger.id]);
  expect(await told(desk, "swap-to-approve")).toEqual([lead.id]);
  expect((await told(desk, "swap-done")).sort()).toEqual([operator.id, logger.id].sort());
});

test("D20 a swap without approval is in force once accepted; declined it changes nothing; one who has a shift or is away then cannot take it", async () => {
  const world = await open();
  const { desk, act, roster } = world;
  const { logger, engineer } = desk.people;
  const { mine, theirs } = await withSwap(world);
  const ask = (body: object) =>
    act<SwapView>("operator", "duty.ask-swap", { body: { entryId: mine.id, askedOf: logger.id, ...body } });
  await expect(ask({ askedOf: engineer.id })).rejects.toMatchObject(invalidFields({ askedOf: "not-in-team" }));
  await expect(
    act("operator", "duty.ask-swap", { body: { entryId: theirs.id, askedOf: logger.id } }),
    "not one's own",
  ).rejects.toMatchObject({ code: "not-your-team" });
  const declined = await ask({});
  await act("logger", "duty.step-swap", { params: { id: declined.id, step: "decline" }, body: { note: "那天不行" } });
  expect((await roster("desk")).entries.find((one) => one.id === mine.id)?.personId).toBe(desk.people.operator.id);
  const away = {
    personId: logger.id,
    kind: "training",
    startsAt: "2030-03-06T06:00:00Z",
    endsAt: "2030-03-06T07:00:00Z",
  };
  const absence = await act<AbsenceView>("lead", "duty.add-absence", { body: away });
  await expect(ask({})).rejects.toMatchObject(invalidFields({ askedOf: "away-then" }));
  await act("lead", "duty.change-absence", { params: { id: absence.id }, body: { isWithdrawn: true } });
  const agreed = await ask({});
  await act("logger", "duty.step-swap", { params: { id: agreed.id, step: "accept" }, body: {} });
  expect((await roster("desk")).entries.find((one) => one.id === mine.id)?.personId).toBe(logger.id);
});

test("D20 absences: one's own or of a team one plans for; a published shift of somebody away shows, and why is for those concerned", async () => {
  const world = await open();
  const { desk, act, roster } = world;
  const { operator, engineer } = desk.people;
  await withSwap(world);
  const body = (personId: string) => ({
    personId,
    kind: "sick",
    startsAt: "2030-03-06T00:00:00Z",
    endsAt: "2030-03-07T00:00:00Z",
    note: "发烧",
  });
  await expect(act("logger", "duty.add-absence", { body: body(operator.id) })).rejects.toMatchObject({
    code: "not-your-team",
  });
  await expect(act("lead", "duty.add-absence", { body: body(engineer.id) }), "another team's").rejects.toMatchObject({
    code: "not-your-team",
  });
  await expect(
    act("operator", "duty.add-absence", { body: { ...body(operator.id), endsAt: "2030-03-05T00:00:00Z" } }),
  ).rejects.toMatchObject(invalidFields({ endsAt: "range-empty-or-backwards" }));
  await act("operator", "duty.add-absence", { body: body(operator.id) });
  await act("head", "duty.add-absence", { body: body(engineer.id) });
  expect(await roster("desk")).toMatchObject({
    misfits: [{ why: "away" }],
    absences: [{ kind: "sick", note: "发烧" }],
  });
  expect(await roster("desk", "logger")).toMatchObject({ absences: [{ kind: "other", note: "" }] });
});

test("D20 an absence that begins now passes on open turns at once", async () => {
  const { desk, act } = await open();
  const id = await desk.takeTo("working");
  const body = {
    personId: desk.people.engineer.id,
    kind: "sick",
    startsAt: "2030-03-04T00:00:00Z",
    endsAt: "2030-03-05T00:00:00Z",
  };
  await act("engineer", "duty.add-absence", { body });
  await desk.settle();
  expect((await desk.read(id)).todos).toMatchObject([
    { teamId: desk.ids["team:network"], why: { fell: { from: { isAbsent: true } } } },
  ]);
});

test("D20 a gap in a 7×24 roster is told to the lead in advance, once, and to `check`; a new gap is told anew", async () => {
  const { desk, act, addShift, plan, publish, roster, team } = await open();
  const { operator, logger, lead } = desk.people;
  const { calendars, duty } = desk.program;
  const day = await addShift("lead", "desk", "08:00", "20:00");
  const night = await addShift("lead", "desk", "20:00", "08:00");
  const settings = { requiredCalendarId: calendars.alwaysCalendarId(), warnDays: 2 };
  await act("lead", "duty.settings", { params: { team: team("desk") }, body: settings });
  await plan("lead", "desk", [
    ...["2030-03-04", "2030-03-05", "2030-03-06"].map((one) => ({ shiftId: day.id, day: one, personId: operator.id })),
    ...["2030-03-04", "2030-03-05"].map((one) => ({ shiftId: night.id, day: one, personId: logger.id })),
  ]);
  await publish("lead", "desk");
  const books = { calendars, duty };
  const look = () => doDueChores(desk.kernel, [{ ...dutyGapChore(books), everyMinutes: 0 }]);
  await look();
  expect(await told(desk, "duty-gap"), "covered for the next two days").toEqual([]);
  const absence = {
    personId: logger.id,
    kind: "sick",
    startsAt: "2030-03-05T15:00:00Z",
    endsAt: "2030-03-05T16:00:00Z",
  };
  await act("lead", "duty.add-absence", { body: absence });
  await look();
  await look();
  expect(await told(desk, "duty-gap")).toEqual([lead.id]);
  expect(await roster("desk")).toMatchObject({
    gapsAhead: [{ from: "2030-03-05T15:00:00.000Z", until: "2030-03-05T16:00:00.000Z" }],
  });
  expect(await dutyFindings(desk.db, books, desk.kernel.now())).toEqual([
    "roster desk: nobody is on duty from 2030-03-05T15:00Z until 2030-03-05T16:00Z",
  ]);
  desk.kernel.moveTo("2030-03-05T04:00:00Z");
  await look();
  await look();
  expect(await told(desk, "duty-gap"), "the night after next is uncovered: a new gap").toEqual([lead.id, lead.id]);
  const ofDesk = async (who: PersonKey) =>
    (await act<{ items: DutyNow[] }>(who, "duty.now")).items.find((one) => one.team.key === "desk");
  expect((await ofDesk("operator"))?.gaps).toHaveLength(2);
  expect(await ofDesk("operator"), "shown as work to those who plan, and to nobody else").toMatchObject({
    mayPlan: false,
  });
  expect(await ofDesk("lead")).toMatchObject({ mayPlan: true });
  expect(await ofDesk("head"), "another department's").toMatchObject({ mayPlan: false });
});

test("D20 hotline numbers and hours are published to everybody, and changed by those who keep registers", async () => {
  const { act, routes } = await open();
  const body = {
    numbers: [{ number: "400-000-0001", label: { zh: "报修", en: "Faults" } }],
    hours: { zh: "7×24", en: "Round the clock" },
  };
  await expect(act("lead", "duty.set-hotline", { body })).rejects.toMatchObject({ code: "not-allowed" });
  await act("administrator", "duty.set-hotline", { body }, { ifMatch: 0 });
  await expect(act("administrator", "duty.set-hotline", { body }, { ifMatch: 0 })).rejects.toMatchObject({
    kind: "conflict",
  });
  expect(await act("customer", "duty.hotline")).toMatchObject({ ...body, version: 1 });
  expect(routes.find(({ operation }) => operation.id === "duty.hotline")?.operation.access).toBe("anyone");
});

test("D20 other hours of a pattern move shifts still to begin; the one that runs stays", async () => {
  const { desk, act, addShift, plan, publish, roster } = await open();
  const { operator } = desk.people;
  const shift = await addShift("lead", "desk", "08:00", "20:00");
  await plan(
    "lead",
    "desk",
    ["2030-03-04", "2030-03-05"].map((day) => ({ shiftId: shift.id, day, personId: operator.id })),
  );
  await publish("lead", "desk");
  await act(
    "lead",
    "duty.change-shift",
    { params: { id: shift.id }, body: { ends: "16:00" } },
    { ifMatch: shift.version },
  );
  expect((await roster("desk")).entries.map(({ endsAt }) => endsAt)).toEqual([
    "2030-03-04T12:00:00.000Z",
    "2030-03-05T08:00:00.000Z",
  ]);
  await expect(
    act("lead", "duty.change-shift", { params: { id: shift.id }, body: { zone: "Nowhere/At_All" } }),
  ).rejects.toMatchObject(invalidFields({ zone: "unknown-zone" }));
});
