import { describe, expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import { addMembership } from "#kernel/people/commands/add-membership.ts";
import { bySystem } from "#kernel/people/commands/change.ts";
import { editPerson } from "#kernel/people/commands/edit-person.ts";
import { editTeam } from "#kernel/people/commands/edit-team.ts";
import { removeMembership } from "#kernel/people/commands/remove-membership.ts";
import { type Desk, openDesk, type Person } from "#test/world/desk.ts";
import { findBroken } from "#test/world/invariants.ts";
import { call } from "#test/world/registers.ts";
import { draftOn } from "./draft.ts";
import { passOnLostTurns } from "./lost-turns.ts";
import { openMoves } from "./rights.ts";

const system = (desk: Desk) => bySystem(desk.kernel.now());

/** Through the program's own commands, so that what is told to the others is told here too. */
async function leaves(desk: Desk, person: Person): Promise<void> {
  const { rows } = await desk.db.query<{ id: string }>({
    text: "select id from memberships where person_id = $1",
    values: [person.id],
  });
  for (const { id } of rows) await desk.db.transaction((tx) => removeMembership(tx, system(desk), person.id, id));
  await desk.settle();
}
async function isDisabled(desk: Desk, person: Person): Promise<void> {
  await desk.db.transaction((tx) => editPerson(tx, system(desk), person.id, { isActive: false }));
  await desk.settle();
}

async function isSound(desk: Desk): Promise<void> {
  expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);
  expect(desk.kernel.logged.filter(({ level }) => level === "fault")).toEqual([]);
}

async function toldOf(desk: Desk, { id }: Person, caseId: string): Promise<number> {
  const { rowCount } = await desk.db.query({
    text: "select 1 from notices where case_id = $1 and kind = 'to-your-team' and person_id = $2",
    values: [caseId, id],
  });
  return rowCount;
}

type Entry = { kind: string; fell: { zh: string; en: string } | null };
async function timelineOf(desk: Desk, who: Person, number: string): Promise<Entry[]> {
  const { entries } = await call<{ entries: Entry[] }>(
    routesOf(desk.program),
    "cases.timeline",
    await desk.asking(who),
    { params: { number } },
  );
  return entries;
}

describe("D8 D9 somebody responsible is not there", () => {
  test("D8 dispatched to a department with nobody to ask it falls to the desk, and case and to-do say so", async () => {
    const desk = await openDesk();
    const { operator, customer, liaison, head } = desk.people;
    await leaves(desk, liaison);
    await leaves(desk, head);
    const id = await desk.takeTo("dispatched");
    const { record, todos } = await desk.read(id);
    expect(todos).toMatchObject([
      {
        teamId: desk.ids["team:desk"],
        role: null,
        why: { fell: { from: { who: "contact" }, to: "desk" } },
      },
    ]);
    expect((await timelineOf(desk, operator, record.number)).at(-1)?.fell).toEqual({
      zh: "网络与终端处联络名单上没有人接，转到服务台。",
      en: "Nobody on the contact list took it (网络与终端处): it fell to the desk.",
    });
    expect((await timelineOf(desk, customer, record.number)).map(({ fell }) => fell)).not.toContainEqual(
      expect.anything(),
    );
    const { items } = await call<{ items: { why: { zh: string; en: string } }[] }>(
      routesOf(desk.program),
      "todos.list",
      await desk.asking(operator),
    );
    expect(items[0]?.why).toEqual({
      zh: "“派单”之后，轮到你所在的班组。网络与终端处联络名单上没有人接，转到服务台。",
      en: "After “Dispatch” it is the turn of your team. Nobody on the contact list took it (网络与终端处): it fell to the desk.",
    });
    await isSound(desk);
  });

  test("D8 D9 the desk takes what fell to it all the way to an engineer, and nothing beyond it", async () => {
    const desk = await openDesk();
    const { operator, liaison, head, engineer, logger } = desk.people;
    await leaves(desk, liaison);
    await leaves(desk, head);
    const id = await desk.takeTo("dispatched");
    await expect(desk.move(logger, id, "acknowledge"), "registers and passes on, no more (D7)").rejects.toMatchObject({
      code: "not-permitted",
    });
    await desk.move(operator, id, "acknowledge");
    await desk.move(operator, id, "reportToHead", { firstDiagnosis: "整层断网", severity: "serious" });
    expect((await desk.read(id)).todos).toMatchObject([{ why: { fell: { from: { who: "contact" } } } }]);
    await desk.move(operator, id, "headAssign", { assignee: engineer.id });
    expect((await desk.read(id)).todos).toMatchObject([{ personId: engineer.id, why: { move: "headAssign" } }]);
    expect((await desk.read(id)).todos[0]?.why.fell).toBeUndefined();
    await expect(desk.move(operator, id, "accept"), "the engineer is there").rejects.toMatchObject({
      kind: "not-allowed",
    });
    await desk.move(engineer, id, "accept");
    await isSound(desk);
  });

  test("D8 where the liaison is there, the desk has no hand in it", async () => {
    const desk = await openDesk();
    const { operator, liaison } = desk.people;
    const id = await desk.takeTo("dispatched");
    await expect(desk.move(operator, id, "acknowledge")).rejects.toMatchObject({ code: "not-permitted" });
    await expect(desk.move(operator, id, "returnToDesk", { reason: "派错" })).rejects.toMatchObject({
      code: "not-permitted",
    });
    await desk.move(liaison, id, "acknowledge");
  });

  test("D8 a stand-in who asks the customer goes on afterwards: the answer gives it back to them, not into the void", async () => {
    const desk = await openDesk();
    const { operator, engineer, specialist, customer } = desk.people;
    const id = await desk.takeTo("working");
    await isDisabled(desk, specialist);
    await desk.move(engineer, id, "escalate", { team: desk.ids["team:specialists"], reason: "没有备件" });
    expect((await desk.read(id)).todos).toMatchObject([{ why: { fell: { from: { who: "team" }, to: "desk" } } }]);
    await desk.move(operator, id, "takeOver", { plannedAt: "2030-03-05T02:00:00.000Z" });
    await desk.move(operator, id, "askCustomer", { message: "机身标签上是什么型号？" });
    await desk.program.engine.comment(await desk.asking(customer), id, {
      body: "BM-7",
      visibility: "public",
      attachments: [],
    });
    expect((await desk.read(id)).record.state).toBe("thirdLine");
    await desk.move(operator, id, "returnToDesk", { reason: "三线无人" });
    await isSound(desk);
  });

  test("D8 the last liaison leaves: what waited for one goes to the desk by itself, once, due as before", async () => {
    const desk = await openDesk();
    const { operator, liaison, head } = desk.people;
    const id = await desk.takeTo("dispatched");
    await desk.settle();
    const before = await desk.read(id);
    await leaves(desk, head);
    expect(await desk.read(id), "somebody else's leaving").toEqual(before);
    await leaves(desk, liaison);
    const after = await desk.read(id);
    expect(after.todos).toMatchObject([
      { key: "dispatched", teamId: desk.ids["team:desk"], why: { move: "dispatch", fell: { to: "desk" } } },
    ]);
    expect(after.todos[0]?.dueAt?.toString()).toBe(before.todos[0]?.dueAt?.toString());
    expect(after.record.version, "what others are writing is not in the way").toBe(before.record.version);
    expect((await timelineOf(desk, operator, after.record.number)).filter(({ kind }) => kind === "turn")).toHaveLength(
      1,
    );
    expect(await passOnLostTurns(desk.program.engine, desk.kernel.now()), "once is enough").toBe(0);
    expect(await toldOf(desk, operator, id), "at registration, and now").toBe(2);
    await isSound(desk);
  });

  test("D9 an engineer is disabled: the team has it, and when nobody is left in that, the desk", async () => {
    const desk = await openDesk();
    const { engineer, colleague, operator } = desk.people;
    const id = await desk.takeTo("working");
    await isDisabled(desk, engineer);
    expect((await desk.read(id)).todos).toMatchObject([
      { teamId: desk.ids["team:network"], personId: null, why: { fell: { from: { who: "person" }, to: "team" } } },
    ]);
    await isSound(desk);
    await isDisabled(desk, colleague);
    const { todos } = await desk.read(id);
    expect(todos).toMatchObject([{ teamId: desk.ids["team:desk"], why: { fell: { to: "desk" } } }]);
    await desk.move(operator, id, "returnToDesk", { reason: "处理人已离岗" });
    expect((await desk.read(id)).record).toMatchObject({ state: "registered", assigneeId: null });
    await isSound(desk);
  });

  test("D8 a team loses its members, a role its last day: both are noticed", async () => {
    const desk = await openDesk();
    const { engineer, liaison } = desk.people;
    const escalated = await desk.takeTo("working");
    await desk.move(engineer, escalated, "escalate", { team: desk.ids["team:specialists"], reason: "没有备件" });
    const dispatched = await desk.takeTo("dispatched");
    await desk.db.query({
      text: "update memberships set until_day = '2030-03-05' where person_id = $1",
      values: [liaison.id],
    });
    await desk.db.transaction((tx) => editTeam(tx, system(desk), desk.ids["team:specialists"]!, { memberIds: [] }));
    await desk.settle();
    expect((await desk.read(escalated)).todos).toMatchObject([{ teamId: desk.ids["team:desk"] }]);
    expect((await desk.read(dispatched)).todos).toMatchObject([{ role: "liaison" }]);
    desk.kernel.moveTo("2030-03-06T01:00:00Z");
    expect(await passOnLostTurns(desk.program.engine, desk.kernel.now())).toBe(1);
    expect((await desk.read(dispatched)).todos).toMatchObject([{ teamId: desk.ids["team:desk"] }]);
  });

  test("D8 R6 somebody who came a moment ago is not passed over, whatever the memory of this node says", async () => {
    const desk = await openDesk();
    const { liaison, colleague } = desk.people;
    await leaves(desk, liaison);
    await desk.program.refresh();
    await desk.db.transaction((tx) =>
      addMembership(tx, system(desk), colleague.id, { role: "liaison", organisationId: desk.ids.department! }),
    );
    const id = await desk.takeTo("dispatched");
    expect((await desk.read(id)).todos).toMatchObject([{ role: "liaison" }]);
  });

  test("R6 two nodes notice at the same moment: one entry, one to-do", async () => {
    const desk = await openDesk();
    const ids = [await desk.takeTo("dispatched"), await desk.takeTo("dispatched"), await desk.takeTo("dispatched")];
    await desk.db.query({ text: "delete from memberships where person_id = $1", values: [desk.people.liaison.id] });
    const { engine } = desk.program;
    const passedOn = await Promise.all(Array.from({ length: 4 }, () => passOnLostTurns(engine, desk.kernel.now())));
    expect(passedOn.reduce((sum, n) => sum + n)).toBe(ids.length);
    await isSound(desk);
  });
});

type Driven = [state: string, drive: (desk: Desk, id: string) => Promise<unknown>];
const serious = { firstDiagnosis: "整层断网", severity: "serious" };
const toSpecialists = (desk: Desk, id: string) =>
  desk.move(desk.people.engineer, id, "escalate", { team: desk.ids["team:specialists"]!, reason: "没有备件" });
const takenOver = { plannedAt: "2030-03-05T02:00:00.000Z" };
/** How a case gets into each state in which somebody of the department has the turn, from dispatched or from working. */
const inTheDepartment: { dispatched: Driven[]; working: Driven[] } = {
  dispatched: [
    ["dispatched", async () => undefined],
    ["diagnosis", (desk, id) => desk.move(desk.people.liaison, id, "acknowledge")],
    [
      "withHead",
      async (desk, id) => {
        await desk.move(desk.people.liaison, id, "acknowledge");
        await desk.move(desk.people.liaison, id, "reportToHead", serious);
      },
    ],
  ],
  working: [
    ["working", async () => undefined],
    [
      "assigned",
      (desk, id) =>
        desk.move(desk.people.liaison, id, "reassign", { assignee: desk.people.colleague.id, reason: "请假" }),
    ],
    ["escalated", toSpecialists],
    [
      "thirdLine",
      async (desk, id) => {
        await toSpecialists(desk, id);
        await desk.move(desk.people.specialist, id, "takeOver", takenOver);
      },
    ],
    ["waitingCustomer", (desk, id) => desk.move(desk.people.engineer, id, "askCustomer", { message: "哪一台？" })],
  ],
};

test("D8 D9 a whole department leaves: wherever its cases stand, the desk sees each and has a way on", async () => {
  const desk = await openDesk();
  const { people, program } = desk;
  const cases: [string, string][] = [];
  for (const start of ["dispatched", "working"] as const) {
    for (const [state, drive] of inTheDepartment[start]) {
      const id = await desk.takeTo(start);
      await drive(desk, id);
      expect((await desk.read(id)).record.state).toBe(state);
      cases.push([state, id]);
    }
  }
  for (const who of ["liaison", "head", "engineer", "colleague", "specialist"] as const)
    await isDisabled(desk, people[who]);
  await isSound(desk);
  const operator = await desk.asking(people.operator);
  for (const [state, id] of cases) {
    const read = await desk.read(id);
    expect(read.todos, state).toMatchObject([{ teamId: desk.ids["team:desk"], why: { fell: { to: "desk" } } }]);
    const room = program.engine.roomOf(program.engine.ground.definitions.active("incident")!);
    const open = openMoves(room, draftOn(program.engine.still(operator, room.definition), read.record, read), read);
    const leadOn = open.filter((key) => room.definition.moves[key]?.to !== "same");
    expect(leadOn, state).not.toEqual([]);
  }
});
