import { describe, expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import { bySystem } from "#kernel/people/commands/change.ts";
import { editPerson } from "#kernel/people/commands/edit-person.ts";
import type { ListedContact } from "#kernel/process/contact.ts";
import { type Desk, openDesk } from "#test/world/desk.ts";
import { keepRoster } from "#test/world/duty.ts";
import { findBroken } from "#test/world/invariants.ts";
import { call } from "#test/world/registers.ts";
import type { ContactsView } from "./contract.ts";

/** The department's list: an engineer rung up within ten minutes, then the liaison, then (always) the head. */
async function withList(desk: Desk, more: Partial<ListedContact>[] = []): Promise<void> {
  const person = { personId: desk.people.head.id, role: null, way: "phone", minutes: 10 };
  const rungs = [person, { personId: null, role: "liaison", way: "app", minutes: 20 }, ...more];
  await call(routesOf(desk.program), "contact-lists.create", await desk.asking(desk.people.administrator), {
    body: { departmentId: desk.ids.department, rungs },
  });
}

const contactsOf = async (desk: Desk, caseId: string): Promise<ContactsView> => {
  const { record } = await desk.read(caseId);
  return call(routesOf(desk.program), "incidents.contacts", await desk.asking(desk.people.operator), {
    params: { number: record.number },
  });
};
const resultsOf = async (desk: Desk, caseId: string) =>
  (await contactsOf(desk, caseId)).attempts.map(({ who, result, by }) => [who.zh, result, by]);

async function isSound(desk: Desk): Promise<void> {
  expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);
  expect(desk.kernel.logged.filter(({ level }) => level === "fault")).toEqual([]);
}
const noticesOf = async (desk: Desk, personId: string, caseId: string) => {
  const { rows } = await desk.db.query<{ kind: string }>({
    text: "select kind from notices where person_id = $1 and case_id = $2 order by id",
    values: [personId, caseId],
  });
  return rows.map(({ kind }) => kind);
};

describe("D8 a dispatch nobody answers climbs the department's contact list", () => {
  test("D8 level by level, each in its own limit, each attempt recorded, until somebody takes it", async () => {
    const desk = await openDesk(); // Monday 10:00
    const { liaison, head } = desk.people;
    await withList(desk);
    const caseId = await desk.takeTo("dispatched");
    expect((await desk.read(caseId)).todos).toMatchObject([{ personId: head.id }]);
    expect((await contactsOf(desk, caseId)).rungs).toMatchObject([
      { standing: "asked", way: "phone", minutes: 10, persons: [{ id: head.id, name: "苗望舒" }] },
      { standing: "ahead", way: "app", minutes: 20, persons: [{ id: liaison.id }] },
      { standing: "ahead", title: { zh: "网络与终端处部门负责人" } },
    ]);

    await desk.passUntil("2030-03-04T02:10:00Z");
    const climbed = await desk.read(caseId);
    expect(climbed.record.state).toBe("dispatched");
    expect(climbed.todos).toMatchObject([{ role: "liaison", organisationId: desk.ids.department }]);
    expect(climbed.clocks.find(({ clock, run }) => clock === "acknowledgement" && run === 2)).toMatchObject({
      state: "running",
      dueAt: Temporal.Instant.from("2030-03-04T02:30:00Z"),
    });
    await desk.move(liaison, caseId, "acknowledge");
    expect(await resultsOf(desk, caseId)).toEqual([
      ["苗望舒", "notified", "沈一苇"],
      ["苗望舒", "unanswered", null],
      ["网络与终端处业务部门联络员", "notified", null],
      ["网络与终端处业务部门联络员", "acknowledged", "卫朝歌"],
    ]);
    await isSound(desk);
  });

  test("D8 D10 whoever sends it back to the desk has answered: no attempt is left open", async () => {
    const desk = await openDesk();
    await withList(desk);
    const caseId = await desk.takeTo("dispatched");
    await desk.move(desk.people.head, caseId, "returnToDesk", { reason: "不是我们部门的设备" });
    expect((await resultsOf(desk, caseId)).map(([, result, by]) => [result, by])).toEqual([
      ["notified", "沈一苇"],
      ["declined", "苗望舒"],
    ]);
    await isSound(desk);
  });

  test("D8 whoever is passed over is told no more; whoever is asked is told, and the desk where it has to ring", async () => {
    const desk = await openDesk();
    const { liaison, head, operator } = desk.people;
    await withList(desk);
    const caseId = await desk.takeTo("dispatched");
    await desk.passUntil("2030-03-04T02:10:00Z");
    await desk.settle();
    expect(await noticesOf(desk, head.id, caseId)).toContain("assigned");
    expect(await noticesOf(desk, liaison.id, caseId)).toContain("dispatched");
    expect(await noticesOf(desk, operator.id, caseId)).toContain("call-wanted");
    await expect(desk.move(head, caseId, "acknowledge"), "no longer asked").rejects.toMatchObject({
      code: "responsible-only",
    });
  });

  test("D8 an empty level is skipped with a record, and costs no time", async () => {
    const desk = await openDesk();
    await withList(desk);
    await desk.db.transaction((tx) =>
      editPerson(tx, bySystem(desk.kernel.now()), desk.people.head.id, { isActive: false }),
    );
    await desk.settle();
    const caseId = await desk.takeTo("dispatched");
    expect((await desk.read(caseId)).todos).toMatchObject([{ role: "liaison" }]);
    expect(await resultsOf(desk, caseId)).toEqual([
      ["苗望舒", "nobody", "沈一苇"],
      ["网络与终端处业务部门联络员", "notified", "沈一苇"],
    ]);
  });

  test("D8 D20 a role nobody of whom is on duty is skipped with a record; on duty it is asked", async () => {
    const desk = await openDesk();
    const { liaison, engineer } = desk.people;
    const network = desk.ids["team:network"]!;
    await desk.db.query({
      text: "insert into team_members (team_id, person_id) values ($1, $2)",
      values: [network, liaison.id],
    });
    await keepRoster(desk, network, [
      { person: engineer, from: "2030-03-04T01:00:00Z", until: "2030-03-04T09:00:00Z" },
      { person: liaison, from: "2030-03-05T01:00:00Z", until: "2030-03-05T09:00:00Z" },
    ]);
    const caseId = await desk.takeTo("dispatched");
    expect((await desk.read(caseId)).todos).toMatchObject([{ role: "department-head" }]);
    expect(await resultsOf(desk, caseId)).toEqual([
      ["网络与终端处业务部门联络员", "off-duty", "沈一苇"],
      ["网络与终端处部门负责人", "notified", "沈一苇"],
    ]);
    await isSound(desk);

    desk.kernel.moveTo("2030-03-05T02:00:00Z");
    const other = await desk.takeTo("dispatched");
    expect((await desk.read(other)).todos).toMatchObject([{ role: "liaison" }]);
  });

  test("D8 the ladder's end alarms the desk, again at every further limit, and the desk names an engineer itself", async () => {
    const desk = await openDesk();
    const { operator, engineer, logger } = desk.people;
    const caseId = await desk.takeTo("dispatched"); // liaison, then head, half an hour each
    await expect(
      desk.move(operator, caseId, "assignDirectly", direct(desk)),
      "somebody is asked",
    ).rejects.toMatchObject({
      code: "goes-by-another-route",
    });
    await desk.passUntil("2030-03-04T03:00:00Z");
    await desk.settle();
    expect((await desk.read(caseId)).todos).toMatchObject([
      { teamId: desk.ids["team:desk"], why: { fell: { from: { who: "contact" }, to: "desk" } } },
    ]);
    expect(await contactsOf(desk, caseId)).toMatchObject({ isAsking: true, hasEnded: true });
    await desk.passUntil("2030-03-04T03:30:00Z");
    await desk.settle();
    expect((await noticesOf(desk, operator.id, caseId)).filter((kind) => kind === "contacts-ended")).toHaveLength(2);
    await expect(desk.move(logger, caseId, "logCall", { callResult: "busy" })).rejects.toMatchObject({
      code: "ladder-has-ended",
    });
    await desk.move(operator, caseId, "assignDirectly", direct(desk));
    expect((await desk.read(caseId)).todos).toMatchObject([{ personId: engineer.id }]);
    expect((await desk.read(caseId)).record.fields.dispatchRoute).toBe("desk");
    await isSound(desk);
  });

  test("D8 after downtime the levels missed are climbed one after the other, each once", async () => {
    const desk = await openDesk();
    const caseId = await desk.takeTo("dispatched");
    desk.kernel.moveTo("2030-03-04T06:30:00Z");
    while ((await desk.program.engine.fireDue(desk.kernel.now())) > 0);
    expect((await desk.read(caseId)).todos).toMatchObject([{ role: "department-head" }]);
    expect((await resultsOf(desk, caseId)).map(([, result]) => result)).toEqual(["notified", "unanswered", "notified"]);
    await isSound(desk);
  });

  test("D8 two nodes at the same instant climb once", async () => {
    const desk = await openDesk();
    const caseId = await desk.takeTo("dispatched");
    desk.kernel.moveTo("2030-03-04T02:30:00Z");
    const { engine } = desk.program;
    await Promise.all(Array.from({ length: 4 }, () => engine.fireDue(desk.kernel.now())));
    expect((await resultsOf(desk, caseId)).map(([, result]) => result)).toEqual(["notified", "unanswered", "notified"]);
    await isSound(desk);
  });

  test("D8 D27 calls the desk makes are logged with their result; taken on the phone it is theirs", async () => {
    const desk = await openDesk();
    const { operator, engineer, head } = desk.people;
    await withList(desk);
    const caseId = await desk.takeTo("dispatched");
    await desk.move(operator, caseId, "logCall", { callResult: "no-answer" });
    await desk.move(operator, caseId, "logCall", { callResult: "promised", note: "在开会，十分钟后看" });
    await expect(
      desk.move(engineer, caseId, "logCall", { callResult: "busy" }),
      "the desk rings",
    ).rejects.toMatchObject({
      code: "not-permitted",
    });
    await desk.move(operator, caseId, "acknowledgedByPhone", { assignee: head.id });
    expect((await desk.read(caseId)).record).toMatchObject({ state: "diagnosis", assigneeId: head.id });
    expect((await resultsOf(desk, caseId)).map(([, result]) => result)).toEqual([
      "notified",
      "no-answer",
      "promised",
      "acknowledged",
    ]);
    await isSound(desk);
  });

  test("D8 the desk need not wait: it asks the next at once", async () => {
    const desk = await openDesk();
    const caseId = await desk.takeTo("dispatched");
    await desk.move(desk.people.operator, caseId, "askNext");
    expect((await desk.read(caseId)).todos).toMatchObject([{ role: "department-head" }]);
    expect((await resultsOf(desk, caseId)).map(([, result]) => result)).toEqual([
      "notified",
      "passed-over",
      "notified",
    ]);
  });

  test("D8 customers do not see whom we ask, nor when nobody answers", async () => {
    const desk = await openDesk();
    const caseId = await desk.takeTo("dispatched");
    await desk.passUntil("2030-03-04T03:00:00Z");
    const { number } = (await desk.read(caseId)).record;
    const asking = await desk.asking(desk.people.customer);
    const routes = routesOf(desk.program);
    await expect(call(routes, "incidents.contacts", asking, { params: { number } })).rejects.toMatchObject({
      kind: "not-found",
    });
    const view = await call(routes, "cases.read", asking, { params: { number } });
    const timeline = await call(routes, "cases.timeline", asking, { params: { number } });
    expect(JSON.stringify([view, timeline])).not.toMatch(/contact|联络|卫朝歌|苗望舒/);
  });
});

describe("D9 a serious case goes up level by level to the head", () => {
  test("D9 each level is timed; only the head accepts it", async () => {
    const desk = await openDesk();
    const { liaison, head, colleague } = desk.people;
    await withList(desk, [{ personId: null, role: "department-head", way: "app", minutes: 15 }]);
    const caseId = await desk.takeTo("dispatched");
    await desk.passUntil("2030-03-04T02:10:00Z");
    await desk.move(liaison, caseId, "acknowledge");
    await desk.move(liaison, caseId, "reportToHead", { firstDiagnosis: "全馆停用", severity: "serious" });
    const reported = await desk.read(caseId);
    expect(reported.todos).toMatchObject([{ role: "department-head" }]);
    expect(reported.clocks.find(({ clock }) => clock === "headDecision")?.dueAt?.toString()).toBe(
      "2030-03-04T02:25:00Z",
    );
    await expect(desk.move(liaison, caseId, "headAssign", { assignee: colleague.id })).rejects.toMatchObject({
      code: "not-permitted",
    });
    await expect(desk.move(head, caseId, "reportOn"), "nobody stands above the head").rejects.toMatchObject({
      code: "nobody-above",
    });
    await desk.move(head, caseId, "headAssign", { assignee: colleague.id });
    expect((await desk.read(caseId)).record).toMatchObject({ state: "assigned", assigneeId: colleague.id });
    expect((await desk.read(caseId)).measured).toMatchObject({ reported: 1, "head-accepted": 1 });
    await isSound(desk);
  });

  test("D9 a head who does not answer within the limit: the desk is alarmed", async () => {
    const desk = await openDesk();
    const { liaison, operator } = desk.people;
    const caseId = await desk.takeTo("dispatched");
    await desk.move(liaison, caseId, "acknowledge");
    await desk.move(liaison, caseId, "reportToHead", { firstDiagnosis: "全馆停用", severity: "serious" });
    await desk.passUntil("2030-03-04T03:00:00Z");
    await desk.settle();
    expect((await desk.read(caseId)).todos).toMatchObject([{ teamId: desk.ids["team:desk"] }]);
    expect(await noticesOf(desk, operator.id, caseId)).toContain("contacts-ended");
  });
});

describe("D27 the project manager or the liaison passes it to a group", () => {
  test("D27 passed to a group it is asked for by that group's list from the beginning, and ends with one named person", async () => {
    const desk = await openDesk();
    const { liaison, engineer } = desk.people;
    const caseId = await desk.takeTo("dispatched");
    await desk.move(liaison, caseId, "acknowledge");
    await desk.move(liaison, caseId, "passToGroup", { team: desk.ids["team:specialists"], reason: "要三线看" });
    expect((await desk.read(caseId)).record).toMatchObject({ state: "dispatched", assigneeId: null });
    expect((await desk.read(caseId)).todos).toMatchObject([{ role: "liaison" }]);
    await desk.move(liaison, caseId, "acknowledge");
    await desk.move(liaison, caseId, "diagnose", {
      firstDiagnosis: "读卡板坏",
      severity: "ordinary",
      assignee: engineer.id,
    });
    expect((await desk.read(caseId)).todos).toMatchObject([{ personId: engineer.id }]);
    await isSound(desk);
  });
});

const direct = (desk: Desk) => ({
  service: desk.ids.service,
  category: desk.ids.category,
  impact: "2",
  urgency: "1",
  team: desk.ids["team:network"],
  assignee: desk.people.engineer.id,
});
