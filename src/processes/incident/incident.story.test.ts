import { describe, expect, test } from "vitest";
import { Refusal } from "#kernel/errors/refusal.ts";
import { openDesk } from "#test/world/desk.ts";

const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });

describe("an incident on its straight way", () => {
  test("D1 D10 D15 D16 from the call to the closing: desk, liaison, engineer, desk, follow-up on the 2nd working day", async () => {
    const desk = await openDesk(); // Monday 10:00
    const { people } = desk;
    const caseId = await desk.takeTo("followUp");
    const at = await desk.read(caseId);
    expect(at.record.state).toBe("followUp");
    expect(at.measured).toMatchObject({
      registered: 1,
      "handed-over": 1,
      acknowledged: 1,
      assigned: 1,
      accepted: 1,
      solved: 1,
      "result-taken": 1,
    });

    const { rows: planned } = await desk.db.query<{ id: string; state: string }>({
      text: "select id, state from cases where process = 'follow-up'",
    });
    expect(planned).toEqual([expect.objectContaining({ state: "planned" })]);
    const followUpId = planned[0]!.id;

    await desk.passUntil("2030-03-06T00:29:59Z"); // Wednesday, a second before 08:30
    expect((await desk.read(followUpId)).record.state).toBe("planned");
    await desk.passUntil("2030-03-06T00:30:00Z");
    const due = await desk.read(followUpId);
    expect(due.record.state).toBe("due");
    expect(due.todos).toEqual([expect.objectContaining({ teamId: desk.ids["team:desk"] })]);

    await desk.move(people.operator, followUpId, "satisfied", { satisfaction: 4, remark: "很快" });
    await desk.settle();
    expect((await desk.read(caseId)).record.state).toBe("closed");
    const { rows } = await desk.db.query<{ score: number; channel: string }>({
      text: "select score, channel from submissions",
    });
    expect(rows).toEqual([{ score: 100, channel: "phone" }]);
  });

  test("D10 an engineer does not close and a call-logger does not solve", async () => {
    const desk = await openDesk();
    const working = await desk.takeTo("working");
    await expect(desk.move(desk.people.engineer, working, "close")).rejects.toEqual(refusal("not-permitted"));
    const called = await desk.registerCall();
    await expect(desk.move(desk.people.logger, called.id, "triage")).rejects.toEqual(refusal("not-permitted"));
  });

  test("D9 a serious case goes to the department head, who names who solves it", async () => {
    const desk = await openDesk();
    const { liaison, head, colleague } = desk.people;
    const caseId = await desk.takeTo("dispatched");
    await desk.move(liaison, caseId, "acknowledge");
    await expect(
      desk.move(liaison, caseId, "diagnose", {
        firstDiagnosis: "全馆停用",
        severity: "serious",
        assignee: colleague.id,
      }),
    ).rejects.toMatchObject({ detail: { issues: [{ path: "fields.severity", code: "serious-goes-to-head" }] } });
    await desk.move(liaison, caseId, "reportToHead", { firstDiagnosis: "全馆停用", severity: "serious" });
    expect((await desk.read(caseId)).todos).toEqual([expect.objectContaining({ role: "department-head" })]);
    await desk.move(head, caseId, "headAssign", { assignee: colleague.id });
    expect((await desk.read(caseId)).record).toMatchObject({ state: "assigned", assigneeId: colleague.id });
  });

  test("D11 what the first line has not solved within its limit goes to the 2nd line by itself, once", async () => {
    const desk = await openDesk();
    const { id } = await desk.registerCall({ fields: { service: desk.ids.service, impact: "2", urgency: "1" } });
    await desk.passUntil("2030-03-04T04:00:00Z");
    const after = await desk.read(id);
    expect(after.record).toMatchObject({ state: "dispatched", line: 2, teamId: desk.ids["team:network"] });
    expect([...after.fired].filter((step) => step.startsWith("firstLine"))).toEqual([
      "firstLine:1:warn",
      "firstLine:1:breach",
    ]);
  });

  test("L3 a deadline missed while the system was down is acted on once at start-up, and marked late", async () => {
    const desk = await openDesk();
    const { id } = await desk.registerCall({ fields: { service: desk.ids.service, impact: "2", urgency: "1" } });
    desk.kernel.moveTo("2030-03-11T02:00:00Z");
    await desk.program.engine.fireDue(desk.kernel.now());
    await desk.program.engine.fireDue(desk.kernel.now());
    const { rows } = await desk.db.query<{ late: number }>({
      text: "select count(*)::int as late from event_contents where case_id = $1 and content->'clock'->>'step' = 'breach' and content->'clock'->>'clock' = 'firstLine' and (content->'clock'->>'lateMs')::bigint > 0",
      values: [id],
    });
    expect(rows).toEqual([{ late: 1 }]);
    expect((await desk.read(id)).record.state).toBe("dispatched");
  });

  test("L3 D13 waiting for the customer pauses the promise; the customer's words let it go on where it stopped", async () => {
    const desk = await openDesk();
    const { engineer, customer } = desk.people;
    const caseId = await desk.takeTo("working");
    await desk.move(engineer, caseId, "askCustomer", { message: "需要机房钥匙，在哪里取？" });
    const waiting = await desk.read(caseId);
    expect(waiting.record).toMatchObject({ state: "waitingCustomer", family: "waiting", dueAt: null });
    const before = waiting.clocks.find(({ clock }) => clock === "resolution")!;
    expect(before.state).toBe("paused");

    desk.kernel.moveTo("2030-03-05T01:10:00Z");
    await desk.program.engine.comment(await desk.asking(customer), caseId, {
      body: "钥匙在总服务台。",
      visibility: "public",
      attachments: [],
    });
    const going = await desk.read(caseId);
    expect(going.record).toMatchObject({ state: "working", isAwaitingAnswer: true });
    const after = going.clocks.find(({ clock }) => clock === "resolution")!;
    expect(after).toMatchObject({ state: "running", elapsedMs: before.elapsedMs });
  });

  test("D10 every update of staff lets the quiet time begin anew, and what ran before has ended for good", async () => {
    const desk = await openDesk();
    const caseId = await desk.takeTo("working");
    for (const at of ["2030-03-04T03:00:00Z", "2030-03-04T03:30:00Z"]) {
      desk.kernel.moveTo(at);
      const note = { body: "还在量电压。", visibility: "internal", attachments: [] } as const;
      await desk.program.engine.comment(await desk.asking(desk.people.engineer), caseId, note);
    }
    const { rows } = await desk.db.query<{ run: number; state: string }>({
      text: "select run, state from clocks where case_id = $1 and clock = 'quiet' order by run",
      values: [caseId],
    });
    expect(rows.map(({ state }) => state)).toEqual(["stopped", "stopped", "running"]);
  });

  test("L3 what a case is due by is the clock its row says: the promise, or the limit that runs out before it", async () => {
    const desk = await openDesk();
    const said = [];
    for (const id of [(await desk.registerCall()).id, await desk.takeTo("dispatched"), await desk.takeTo("working")]) {
      const { dueAt, clock } = (await desk.read(id)).record;
      expect((clock?.soonest ?? clock)?.dueAt).toBe(dueAt?.toString());
      said.push([clock?.clock, clock?.soonest?.clock]);
    }
    expect(said[0], "the promise is shown, the answer is due before it").toEqual(["resolution", "response"]);
  });

  test("L1 a case that turns out urgent counts by 7×24 from then on", async () => {
    const desk = await openDesk({ now: "2030-03-04T09:30:00.000Z" }); // Monday 17:30: office hours end at 18:00
    const { id } = await desk.registerCall();
    desk.kernel.moveTo("2030-03-04T09:40:00Z");
    await desk.move(desk.people.operator, id, "correct", { impact: "1", urgency: "1" });
    const resolution = (await desk.read(id)).clocks.find(({ clock }) => clock === "resolution")!;
    expect(resolution.dueAt?.toString(), "120 minutes after the call, in the evening").toBe("2030-03-04T11:30:00Z");
  });

  test("D13 the customer is told the department's name, and times they were promised, not our limits among ourselves", async () => {
    const desk = await openDesk();
    const caseId = await desk.takeTo("working");
    const { rows } = await desk.db.query<{ move: string; told: string }>({
      text: `select move, content->'told'->>'zh' as told from events join event_contents using (case_id, seq)
        where case_id = $1 and move in ('dispatch', 'accept') order by seq`,
      values: [caseId],
    });
    const promised = (await desk.read(caseId)).clocks.find(({ clock }) => clock === "resolution")!.dueAt!;
    const { hour, minute } = promised.toZonedDateTimeISO("Asia/Shanghai");
    expect(rows[0]?.told).toContain("网络与终端处");
    expect(rows[1]?.told).toContain(`${hour}:${String(minute).padStart(2, "0")} 前`);
  });

  test("D10 a wrong dispatch goes back to the desk with a reason, counted", async () => {
    const desk = await openDesk();
    const caseId = await desk.takeTo("dispatched");
    await expect(desk.move(desk.people.liaison, caseId, "returnToDesk", {})).rejects.toMatchObject({
      detail: { issues: [{ path: "fields.reason", code: "required" }] },
    });
    await desk.move(desk.people.liaison, caseId, "returnToDesk", { reason: "不是我们部门的设备" });
    const back = await desk.read(caseId);
    expect(back.record).toMatchObject({ state: "registered", line: 1, teamId: desk.ids["team:desk"] });
    expect(back.measured.returned).toBe(1);
  });

  test("D15 not solved: the desk sends it back to who worked on it, counted, and the follow-up is dropped", async () => {
    const desk = await openDesk();
    const caseId = await desk.takeTo("solved");
    await desk.settle();
    await desk.move(desk.people.operator, caseId, "notSolved", { reason: "二号机还是黑屏" });
    await desk.settle();
    const back = await desk.read(caseId);
    expect(back.record).toMatchObject({ state: "working", assigneeId: desk.people.engineer.id, solvedAt: null });
    expect(back.measured).toMatchObject({ "not-solved": 1, returned: 1 });
    const { rows } = await desk.db.query<{ state: string }>({
      text: "select state from cases where process = 'follow-up'",
    });
    expect(rows).toEqual([{ state: "cancelled" }]);
  });

  test("D16 dissatisfied at the follow-up: the incident is reopened and back at the desk", async () => {
    const desk = await openDesk();
    const caseId = await desk.takeTo("followUp");
    await desk.passUntil("2030-03-06T01:00:00Z");
    const { rows } = await desk.db.query<{ id: string }>({ text: "select id from cases where process = 'follow-up'" });
    await desk.move(desk.people.operator, rows[0]!.id, "dissatisfied", { satisfaction: 1, remark: "又黑屏了" });
    await desk.settle();
    expect((await desk.read(caseId)).record).toMatchObject({ state: "registered", family: "open", solvedAt: null });
    expect((await desk.read(caseId)).measured).toMatchObject({ reopened: 1 });
  });

  test("D16 not reached three times ends the follow-up and closes the incident", async () => {
    const desk = await openDesk();
    const caseId = await desk.takeTo("followUp");
    await desk.passUntil("2030-03-06T01:00:00Z");
    const { rows } = await desk.db.query<{ id: string }>({ text: "select id from cases where process = 'follow-up'" });
    const followUpId = rows[0]!.id;
    const { operator } = desk.people;
    await desk.move(operator, followUpId, "notReached", { how: "no-answer" });
    await expect(desk.move(operator, followUpId, "giveUp", { how: "busy" })).rejects.toEqual(refusal("tries-left"));
    await desk.move(operator, followUpId, "notReached", { how: "busy" });
    await expect(desk.move(operator, followUpId, "notReached", { how: "busy" })).rejects.toEqual(
      refusal("tries-used-up"),
    );
    await desk.move(operator, followUpId, "giveUp", { how: "no-answer" });
    await desk.settle();
    expect((await desk.read(caseId)).record.state).toBe("closed");
  });

  test("U3 D16 a customer who confirms and rates in the portal is not called, and the case closes once the desk has the result", async () => {
    const desk = await openDesk();
    const caseId = await desk.takeTo("solved");
    await desk.settle();
    await desk.move(desk.people.customer, caseId, "confirm", { satisfaction: 3, remark: "好了" });
    await desk.settle();
    expect((await desk.read(caseId)).record.state).toBe("solved");
    await desk.move(desk.people.operator, caseId, "takeResult", {
      category: desk.ids.category,
      cause: "供电不足",
      solution: "换电源",
    });
    await desk.settle();
    expect((await desk.read(caseId)).record.state).toBe("closed");
    const { rows } = await desk.db.query<{ channel: string; score: number }>({
      text: "select channel, score from submissions",
    });
    expect(rows).toEqual([{ channel: "portal", score: 67 }]);
  });

  test("D15 reopening is possible for ten working days after closing, then no more", async () => {
    const desk = await openDesk();
    const caseId = await desk.takeTo("solved");
    await desk.settle();
    await desk.move(desk.people.customer, caseId, "confirm", { satisfaction: 4 });
    await desk.settle();
    await desk.move(desk.people.operator, caseId, "takeResult", {
      category: desk.ids.category,
      cause: "供电不足",
      solution: "换电源",
    });
    await desk.settle();
    desk.kernel.moveTo("2030-03-19T02:00:00Z");
    await expect(desk.move(desk.people.customer, caseId, "stillBroken", { message: "又坏了" })).rejects.toEqual(
      refusal("reopen-time-over"),
    );
    desk.kernel.moveTo("2030-03-18T09:00:00Z"); // the tenth working day
    await desk.move(desk.people.customer, caseId, "stillBroken", { message: "又坏了" });
    expect((await desk.read(caseId)).record.state).toBe("registered");
  });

  test("D5 priority is impact × urgency by the matrix; another one needs a reason", async () => {
    const desk = await openDesk();
    const { id } = await desk.registerCall({ fields: { impact: "2", urgency: "1" } });
    const byMatrix = (await desk.read(id)).record.priority;
    expect(byMatrix).toBe(desk.program.reference.priorityFor(2, 1));
    const other = byMatrix === 1 ? 2 : 1;
    await expect(desk.move(desk.people.operator, id, "correct", { priority: other })).rejects.toBeInstanceOf(Refusal);
    await desk.move(desk.people.operator, id, "correct", { priority: other, priorityReason: "馆长在场" });
    expect((await desk.read(id)).record.priority).toBe(other);
  });
});
