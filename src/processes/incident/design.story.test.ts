import { describe, expect, test } from "vitest";
import { Refusal } from "#kernel/errors/refusal.ts";
import { type Desk, openDesk } from "#test/world/desk.ts";

const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });
const design = {
  technicalSolution: "换 12V 5A 电源，读卡板单独供电",
  operatingGuide: "先断电，再换，再开机自检",
  feasibility: "备件在库，半小时",
  designCost: "虚构元 300",
  designRisk: "断电十分钟；不行就换回原电源",
};
const solution = { cause: "供电不足", solution: "换电源", result: "两台都恢复了。" };

/** The category demands a design for cases of medium priority and above. */
async function demandDesign(desk: Desk) {
  await desk.db.query({
    text: "update categories set design_for_priority = 3, version = version + 1 where id = $1",
    values: [desk.ids.category],
  });
  await desk.program.refresh();
}

describe("a solution that is designed first", () => {
  test("D14 where category and priority say so nothing is solved before the user has agreed to the design in the portal; waiting pauses the clock", async () => {
    const desk = await openDesk();
    await demandDesign(desk);
    const { engineer, customer, stranger } = desk.people;
    const caseId = await desk.takeTo("working");
    await expect(desk.move(engineer, caseId, "solve", solution)).rejects.toEqual(refusal("design-not-agreed"));
    const { feasibility: _, ...incomplete } = design;
    await expect(desk.move(engineer, caseId, "proposeDesign", incomplete)).rejects.toMatchObject({
      detail: { issues: [{ path: "fields.feasibility", code: "required" }] },
    });
    await desk.move(engineer, caseId, "proposeDesign", design);
    const waiting = await desk.read(caseId);
    expect(waiting.record).toMatchObject({ state: "designProposed", family: "waiting" });
    for (const clock of ["resolution", "proposal"])
      expect(waiting.clocks.find((one) => one.clock === clock)).toMatchObject({ state: "paused" });
    await expect(desk.move(stranger, caseId, "confirmDesign")).rejects.toBeInstanceOf(Refusal);
    await expect(desk.move(engineer, caseId, "confirmDesign")).rejects.toBeInstanceOf(Refusal);
    // D13: it waits for their own word; there is nobody to urge until they have given it.
    await expect(desk.move(customer, caseId, "urgeByCustomer")).rejects.toEqual(refusal("waits-for-you"));
    await desk.move(customer, caseId, "confirmDesign", { message: "周三上午可以" });
    await desk.move(customer, caseId, "urgeByCustomer");
    expect((await desk.read(caseId)).record).toMatchObject({ state: "working", assigneeId: engineer.id });
    await desk.move(engineer, caseId, "solve", solution);
    expect((await desk.read(caseId)).record.state).toBe("solved");
  });

  test("D14 the desk records the user's word by phone; who does not agree gets another design, and it is watched that they answer", async () => {
    const desk = await openDesk();
    const { engineer, operator, customer, auditor } = desk.people;
    const caseId = await desk.takeTo("working");
    await desk.move(engineer, caseId, "proposeDesign", design); // by choice: nothing demands it
    await expect(desk.move(auditor, caseId, "recordDesignConfirmed", { confirmedBy: "我" })).rejects.toEqual(
      refusal("not-permitted"),
    );
    await desk.move(customer, caseId, "declineDesign", { message: "上午不能断电" });
    expect((await desk.read(caseId)).measured).toMatchObject({ "design-declined": 1, returned: 1 });
    await desk.move(engineer, caseId, "proposeDesign", { ...design, designRisk: "改在晚上" });
    await desk.passUntil("2030-03-06T02:00:00Z");
    const { rows } = await desk.db.query<{ n: number }>({
      text: "select count(*)::int as n from notices where person_id = $1 and kind = 'clock-breached' and case_id = $2",
      values: [operator.id, caseId],
    });
    expect(rows[0]?.n, "somebody asks them").toBeGreaterThan(0);
    await desk.move(operator, caseId, "recordDesignConfirmed", { confirmedBy: "顾南枝，电话" });
    expect((await desk.read(caseId)).record.fields).toHaveProperty("designConfirmedAt");
  });

  test("D14 verification asks two questions, and a no to either returns it to work, counted, its follow-up dropped", async () => {
    const desk = await openDesk();
    const { engineer, operator, customer } = desk.people;
    const caseId = await desk.takeTo("working");
    await desk.move(engineer, caseId, "proposeDesign", design);
    await desk.move(customer, caseId, "confirmDesign");
    await desk.move(engineer, caseId, "solve", solution);
    await desk.settle();
    const taken = { category: desk.ids.category, cause: "供电不足", solution: "换电源" };
    await expect(desk.move(operator, caseId, "takeResult", taken)).rejects.toEqual(refusal("not-verified"));
    await expect(desk.move(operator, caseId, "verify", { verifiedSolved: "yes" })).rejects.toMatchObject({
      detail: { issues: [{ path: "fields.verifiedNoEffect", code: "required" }] },
    });
    await expect(
      desk.move(engineer, caseId, "verify", { verifiedSolved: "yes", verifiedNoEffect: "yes" }),
    ).rejects.toEqual(refusal("not-permitted"));
    await desk.move(operator, caseId, "verify", {
      verifiedSolved: "yes",
      verifiedNoEffect: "no",
      sideEffects: "旁边的打印机连不上了",
    });
    await desk.settle();
    const back = await desk.read(caseId);
    expect(back.record).toMatchObject({ state: "working", assigneeId: engineer.id });
    expect(back.measured).toMatchObject({ "not-solved": 1, returned: 1 });
    const { rows } = await desk.db.query<{ state: string }>({
      text: "select state from cases where process = 'follow-up'",
    });
    expect(rows).toEqual([{ state: "cancelled" }]);
  });

  test("D14 the message of the result carries the after-care advice, and no trace of it where there is none", async () => {
    const desk = await openDesk();
    const told = async (caseId: string) => {
      const { rows } = await desk.db.query<{ told: string }>({
        text: `select content->'told'->>'zh' as told from events join event_contents using (case_id, seq)
          where case_id = $1 and move = 'solve'`,
        values: [caseId],
      });
      return rows[0]?.told;
    };
    const plain = await desk.takeTo("solved");
    expect(await told(plain)).toBe("已解决：两台都恢复了。");
    const caseId = await desk.takeTo("working");
    await desk.move(desk.people.engineer, caseId, "solve", { ...solution, afterCare: "机器背后请留十厘米散热。" });
    expect(await told(caseId)).toBe("已解决：两台都恢复了。 机器背后请留十厘米散热。");
  });
});
