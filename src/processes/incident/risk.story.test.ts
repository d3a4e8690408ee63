import { describe, expect, test } from "vitest";
import { Refusal } from "#kernel/errors/refusal.ts";
import { type Desk, openDesk, type Person } from "#test/world/desk.ts";

const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });

async function notices(desk: Desk, person: Person): Promise<string[]> {
  const { rows } = await desk.db.query<{ kind: string }>({
    text: "select kind from notices where person_id = $1 order by id",
    values: [person.id],
  });
  return rows.map(({ kind }) => kind);
}

async function toldInZh(desk: Desk, caseId: string, move: string): Promise<string | undefined> {
  const { rows } = await desk.db.query<{ told: string }>({
    text: `select content->'told'->>'zh' as told from events join event_contents using (case_id, seq)
      where case_id = $1 and move = $2 order by seq desc limit 1`,
    values: [caseId, move],
  });
  return rows[0]?.told;
}

describe("an incident before and after its limits", () => {
  test("D11 whoever works on it says the service is at risk before the limit: list, case, responsible and desk know; it is lowered again", async () => {
    const desk = await openDesk();
    const { engineer, operator, customer, auditor } = desk.people;
    const caseId = await desk.takeTo("working");
    await expect(desk.move(engineer, caseId, "raiseRisk", {})).rejects.toMatchObject({
      detail: { issues: [{ path: "fields.riskReason", code: "required" }] },
    });
    await desk.move(engineer, caseId, "raiseRisk", { riskReason: "备件还没到" });
    await desk.settle();
    expect((await desk.read(caseId)).record).toMatchObject({ state: "working", fields: { riskReason: "备件还没到" } });
    expect(await notices(desk, operator)).toContain("happened");
    expect(await notices(desk, engineer)).toContain("happened");
    expect(await notices(desk, customer)).not.toContain("happened");
    await expect(desk.move(operator, caseId, "raiseRisk", { riskReason: "再说一次" })).rejects.toEqual(
      refusal("risk-raised-already"),
    );
    await expect(desk.move(auditor, caseId, "lowerRisk", { reason: "不该由我" })).rejects.toEqual(
      refusal("not-permitted"),
    );
    await expect(desk.move(customer, caseId, "lowerRisk", { reason: "不该由我" })).rejects.toBeInstanceOf(Refusal);
    await desk.move(operator, caseId, "lowerRisk", { reason: "备件到了" });
    expect((await desk.read(caseId)).record.fields).not.toHaveProperty("riskRaisedAt");
  });

  test("D11 the first line out of time goes to the next line; without one to the person in charge, never silently nothing", async () => {
    const desk = await openDesk();
    const { id } = await desk.registerCall(); // no service: no next line is known
    await desk.passUntil("2030-03-05T09:00:00Z");
    const { record, todos } = await desk.read(id);
    expect(record.state).toBe("escalatedToHead");
    expect(todos, "the provider has no head: the turn falls to the desk, on record").toMatchObject([
      { teamId: desk.ids["team:desk"], why: { fell: { to: "desk" } } },
    ]);
    await desk.move(desk.people.operator, id, "headPlans", {
      team: desk.ids["team:network"],
      assignee: desk.people.engineer.id,
      plannedAt: "2030-03-05T10:00:00Z",
    });
    expect((await desk.read(id)).record).toMatchObject({ state: "assigned", assigneeId: desk.people.engineer.id });
  });

  test("D11 the 2nd line out of time goes to the 3rd, the 3rd to the department head, each after a downtime too", async () => {
    const desk = await openDesk();
    const { specialist, head } = desk.people;
    const caseId = await desk.takeTo("working");
    const proposal = (await desk.read(caseId)).clocks.find(({ clock }) => clock === "proposal")!;
    desk.kernel.moveTo(proposal.dueAt!.add({ minutes: 20 }).toString());
    await desk.program.engine.fireDue(desk.kernel.now());
    expect((await desk.read(caseId)).record).toMatchObject({ state: "escalated", line: 3 });
    await expect(desk.move(specialist, caseId, "takeOver", {})).rejects.toMatchObject({
      detail: { issues: [{ path: "fields.plannedAt", code: "required" }] },
    });
    await desk.move(specialist, caseId, "takeOver", { plannedAt: desk.kernel.now().add({ hours: 30 }).toString() });
    const third = (await desk.read(caseId)).clocks.find(({ clock }) => clock === "thirdLine")!;
    desk.kernel.moveTo(third.dueAt!.toString());
    await desk.program.engine.fireDue(desk.kernel.now());
    const { record, todos } = await desk.read(caseId);
    expect(record.state).toBe("escalatedToHead");
    expect(todos).toMatchObject([{ role: "department-head", organisationId: desk.ids.department }]);
    const again = await desk.program.engine.fireDue(desk.kernel.now());
    expect(again, "acted on once").toBe(0);
    await expect(
      desk.move(specialist, caseId, "headPlans", { assignee: specialist.id, plannedAt: "2030-03-20T02:00:00Z" }),
    ).rejects.toEqual(refusal("not-permitted"));
    await desk.move(head, caseId, "headPlans", { assignee: specialist.id, plannedAt: "2030-03-20T02:00:00Z" });
  });

  test("D11 escalated by hand from the first line and the third, to another team or to the head; only who may", async () => {
    const desk = await openDesk();
    const { operator, logger, engineer, specialist, head } = desk.people;
    const { id } = await desk.registerCall();
    const triaged = { service: desk.ids.service, category: desk.ids.category, impact: "2", urgency: "1" };
    await desk.move(operator, id, "triage", triaged);
    const team = desk.ids["team:network"];
    await expect(desk.move(logger, id, "escalate", { team, reason: "我不会" })).rejects.toEqual(
      refusal("not-permitted"),
    );
    await expect(
      desk.move(operator, id, "escalate", { team: desk.ids["team:desk"], reason: "回到自己" }),
    ).rejects.toMatchObject({ detail: { issues: [{ path: "fields.team", code: "not-second-line" }] } });
    await desk.move(operator, id, "escalate", { team, reason: "要动交换机" });
    expect(await toldInZh(desk, id, "escalate")).toContain("已升级");
    await expect(
      desk.move(engineer, id, "takeOver", { plannedAt: "2030-03-04T08:00:00Z" }),
      "it lies with the 2nd line",
    ).rejects.toEqual(refusal("other-line"));
    await expect(
      desk.move(engineer, id, "takeOverSecondLine", { plannedAt: "2030-03-01T08:00:00Z" }),
    ).rejects.toMatchObject({ detail: { issues: [{ path: "fields.plannedAt", code: "in-the-past" }] } });
    await desk.move(engineer, id, "takeOverSecondLine", { plannedAt: "2030-03-04T08:00:00Z" });
    expect(await toldInZh(desk, id, "takeOverSecondLine")).toContain("计划 03-04 16:00 前解决");
    await desk.move(engineer, id, "escalate", { team: desk.ids["team:specialists"], reason: "要改核心配置" });
    await desk.move(specialist, id, "takeOver", { plannedAt: "2030-03-04T09:00:00Z" });
    await desk.move(specialist, id, "escalateToHead", { reason: "要停机，须负责人决定" });
    const { record, clocks } = await desk.read(id);
    expect(record.fields, "the head promises a time of their own").not.toHaveProperty("plannedAt");
    expect(clocks.find(({ clock }) => clock === "headPlanning")).toMatchObject({ state: "running" });
    await desk.move(head, id, "headPlans", { assignee: engineer.id, plannedAt: "2030-03-04T10:00:00Z" });
  });

  test("D11 who does not promise a time within its limit is reminded, then it goes to the head; and the head is reminded too", async () => {
    const desk = await openDesk();
    const { engineer, specialist, head } = desk.people;
    const caseId = await desk.takeTo("working");
    await desk.move(engineer, caseId, "escalate", { team: desk.ids["team:specialists"], reason: "要改核心配置" });
    await desk.passUntil("2030-03-04T02:31:00Z");
    expect(await notices(desk, specialist)).toEqual(
      expect.arrayContaining(["escalated", "clock-warning", "clock-breached"]),
    );
    expect((await desk.read(caseId)).record.state).toBe("escalatedToHead");
    await desk.passUntil("2030-03-04T03:02:00Z");
    expect(await notices(desk, head)).toEqual(expect.arrayContaining(["clock-warning", "clock-breached"]));
    expect((await desk.read(caseId)).record.state, "it stays with the head, and the desk knows").toBe(
      "escalatedToHead",
    );
  });

  test("D11 a promised time changes only with a reason the customer is told; the clock follows and warns anew", async () => {
    const desk = await openDesk();
    const { engineer, specialist, operator } = desk.people;
    const caseId = await desk.takeTo("working");
    await expect(
      desk.move(engineer, caseId, "changePlan", { plannedAt: "2030-03-04T09:00:00Z", planReason: "晚一点" }),
    ).rejects.toEqual(refusal("no-planned-time"));
    await desk.move(engineer, caseId, "escalate", { team: desk.ids["team:specialists"], reason: "要改核心配置" });
    await desk.move(specialist, caseId, "takeOver", { plannedAt: "2030-03-04T03:00:00Z" });
    const dueOf = async () => (await desk.read(caseId)).clocks.findLast(({ clock }) => clock === "planned")?.dueAt;
    expect(String(await dueOf())).toBe("2030-03-04T03:00:00Z");
    await desk.passUntil("2030-03-04T03:01:00Z");
    expect(await notices(desk, operator)).toContain("clock-breached");
    await expect(
      desk.move(specialist, caseId, "changePlan", { plannedAt: "2030-03-04T05:00:00Z" }),
    ).rejects.toMatchObject({ detail: { issues: [{ path: "fields.planReason", code: "required" }] } });
    await desk.move(specialist, caseId, "changePlan", {
      plannedAt: "2030-03-04T05:00:00Z",
      planReason: "备件在路上",
    });
    expect(await toldInZh(desk, caseId, "changePlan")).toBe("计划时间改为 03-04 13:00：备件在路上");
    expect(String(await dueOf())).toBe("2030-03-04T05:00:00Z");
    const before = (await notices(desk, operator)).filter((kind) => kind === "clock-breached").length;
    await desk.passUntil("2030-03-04T05:01:00Z");
    const after = (await notices(desk, operator)).filter((kind) => kind === "clock-breached").length;
    expect(after).toBeGreaterThan(before);
  });
});
