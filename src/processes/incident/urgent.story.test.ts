import { describe, expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import { type Desk, openDesk, type Person } from "#test/world/desk.ts";
import { findBroken } from "#test/world/invariants.ts";
import { call } from "#test/world/registers.ts";

const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });

async function urgentCase(desk: Desk): Promise<string> {
  const caseId = await desk.takeTo("working");
  await desk.move(desk.people.operator, caseId, "correct", { priority: 1, priorityReason: "全馆停借" });
  return caseId;
}

const awaited = async (desk: Desk, who: Person) =>
  (await call<{ items: object[] }>(routesOf(desk.program), "incidents.coordination-awaited", await desk.asking(who)))
    .items;

async function kindsFor(desk: Desk, personId: string): Promise<string[]> {
  const { rows } = await desk.db.query<{ kind: string }>({
    text: "select kind from notices where person_id = $1 order by id",
    values: [personId],
  });
  return rows.map(({ kind }) => kind);
}

describe("an urgent incident", () => {
  test("D28 coordination is asked for by who works on it and only when urgent; both managers are told, one takes it, the other is told who has", async () => {
    const desk = await openDesk();
    const { engineer, incidentManager, projectManager, customer } = desk.people;
    const ordinary = await desk.takeTo("working");
    await expect(desk.move(engineer, ordinary, "askCoordination", { reason: "缺人" })).rejects.toEqual(
      refusal("not-urgent"),
    );
    const caseId = await urgentCase(desk);
    await expect(desk.move(customer, caseId, "askCoordination", { reason: "缺人" })).rejects.toEqual(
      refusal("not-permitted"),
    );
    await expect(desk.move(incidentManager, caseId, "takeCoordination")).rejects.toEqual(
      refusal("no-coordination-asked"),
    );
    await desk.move(engineer, caseId, "askCoordination", { reason: "要网络和机房同时到场" });
    await desk.settle();
    for (const one of [incidentManager, projectManager]) expect(await kindsFor(desk, one.id)).toContain("happened");
    // Both have it before them, with who asked and why, until one of them has taken it; nobody else has.
    const { number } = (await desk.read(caseId)).record;
    for (const one of [incidentManager, projectManager])
      expect(await awaited(desk, one)).toEqual([
        expect.objectContaining({
          number,
          askedBy: "周知微",
          reason: "要网络和机房同时到场",
          dueAt: expect.any(String),
        }),
      ]);
    const outcomes = await Promise.allSettled([
      desk.move(incidentManager, caseId, "takeCoordination"),
      desk.move(projectManager, caseId, "takeCoordination"),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = outcomes.find(({ status }) => status === "rejected") as PromiseRejectedResult;
    const { coordinator } = (await desk.read(caseId)).record.fields;
    expect(refused.reason).toMatchObject({
      kind: "conflict",
      code: "coordinated-already",
      detail: { stored: { coordinator } },
    });
    expect((await desk.read(caseId)).measured).toMatchObject({ "coordination-asked": 1, "coordination-taken": 1 });
    for (const one of [incidentManager, projectManager]) expect(await awaited(desk, one)).toEqual([]);
    expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);
  });

  test("D28 nobody takes it: the managers are reminded, then the desk lead knows, once, also after a downtime", async () => {
    const desk = await openDesk();
    const { engineer, incidentManager, lead } = desk.people;
    const caseId = await urgentCase(desk);
    await desk.move(engineer, caseId, "askCoordination", { reason: "缺人" });
    desk.kernel.moveTo(desk.kernel.now().add({ minutes: 40 }).toString());
    await desk.program.engine.fireDue(desk.kernel.now());
    await desk.settle();
    expect(await kindsFor(desk, incidentManager.id)).toEqual(
      expect.arrayContaining(["clock-warning", "clock-breached"]),
    );
    expect(await kindsFor(desk, lead.id)).toContain("clock-breached");
    expect(await desk.program.engine.fireDue(desk.kernel.now())).toBe(0);
  });

  test("D28 the coordinator calls people in by name, each answers, actions are logged until the service is restored", async () => {
    const desk = await openDesk();
    const { engineer, incidentManager, projectManager, specialist, colleague, operator } = desk.people;
    const caseId = await urgentCase(desk);
    await desk.move(engineer, caseId, "askCoordination", { reason: "缺人" });
    await desk.move(incidentManager, caseId, "takeCoordination");
    const call = { callIn: [specialist.id, colleague.id], callWords: "核心交换机要有人在场" };
    await expect(desk.move(projectManager, caseId, "callIn", call)).rejects.toEqual(refusal("coordinator-only"));
    await desk.move(incidentManager, caseId, "callIn", call);
    await desk.settle();
    expect(await kindsFor(desk, specialist.id)).toContain("called-in");
    await expect(desk.move(operator, caseId, "answerCall", { callAnswer: "coming" })).rejects.toEqual(
      refusal("not-called"),
    );
    desk.kernel.pass({ minutes: 3 });
    await desk.move(specialist, caseId, "answerCall", { callAnswer: "coming", note: "十分钟" });
    await desk.move(colleague, caseId, "answerCall", { callAnswer: "cannot", note: "在外地" });
    const { rows } = await desk.db.query<{ answer: string; after: number }>({
      text: `select answer, extract(epoch from answered_at - called_at)::int / 60 as after from case_calls
        where case_id = $1 order by person_id = $2 desc`,
      values: [caseId, specialist.id],
    });
    expect(rows).toEqual([
      { answer: "coming", after: 3 },
      { answer: "cannot", after: 3 },
    ]);
    await desk.move(specialist, caseId, "logAction", { action: "切到备用链路" });
    await expect(desk.move(operator, caseId, "logAction", { action: "看着" })).rejects.toEqual(refusal("not-called"));
    await expect(desk.move(specialist, caseId, "restoreService", { restoredHow: "备用链路" })).rejects.toEqual(
      refusal("not-permitted"),
    );
    desk.kernel.pass({ minutes: 20 });
    await desk.move(incidentManager, caseId, "restoreService", { restoredHow: "已切到备用链路" });
    const { record, measured } = await desk.read(caseId);
    expect(record.state, "work goes on until it is solved").toBe("working");
    expect(measured).toMatchObject({ "service-restored": 1 });
    await expect(desk.move(specialist, caseId, "logAction", { action: "再做一步" })).rejects.toEqual(
      refusal("not-called"),
    );
  });
});
