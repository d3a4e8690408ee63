import { describe, expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import { checkDefinition } from "#kernel/process/check.ts";
import { improvementItemRoom } from "#processes/improvement-item/index.ts";
import { type Desk, openDesk } from "#test/world/desk.ts";
import { findBroken } from "#test/world/invariants.ts";
import { call } from "#test/world/registers.ts";
import { majorIncidentRoom } from "./index.ts";

const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });
const triaged = (desk: Desk) => ({
  service: desk.ids.service,
  category: desk.ids.category,
  impact: "1",
  urgency: "1",
});

async function addRule(
  desk: Desk,
  { cases, customers, declares = false }: { cases: number; customers: number; declares?: boolean },
) {
  await desk.db.query({
    text: `insert into major_rules (name, priority, service_id, cases, customers, within_minutes, declares)
      values ('{"zh":"借还停摆","en":"Loans down"}', 2, $1, $2, $3, 30, $4)`,
    values: [desk.ids.service, cases, customers, declares],
  });
}

async function majorsOf(desk: Desk): Promise<{ id: string; number: string; state: string }[]> {
  const { rows } = await desk.db.query<{ id: string; number: string; state: string }>({
    text: "select id, number::text, state from cases where process = 'major-incident' order by id",
  });
  return rows;
}

async function kindsFor(desk: Desk, personId: string, caseId: string): Promise<string[]> {
  const { rows } = await desk.db.query<{ kind: string }>({
    text: "select kind from notices where person_id = $1 and case_id = $2 order by id",
    values: [personId, caseId],
  });
  return rows.map(({ kind }) => kind);
}

/** A major incident declared by the incident manager, run by the project manager, with one incident that follows it. */
async function declared(desk: Desk) {
  const { operator, incidentManager, projectManager } = desk.people;
  const { id: incidentId } = await desk.registerCall();
  await desk.move(operator, incidentId, "raiseToMajor", { reason: "全馆都停了" });
  await desk.settle();
  const [major] = await majorsOf(desk);
  await desk.move(incidentManager, major!.id, "declare", { assignee: projectManager.id, updateMinutes: 20 });
  await desk.settle();
  return { incidentId, majorId: major!.id, number: major!.number };
}

describe("a major incident", () => {
  test("M5 the definitions pass the checker with their rules", () => {
    for (const room of [majorIncidentRoom, improvementItemRoom])
      expect(checkDefinition(room.definition, room)).toEqual([]);
  });

  test("D12 a rule: so many open incidents at so many customers within the time propose one, once, and they follow it", async () => {
    const desk = await openDesk();
    await addRule(desk, { cases: 2, customers: 2 });
    const { operator, incidentManager } = desk.people;
    const first = (await desk.registerCall()).id;
    await desk.move(operator, first, "triage", triaged(desk));
    await desk.settle();
    expect(await majorsOf(desk), "one incident of one customer is none").toEqual([]);
    const second = (await desk.registerCall()).id;
    await desk.db.query({
      text: "update cases set organisation_id = $2 where id = $1",
      values: [second, desk.ids.hospital],
    });
    await desk.move(operator, second, "triage", triaged(desk));
    await desk.settle();
    const majors = await majorsOf(desk);
    expect(majors).toMatchObject([{ state: "proposed" }]);
    expect((await desk.read(majors[0]!.id)).todos).toMatchObject([
      { role: "incident-manager", organisationId: desk.ids.provider },
    ]);
    for (const id of [first, second]) expect((await desk.read(id)).record.fields).toHaveProperty("majorNumber");
    await desk.move(operator, second, "correct", { subject: "还是停着" });
    await desk.settle();
    expect(await majorsOf(desk)).toHaveLength(1);
    await desk.move(incidentManager, majors[0]!.id, "reject", { reason: "只是演练" });
  });

  test("D12 a rule may declare at once; until somebody coordinates it the desk has it", async () => {
    const desk = await openDesk();
    await addRule(desk, { cases: 1, customers: 1, declares: true });
    const { id } = await desk.registerCall();
    await desk.move(desk.people.operator, id, "triage", triaged(desk));
    await desk.settle();
    const [major] = await majorsOf(desk);
    expect(major).toMatchObject({ state: "declared" });
    expect((await desk.read(major!.id)).todos).toMatchObject([{ teamId: desk.ids["team:desk"] }]);
  });

  test("D12 D28 raised by hand; only the incident manager declares it; an undecided one reminds and goes up, also after a downtime", async () => {
    const desk = await openDesk();
    const { operator, engineer, incidentManager, customer } = desk.people;
    const { id } = await desk.registerCall();
    await expect(desk.move(customer, id, "raiseToMajor", { reason: "急" })).rejects.toEqual(refusal("not-permitted"));
    await desk.move(operator, id, "raiseToMajor", { reason: "全馆都停了" });
    await desk.settle();
    const [major] = await majorsOf(desk);
    desk.kernel.moveTo(desk.kernel.now().add({ hours: 2 }).toString());
    await desk.program.engine.fireDue(desk.kernel.now());
    await desk.settle();
    expect(await kindsFor(desk, incidentManager.id, major!.id)).toEqual(
      expect.arrayContaining(["clock-warning", "clock-breached"]),
    );
    await expect(desk.move(operator, major!.id, "declare")).rejects.toEqual(refusal("not-permitted"));
    await expect(desk.move(engineer, major!.id, "declare")).rejects.toMatchObject({ kind: "not-found" });
    await desk.move(incidentManager, major!.id, "declare");
    expect((await desk.read(major!.id)).record).toMatchObject({ state: "declared", assigneeId: incidentManager.id });
  });

  test("D12 updates in two wordings: the circle and the followers' customers get theirs; overdue it reminds and escalates; each begins the interval anew", async () => {
    const desk = await openDesk();
    const { projectManager, incidentManager, operator, customer, specialist, stranger } = desk.people;
    const { majorId, incidentId } = await declared(desk);
    await desk.move(projectManager, majorId, "callIn", { callIn: [specialist.id, stranger.id], callWords: "请待命" });
    await desk.settle();
    expect(await kindsFor(desk, specialist.id, majorId)).toContain("called-in");
    const update = { updateInside: "核心交换机 CANARY 坏了", updateForCustomers: "借还服务中断，正在抢修。" };
    await expect(desk.move(operator, majorId, "postUpdate", update)).rejects.toEqual(refusal("not-permitted"));
    const due = async () =>
      (await desk.read(majorId)).clocks.findLast(({ clock }) => clock === "update")?.dueAt?.toString();
    expect(await due()).toBe("2030-03-04T02:20:00Z");
    desk.kernel.pass({ minutes: 5 });
    await desk.move(projectManager, majorId, "postUpdate", update);
    await desk.settle();
    expect(await due()).toBe("2030-03-04T02:25:00Z");
    const routes = routesOf(desk.program);
    const { number } = (await desk.read(majorId)).record;
    const inCircle = await desk.asking(stranger);
    const said = JSON.stringify(await call<object>(routes, "cases.timeline", inCircle, { params: { number } }));
    expect(said).toContain("正在抢修");
    expect(said).not.toContain("CANARY");
    const theirs = (await desk.read(incidentId)).record.number;
    const told = await call<object>(routes, "cases.timeline", await desk.asking(customer), {
      params: { number: theirs },
    });
    expect(JSON.stringify(told)).toContain("正在抢修");
    expect(JSON.stringify(told)).not.toContain("CANARY");
    await expect(
      call(routes, "cases.timeline", await desk.asking(customer), { params: { number } }),
      "who is not in the circle does not see it",
    ).rejects.toMatchObject({ kind: "not-found" });
    await desk.passUntil("2030-03-04T02:26:00Z");
    for (const one of [projectManager, incidentManager])
      expect(await kindsFor(desk, one.id, majorId)).toContain("clock-breached");
  });

  test("D12 D1 an operator links a new call with one act, and only to one that is there and open", async () => {
    const desk = await openDesk();
    const { logger, customer } = desk.people;
    const { number } = await declared(desk);
    const { id } = await desk.registerCall({ subject: "也借不了书" });
    await expect(desk.move(customer, id, "followMajor", { majorNumber: number })).rejects.toEqual(
      refusal("not-permitted"),
    );
    const notAMajor = (await desk.read(id)).record.number;
    await expect(desk.move(logger, id, "followMajor", { majorNumber: notAMajor })).rejects.toMatchObject({
      kind: "invalid",
    });
    await desk.move(logger, id, "followMajor", { majorNumber: number });
    const routes = routesOf(desk.program);
    const { items } = await call<{ items: object[] }>(routes, "majors.open", await desk.asking(logger));
    expect(items).toMatchObject([{ state: "declared", coordinator: "白简之", followers: 2 }]);
    const room = await call<{ tells: object[] }>(routes, "majors.room", await desk.asking(logger), {
      params: { number },
    });
    expect(room.tells).toHaveLength(2);
    await desk.move(logger, id, "leaveMajor", { reason: "是另一回事" });
    expect((await desk.read(id)).record.fields).not.toHaveProperty("majorNumber");
  });

  test("D12 restored with the incidents that follow it; reviewed with actions that stay somebody's to-do until done; only then closed", async () => {
    const desk = await openDesk();
    const { projectManager, operator, engineer } = desk.people;
    const { majorId, incidentId } = await declared(desk);
    await desk.move(projectManager, majorId, "giveWorkaround", { workaround: "到人工台借还" });
    await expect(desk.move(projectManager, majorId, "restore", { result: "换了主控板" })).rejects.toMatchObject({
      detail: { issues: [{ path: "fields.resolvesFollowers", code: "required" }] },
    });
    await desk.move(projectManager, majorId, "restore", { result: "换了主控板，借还恢复。", resolvesFollowers: "yes" });
    await desk.settle();
    expect((await desk.read(incidentId)).record).toMatchObject({
      state: "solved",
      fields: { result: "换了主控板，借还恢复。" },
    });
    await expect(desk.move(projectManager, majorId, "close")).rejects.toEqual(refusal("not-reviewed"));
    const review = { cause: "主控板老化", course: "十点报障，十点半恢复", wentWell: "通报及时", wentBadly: "没有备件" };
    await expect(desk.move(operator, majorId, "review", review)).rejects.toEqual(refusal("not-permitted"));
    await desk.move(projectManager, majorId, "review", review);
    await desk.move(projectManager, majorId, "decideAction", {
      improvement: "备一块主控板",
      improvementOwner: engineer.id,
      improvementDue: "2030-03-20T02:00:00Z",
    });
    await desk.settle();
    await desk.move(projectManager, majorId, "close");
    const { rows } = await desk.db.query<{ id: string }>({
      text: "select id from cases where process = 'improvement-item' and family = 'open'",
    });
    const item = await desk.read(rows[0]!.id);
    expect(item.todos, "kept beyond the closing").toMatchObject([{ personId: engineer.id }]);
    expect(item.record.dueAt?.toString()).toBe("2030-03-20T02:00:00Z");
    await desk.move(engineer, rows[0]!.id, "finish", { outcome: "已入库" });
    expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);
  });
});
