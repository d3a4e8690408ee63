import { expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import type { Asking } from "#kernel/http/route.ts";
import { addMembership } from "#kernel/people/commands/add-membership.ts";
import { bySystem } from "#kernel/people/commands/change.ts";
import { removeMembership } from "#kernel/people/commands/remove-membership.ts";
import type { Role } from "#kernel/people/roles.ts";
import { type Desk, openDesk, type Person, type PersonKey } from "#test/world/desk.ts";
import { addAbsence, keepRoster } from "#test/world/duty.ts";
import { findBroken } from "#test/world/invariants.ts";
import { call, invalidFields } from "#test/world/registers.ts";
import type { RoutingView, SheetView, SkillView } from "./contract.ts";

async function open() {
  const desk = await openDesk();
  const routes = routesOf(desk.program);
  const act = async <T>(
    who: PersonKey,
    operation: string,
    input: { params?: object; body?: object; query?: object } = {},
    more: Partial<Asking> = {},
  ) => call<T>(routes, operation, { ...(await desk.asking(desk.people[who])), ...more }, input);
  const addSkill = (key: string, more: object = {}) =>
    act<SkillView>("administrator", "skills.create", { body: { key, name: { zh: key, en: key }, ...more } });
  const knows = (who: PersonKey, given: object, by: PersonKey = "head") =>
    act<SheetView>(by, "skills.set-sheet", {
      params: { id: desk.people[who].id },
      body: { skills: [], languages: [], customers: [], ...given },
    });
  const routing = (number: string, who: PersonKey = "operator", query: object = {}) =>
    act<RoutingView>(who, "cases.routing", { params: { number }, query });
  return { desk, act, addSkill, knows, routing };
}

const order = ({ candidates }: RoutingView) => candidates.map(({ person }) => person.id);
const codes = (view: RoutingView, { id }: Person) =>
  view.candidates.find(({ person }) => person.id === id)?.reasons.map(({ code }) => code);

test("D7 whoever suits a case best is proposed, by skill, load, duty and customer, each with the reasons", async () => {
  const { desk, addSkill, knows, routing } = await open();
  const { engineer, colleague } = desk.people;
  const id = await desk.takeTo("dispatched");
  const { number } = (await desk.read(id)).record;
  const skill = await addSkill("printers", { serviceIds: [desk.ids.service] });
  await knows("colleague", {
    skills: [{ skillId: skill.id, level: 3 }],
    customers: [{ organisationId: desk.ids.library, level: 2 }],
  });
  const view = await routing(number);
  expect(view).toMatchObject({ proposed: colleague.id, team: { id: desk.ids["team:network"] } });
  expect(order(view)).toEqual([colleague.id, engineer.id]);
  expect(codes(view, colleague)).toEqual(["on-duty", "skill", "customer", "load"]);
  expect(codes(view, engineer)).toEqual(["on-duty", "no-skill", "load"]);
  await addAbsence(desk, colleague, { from: "2030-03-04T00:00:00Z", until: "2030-03-05T00:00:00Z" });
  const without = await routing(number);
  expect(without.proposed, "never somebody absent while another fits").toBe(engineer.id);
  expect(without.candidates.at(-1)).toMatchObject({ fits: false, reasons: [{ code: "absent" }, {}, {}, {}] });
});

test("D7 who is off duty is proposed only where nobody on duty fits; work already in hand counts", async () => {
  const { desk, routing } = await open();
  const { engineer, colleague } = desk.people;
  const network = desk.ids["team:network"]!;
  const busy = await desk.takeTo("working");
  const id = await desk.takeTo("dispatched");
  const { number } = (await desk.read(id)).record;
  expect((await routing(number)).proposed, "the other has one open already").toBe(colleague.id);
  expect((await desk.read(busy)).record.assigneeId).toBe(engineer.id);
  await keepRoster(desk, network, [{ person: engineer, from: "2030-03-04T01:00:00Z", until: "2030-03-04T09:00:00Z" }]);
  const view = await routing(number, "liaison");
  expect(view.proposed).toBe(engineer.id);
  expect(view.candidates[1]).toMatchObject({ fits: false });
  desk.kernel.moveTo("2030-03-04T12:00:00Z");
  expect(
    (await routing(number)).candidates.map(({ fits }) => fits),
    "in the evening nobody is: all who may fit",
  ).toEqual([true, true]);
});

test("D7 a team set to route by itself gives what is dispatched to it to whoever fits, with the reasons on the timeline", async () => {
  const { desk, act, addSkill, knows } = await open();
  const { colleague } = desk.people;
  const skill = await addSkill("network", { serviceIds: [desk.ids.service] });
  await knows("colleague", { skills: [{ skillId: skill.id, level: 4 }] });
  await act("head", "duty.settings", { params: { team: desk.ids["team:network"]! }, body: { routesByItself: true } });
  const id = await desk.takeTo("dispatched");
  await desk.settle();
  const { record, todos } = await desk.read(id);
  expect(record).toMatchObject({ state: "assigned", assigneeId: colleague.id });
  expect(todos).toMatchObject([{ personId: colleague.id, why: { move: "route" } }]);
  type Timeline = {
    entries: { move: { key: string } | null; actor: { kind: string }; fields: { key: string; text: string }[] }[];
  };
  const timeline = async (who: PersonKey) =>
    (await act<Timeline>(who, "cases.timeline", { params: { number: record.number } })).entries.find(
      (one) => one.move?.key === "route",
    );
  expect(JSON.stringify(await timeline("operator"))).toContain("自动分派给季长卿：二线，正在值班，network 4 级");
  const { attempts } = await act<{ attempts: { result: string; by: string | null }[] }>(
    "operator",
    "incidents.contacts",
    {
      params: { number: record.number },
    },
  );
  // Nobody is left on record as asked and silent, nor timed for it.
  expect(attempts.at(-1), "the attempt at the liaison is concluded").toMatchObject({ result: "routed", by: null });
  const { clocks } = await desk.read(id);
  expect(clocks.filter(({ clock }) => clock === "acknowledgement").map(({ state }) => state)).toEqual(["stopped"]);
  expect(JSON.stringify(await timeline("customer")), "customers are not told about the others").not.toContain("其次");
  expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);
});

test("D7 where nobody of the team fits, the case stays with the liaison", async () => {
  const { desk, act } = await open();
  const { engineer, colleague } = desk.people;
  await act("head", "duty.settings", { params: { team: desk.ids["team:network"]! }, body: { routesByItself: true } });
  for (const person of [engineer, colleague])
    await addAbsence(desk, person, { from: "2030-03-04T00:00:00Z", until: "2030-03-05T00:00:00Z" });
  const id = await desk.takeTo("dispatched");
  await desk.settle();
  expect((await desk.read(id)).record).toMatchObject({ state: "dispatched", assigneeId: null });
});

test("D7 sheets are written by who plans for a team of the person's, skills by who keeps registers; stale and unknown is refused", async () => {
  const { desk, act, addSkill, knows } = await open();
  const skill = await addSkill("network");
  await expect(addSkill("network")).rejects.toMatchObject(invalidFields({ key: "already-used" }));
  await expect(addSkill("odd", { serviceIds: ["999999"] })).rejects.toMatchObject(
    invalidFields({ "serviceIds.0": "not-there" }),
  );
  await expect(act("head", "skills.create", { body: { key: "x", name: { zh: "x", en: "x" } } })).rejects.toMatchObject({
    code: "not-allowed",
  });
  await expect(knows("engineer", {}, "lead"), "another team's").rejects.toMatchObject({ code: "not-your-team" });
  await expect(knows("engineer", {}, "engineer")).rejects.toMatchObject({ code: "not-allowed" });
  const twice = { skills: [1, 2].map((level) => ({ skillId: skill.id, level })) };
  await expect(knows("engineer", twice)).rejects.toMatchObject(invalidFields({ "skills.1.skillId": "twice" }));
  const sheet = await knows("engineer", { skills: [{ skillId: skill.id, level: 2 }], languages: ["en"] });
  expect(sheet).toMatchObject({ version: 1, skills: [{ level: 2 }], languages: ["en"] });
  const stale = act(
    "head",
    "skills.set-sheet",
    { params: { id: desk.people.engineer.id }, body: { skills: [], languages: [], customers: [] } },
    { ifMatch: 0 },
  );
  await expect(stale).rejects.toMatchObject({ kind: "conflict" });
  const gone = await act<SkillView>("administrator", "skills.change", {
    params: { id: skill.id },
    body: { isArchived: true },
  });
  expect(gone).toMatchObject({ isArchived: true, usedIn: 1 });
});

async function becomes(desk: Desk, person: Person, role: Role): Promise<void> {
  const { rows } = await desk.db.query<{ id: string }>({
    text: "select id from memberships where person_id = $1",
    values: [person.id],
  });
  await desk.db.transaction(async (tx) => {
    await addMembership(tx, bySystem(desk.kernel.now()), person.id, { role, organisationId: desk.ids.provider! });
    for (const { id } of rows) await removeMembership(tx, bySystem(desk.kernel.now()), person.id, id);
  });
}

const mayUse: [Role, string[]][] = [
  ["call-logger", []],
  ["junior-agent", ["standard-steps"]],
  ["skilled-agent", ["standard-steps", "known-solution"]],
  ["expert-agent", ["standard-steps", "known-solution", "own-diagnosis"]],
];

test.each(mayUse)("D7 a %s solves by %j and nothing beyond; what goes beyond is passed on", async (role, allowed) => {
  const { desk } = await open();
  const { operator } = desk.people;
  await becomes(desk, operator, role);
  const triage = { service: desk.ids.service!, category: desk.ids.category!, impact: "3", urgency: "3" };
  if (allowed.length === 0) {
    const { id } = await desk.registerCall();
    await expect(desk.move(operator, id, "triage", triage), "registers and passes on").rejects.toMatchObject({
      code: "not-permitted",
    });
    await desk.move(operator, id, "dispatch", { ...triage, team: desk.ids["team:network"]! });
    return;
  }
  const solution = { solution: "换线", result: "恢复了", solvedFrom: "HY-STEP-07" };
  for (const solvedBy of ["standard-steps", "known-solution", "own-diagnosis"]) {
    const { id } = await desk.registerCall();
    await desk.move(operator, id, "triage", triage);
    const { solvedFrom: _, ...own } = solution;
    const solving = desk.move(operator, id, "solveAtDesk", {
      ...(solvedBy === "own-diagnosis" ? own : solution),
      solvedBy,
    });
    if (allowed.includes(solvedBy)) expect(await solving).toMatchObject({ state: "solved" });
    else await expect(solving).rejects.toMatchObject(invalidFields({ "fields.solvedBy": "beyond-your-level" }));
  }
});

test("D7 standard steps and documented solutions are named; a site with a single call-logger still brings every case to somebody", async () => {
  const { desk } = await open();
  const { operator, lead, logger, liaison } = desk.people;
  const triage = { service: desk.ids.service!, category: desk.ids.category!, impact: "3", urgency: "3" };
  const { id } = await desk.registerCall();
  await desk.move(operator, id, "triage", triage);
  const solving = desk.move(operator, id, "solveAtDesk", {
    solvedBy: "known-solution",
    solution: "换线",
    result: "恢复了",
  });
  await expect(solving).rejects.toMatchObject(invalidFields({ "fields.solvedFrom": "required" }));
  for (const person of [operator, lead])
    await addAbsence(desk, person, { from: "2030-03-04T00:00:00Z", until: "2030-03-20T00:00:00Z" });
  const other = await desk.registerCall();
  await desk.move(logger, other.id, "dispatch", { ...triage, team: desk.ids["team:network"]! });
  expect((await desk.read(other.id)).todos).toMatchObject([{ role: "liaison" }]);
  await desk.move(liaison, other.id, "acknowledge");
});
