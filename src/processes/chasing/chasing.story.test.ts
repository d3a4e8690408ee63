import { describe, expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import type { ScriptFact } from "#kernel/process/scripts/line.ts";
import { callRoute } from "#test/world/call.ts";
import { type Desk, openDesk, type Person } from "#test/world/desk.ts";

const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });

type Said = {
  facts: ScriptFact[];
  values: Record<string, { zh: string }>;
  parts: Record<string, { zh: string }[]>;
};
async function saidOf(desk: Desk, caseId: string, who: Person = desk.people.operator) {
  const { actor } = await desk.asking(who);
  const { number } = (await desk.read(caseId)).record;
  const said = await callRoute<Said>(routesOf(desk.program), "cases.scripts", actor, {
    params: { number },
    now: desk.kernel.now(),
  });
  return { ...said, text: (said.parts.chasing ?? []).map(({ zh }) => zh).join("\n") };
}

async function noticesOf(desk: Desk, person: Person): Promise<string[]> {
  const { rows } = await desk.db.query<{ kind: string }>({
    text: "select kind from notices where person_id = $1 order by id",
    values: [person.id],
  });
  return rows.map(({ kind }) => kind);
}

describe("a customer asks after a case", () => {
  test("D3 the chasing script says “dispatched” only once it is, and names somebody only once somebody has it", async () => {
    const desk = await openDesk();
    const { id } = await desk.registerCall();
    let said = await saidOf(desk, id);
    expect(said.facts).toContain("not-dispatched");
    expect(said.text).toContain("还没有派出去");
    expect(said.text).not.toContain("已经派给");

    await desk.takeTo("dispatched", id);
    said = await saidOf(desk, id);
    expect(said.facts).toEqual(expect.arrayContaining(["dispatched", "nobody-yet"]));
    expect(said.text).toContain("已经派给{{department}}，正在安排");
    expect(said.values.department?.zh).toBe("网络与终端处");
    expect(said.values.assignee).toBeUndefined();
  });

  test("D3 “busy at another site” is said only while the assignee has accepted another customer's case and is at it", async () => {
    const desk = await openDesk();
    const { liaison, engineer, people } = { ...desk.people, people: desk.people };
    const here = await desk.takeTo("dispatched");
    await desk.move(liaison, here, "acknowledge");
    await desk.move(liaison, here, "diagnose", {
      firstDiagnosis: "读卡板供电不足",
      severity: "ordinary",
      assignee: engineer.id,
    });
    expect((await saidOf(desk, here)).facts).toContain("not-started");
    expect((await saidOf(desk, here)).facts).not.toContain("busy-elsewhere");

    // At work for the same customer is not elsewhere; for another one it is.
    const there = await desk.takeTo("working");
    expect((await saidOf(desk, here)).facts).not.toContain("busy-elsewhere");
    await desk.db.query({
      text: "update cases set organisation_id = $2 where id = $1",
      values: [there, desk.ids.hospital],
    });
    expect((await saidOf(desk, here)).text).toContain("{{assignee}}现在正在另一处处理故障");
    // Who is at work here is not said to be elsewhere, whatever else they have.
    await desk.move(people.engineer, here, "accept");
    const said = await saidOf(desk, here);
    expect(said.facts).toContain("at-work");
    expect(said.facts).not.toContain("busy-elsewhere");
  });

  test("D13 a chasing call is recorded with its count and disturbs nobody; urging reminds whoever has it, on the timeline, counted", async () => {
    const desk = await openDesk();
    const { operator, logger, engineer } = desk.people;
    const caseId = await desk.takeTo("working");
    await desk.settle();
    const before = await noticesOf(desk, engineer);

    await desk.move(logger, caseId, "chase", { chaseSaid: "问什么时候能好" });
    await desk.settle();
    expect((await desk.read(caseId)).record.fields.chases).toBe(1);
    expect(await noticesOf(desk, engineer)).toEqual(before);

    await desk.move(operator, caseId, "chaseAndUrge", { chaseSaid: "很急" });
    await desk.move(operator, caseId, "urge");
    await desk.settle();
    const { record, measured } = await desk.read(caseId);
    expect(record.fields).toMatchObject({ chases: 2, urges: 2, urgedAt: desk.kernel.now().toString() });
    expect(measured).toMatchObject({ chased: 2, urged: 2 });
    expect((await noticesOf(desk, engineer)).slice(before.length)).toEqual(["urged", "urged"]);
    const { rows } = await desk.db.query<{ move: string; visibility: string }>({
      text: "select move, visibility from events where case_id = $1 and move in ('chase', 'chaseAndUrge', 'urge') order by seq",
      values: [caseId],
    });
    expect(rows).toEqual([
      { move: "chase", visibility: "internal" },
      { move: "chaseAndUrge", visibility: "public" },
      { move: "urge", visibility: "public" },
    ]);
    expect((await saidOf(desk, caseId)).facts).toContain("urged-before");
  });

  test("D3 D13 while nobody has it, urging reminds those whose turn it is", async () => {
    const desk = await openDesk();
    const caseId = await desk.takeTo("dispatched");
    await desk.move(desk.people.operator, caseId, "urge");
    await desk.settle();
    expect(await noticesOf(desk, desk.people.liaison)).toContain("urged");
    expect(await noticesOf(desk, desk.people.engineer)).not.toContain("urged");
  });

  test("D13 the customer urges once an hour, is refused in words meanwhile, and still waits for an answer", async () => {
    const desk = await openDesk();
    const { customer, stranger, engineer } = desk.people;
    const caseId = await desk.takeTo("working");
    await desk.move(customer, caseId, "urgeByCustomer");
    expect((await desk.read(caseId)).record).toMatchObject({ isAwaitingAnswer: true });
    await expect(desk.move(customer, caseId, "urgeByCustomer")).rejects.toEqual(refusal("urged-just-now"));
    // Another's case does not exist for them; staff have another move; an engineer records no chasing calls.
    await expect(desk.move(stranger, caseId, "urgeByCustomer")).rejects.toEqual(refusal("no-such-case"));
    await expect(desk.move(engineer, caseId, "urgeByCustomer")).rejects.toEqual(refusal("not-permitted"));
    await expect(desk.move(engineer, caseId, "chase")).rejects.toEqual(refusal("not-permitted"));
    await expect(desk.move(customer, caseId, "urge")).rejects.toEqual(refusal("not-permitted"));
    desk.kernel.moveTo(desk.kernel.now().add({ hours: 1 }).toString());
    await desk.move(customer, caseId, "urgeByCustomer");
    expect((await desk.read(caseId)).record.fields.urges).toBe(2);
  });

  test("D10 D13 asking after a case is no progress: the clock that waits for an update runs on", async () => {
    const desk = await openDesk();
    const caseId = await desk.takeTo("working");
    const runsOf = async () => {
      const { clocks } = await desk.read(caseId);
      return clocks.map(({ clock, run }) => `${clock}:${run}`).toSorted();
    };
    const before = await runsOf();
    desk.kernel.moveTo(desk.kernel.now().add({ minutes: 30 }).toString());
    await desk.move(desk.people.operator, caseId, "chaseAndUrge");
    expect(await runsOf()).toEqual(before);
  });
});
