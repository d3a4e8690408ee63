import { describe, expect, test } from "vitest";
import { type ContractsAtDesk, contractsAt } from "#test/world/contracts.ts";
import { type Desk, openDesk } from "#test/world/desk.ts";

const work = { workAsked: "更换打印头", price: 1200, currency: "CNY" };

type World = Desk & { contracts: ContractsAtDesk; triaged: Record<string, string> };

async function open(): Promise<World> {
  const desk = await openDesk();
  const triaged = { service: desk.ids.service!, category: desk.ids.category!, impact: "2", urgency: "1" };
  return { ...desk, contracts: contractsAt(desk), triaged };
}

/** A case nothing covers: the only contract ended last year. */
async function outOfCover(world: World): Promise<string> {
  await world.contracts.addContract({ fromDay: "2029-01-01", untilDay: "2029-12-31" });
  return (await world.registerCall({ fields: world.triaged })).id;
}

const dispatch = ({ move, people, ids, triaged }: World, caseId: string) =>
  move(people.operator, caseId, "dispatch", { ...triaged, team: ids["team:network"]! });
const ask = ({ move, people }: World, caseId: string, more: object = {}) =>
  move(people.operator, caseId, "askApproval", { ...work, assignee: people.head.id, ...more });

describe("an incident and its contract", () => {
  test("L1 D19 the contract is found by itself; the operator may choose another of that customer's, never of somebody else's", async () => {
    const world = await open();
    const { contracts, registerCall, read, move, people, ids, triaged } = world;
    const wide = await contracts.addContract();
    const narrow = await contracts.addContract({ untilDay: "2031-12-31", serviceIds: [ids.service] });
    const foreign = await contracts.addContract({ organisationId: ids.hospital });
    const { id } = await registerCall({ fields: triaged });
    expect((await read(id)).record.fields.contract).toBe(narrow.id);
    await move(people.operator, id, "correct", { contract: wide.id });
    expect((await read(id)).record.fields.contract).toBe(wide.id);
    await expect(move(people.operator, id, "correct", { contract: foreign.id })).rejects.toMatchObject({
      kind: "invalid",
      detail: { issues: [{ path: "fields.contract", code: "unknown-id" }] },
    });
    await dispatch(world, id);
    expect((await read(id)).record).toMatchObject({ state: "dispatched", fields: { contract: wide.id } });
  });

  test("D19 a customer without any contract is served as ever: nothing is checked", async () => {
    const world = await open();
    const { id } = await world.registerCall({ fields: world.triaged });
    await dispatch(world, id);
    expect((await world.read(id)).record).toMatchObject({ state: "dispatched" });
    expect((await world.read(id)).record.fields).not.toHaveProperty("contract");
  });

  test("L1 a case counts by its contract's level, and by another contract's as soon as it is under that", async () => {
    const world = await open();
    const { contracts, registerCall, read, move, people, triaged } = world;
    const gold = await contracts.addLevel("gold", { resolution: { "2": 60 } });
    const usual = await contracts.addContract({ untilDay: null });
    const better = await contracts.addContract({ levelId: gold.id });
    const { id } = await registerCall({ fields: triaged });
    const resolution = async () => (await read(id)).clocks.find(({ clock }) => clock === "resolution")!;
    expect(await resolution()).toMatchObject({ target: { ms: 180 * 60_000 }, targetSource: { contractId: usual.id } });
    await move(people.operator, id, "correct", { contract: better.id });
    expect(await resolution()).toMatchObject({
      target: { ms: 60 * 60_000 },
      targetSource: { contractId: better.id, levelId: gold.id },
      dueAt: Temporal.Instant.from("2030-03-04T03:00:00Z"),
    });
  });
});

describe("work outside the contract", () => {
  test("D19 it cannot be sent out, says why and the way out; asked for, approved and agreed to it goes on and is sent", async () => {
    const world = await open();
    const { read, move, people, settle, kernel } = world;
    const id = await outOfCover(world);
    await expect(dispatch(world, id)).rejects.toMatchObject({
      kind: "not-allowed",
      code: "out-of-cover",
      detail: { possible: ["askApproval"], because: { zh: "合同 HT-1 已于 2029-12-31 到期" } },
    });

    kernel.pass({ minutes: 10 });
    await ask(world, id);
    const waiting = await read(id);
    expect(waiting.record).toMatchObject({ state: "awaitingApproval", family: "waiting", fields: work });
    expect(waiting.todos).toMatchObject([{ personId: people.head.id }]);
    const paused = waiting.clocks.filter(({ state }) => state === "paused").map(({ clock }) => clock);
    expect(paused.sort()).toEqual(["arrival", "firstLine", "resolution", "response", "workaround"]);

    await expect(move(people.customer, id, "urgeByCustomer"), "their consent is awaited").rejects.toMatchObject({
      code: "waits-for-you",
    });
    kernel.pass({ minutes: 20 });
    await move(people.head, id, "approve");
    const approved = await read(id);
    expect(approved.record).toMatchObject({ state: "awaitingApproval" });
    expect(approved.todos).toMatchObject([{ teamId: world.ids["team:desk"] }]);
    await expect(move(people.head, id, "approve")).rejects.toMatchObject({ code: "assignee-only" });

    kernel.pass({ minutes: 10 });
    await move(people.customer, id, "agree");
    await settle();
    expect((await read(id)).record).toMatchObject({
      state: "registered",
      fields: {
        approvalAnswer: "granted",
        approvalBy: people.head.id,
        approvalAt: "2030-03-04T02:30:00.000Z",
        consentAnswer: "granted",
        consentBy: "顾南枝",
        consentHow: "portal",
        consentAt: "2030-03-04T02:40:00.000Z",
      },
    });
    const { clocks } = await read(id);
    expect(clocks.find(({ clock }) => clock === "resolution")).toMatchObject({ state: "running", elapsedMs: 600_000 });
    await dispatch(world, id);
    expect((await read(id)).record.state).toBe("dispatched");
  });

  test("D19 the customer may answer first, and the desk may take down what they said on the phone", async () => {
    const world = await open();
    const { read, move, people, settle } = world;
    const id = await outOfCover(world);
    await ask(world, id);
    await expect(move(people.operator, id, "recordConsent")).rejects.toMatchObject({ kind: "invalid" });
    await move(people.operator, id, "recordConsent", { consentBy: "馆长顾南枝", consentHow: "phone" });
    await settle();
    expect((await read(id)).record).toMatchObject({ state: "awaitingApproval", assigneeId: people.head.id });
    await expect(move(people.customer, id, "agree")).rejects.toMatchObject({ code: "already-answered" });
    await move(people.head, id, "approve");
    await settle();
    expect((await read(id)).record).toMatchObject({
      state: "registered",
      assigneeId: null,
      fields: { consentBy: "馆长顾南枝", consentHow: "phone" },
    });
  });

  test("D19 refused by either it is back at the desk, the customer is told, and asking anew asks both again", async () => {
    const world = await open();
    const { read, move, people, settle } = world;
    const id = await outOfCover(world);
    await ask(world, id);
    await move(people.customer, id, "agree");
    await move(people.head, id, "refuse", { reason: "今年预算已用完" });
    await settle();
    expect((await read(id)).record).toMatchObject({ state: "registered", fields: { approvalAnswer: "refused" } });
    await expect(dispatch(world, id)).rejects.toMatchObject({ code: "out-of-cover" });
    await ask(world, id, { price: 800 });
    const again = (await read(id)).record;
    expect(again.fields.price).toBe(800);
    for (const key of ["approvalAnswer", "consentAnswer", "consentBy"]) expect(again.fields).not.toHaveProperty(key);
    await move(people.customer, id, "decline", { message: "太贵了" });
    expect((await read(id)).record).toMatchObject({ state: "registered", isAwaitingAnswer: true });
    await move(people.operator, id, "cancel", { cancelReason: "not-agreed" });
    expect((await read(id)).record.state).toBe("cancelled");
  });

  test("D19 who may not: the caller-taker approves nothing, the approver answers not for the customer, others see nothing", async () => {
    const world = await open();
    const { move, people } = world;
    const id = await outOfCover(world);
    await expect(move(people.engineer, id, "askApproval", work)).rejects.toMatchObject({ kind: "not-found" });
    await ask(world, id);
    await expect(move(people.operator, id, "approve")).rejects.toMatchObject({ code: "not-permitted" });
    await expect(move(people.lead, id, "approve")).rejects.toMatchObject({ code: "not-permitted" });
    await expect(move(people.head, id, "agree")).rejects.toMatchObject({ code: "not-permitted" });
    await expect(move(people.customer, id, "approve")).rejects.toMatchObject({ code: "not-permitted" });
    await expect(move(people.customer, id, "recordConsent")).rejects.toMatchObject({ code: "not-permitted" });
    await expect(move(people.stranger, id, "agree")).rejects.toMatchObject({ kind: "not-found" });
    await expect(move(people.operator, id, "goOn")).rejects.toMatchObject({ code: "not-permitted" });
  });

  test("D19 without an approver named the project manager is asked; without one the desk must name somebody", async () => {
    const world = await open();
    const { contracts, ids, people, move, read, registerCall, triaged } = world;
    const project = await contracts.ask<{ id: string }>("projects.create", {
      body: { number: "XM-1", name: "图书馆设备", organisationId: ids.library, managerId: people.head.id },
    });
    const contract = await contracts.addContract({
      fromDay: "2029-01-01",
      untilDay: "2029-12-31",
      projectId: project.id,
    });
    const { id } = await registerCall({ fields: triaged });
    await move(people.operator, id, "askApproval", work);
    expect((await read(id)).record.assigneeId).toBe(people.head.id);
    await move(people.operator, id, "takeBack", { reason: "价格写错了" });
    await contracts.ask("contracts.change", { params: { id: contract.id }, body: { projectId: null } });
    await expect(move(people.operator, id, "askApproval", work)).rejects.toMatchObject({
      detail: { issues: [{ path: "fields.assignee", code: "required" }] },
    });
  });

  test("D19 what is covered is not asked about, and the first line's clock sends nothing out uncovered", async () => {
    const world = await open();
    const { contracts, registerCall, triaged, passUntil, read } = world;
    const covered = await contracts.addContract();
    const { id } = await registerCall({ fields: triaged });
    await expect(ask(world, id)).rejects.toMatchObject({ code: "is-covered" });
    await contracts.ask("contracts.change", { params: { id: covered.id }, body: { fromDay: "2030-06-01" } });
    await passUntil("2030-03-04T04:00:00Z");
    // The person in charge has it (D11), nobody has been sent.
    expect((await read(id)).record.state).toBe("registered");
  });

  test("D19 an unanswered request is told of to the desk, and stays somebody's", async () => {
    const world = await open();
    const { passUntil, read, db } = world;
    const id = await outOfCover(world);
    await ask(world, id);
    await passUntil("2030-03-05T04:00:00Z");
    const { todos, record } = await read(id);
    expect(record.state).toBe("awaitingApproval");
    expect(todos).toHaveLength(1);
    const { rows } = await db.query<{ step: string }>({
      text: "select step from clock_steps where case_id = $1 and clock = 'approval' order by step",
      values: [id],
    });
    expect(rows.map(({ step }) => step)).toEqual(["breach", "warn"]);
  });
});

describe("hours and visits of a contract", () => {
  test("L1 D19 what a solution used is booked; used up, the contract covers no more until there is more", async () => {
    const world = await open();
    const { contracts, registerCall, takeTo, triaged, ids, people, move, read } = world;
    const contract = await contracts.addContract({ balanceUnit: "minutes", bought: 90 });
    const id = await takeTo("working");
    await move(people.engineer, id, "solve", { cause: "供电", solution: "换电源", result: "好了。", minutesSpent: 90 });
    const kept = await contracts.ask<{ used: number; bookings: object[]; openCases: number }>("contracts.read", {
      params: { id: contract.id },
    });
    expect(kept).toMatchObject({
      used: 90,
      bookings: [{ amount: 90, by: "周知微" }],
      openCases: 1,
    });
    await world.program.refresh();
    const next = (await registerCall({ fields: triaged })).id;
    await expect(dispatch(world, next)).rejects.toMatchObject({
      code: "out-of-cover",
      detail: { because: { zh: "合同 HT-1 的工时已用完" } },
    });
    await contracts.ask("contracts.change", { params: { id: contract.id }, body: { bought: 600 } });
    await dispatch(world, next);
    expect((await read(next)).record.state).toBe("dispatched");
    const cover = await contracts.ask("contracts.cover", { query: { organisation: ids.library } }, people.operator);
    expect(cover).toMatchObject({ state: "in", reason: { zh: "合同 HT-1 有效至 2030-12-31，剩 8.5 小时" } });
  });

  test("D19 approved work outside the contract is paid apart: nothing is booked", async () => {
    const world = await open();
    const { contracts, registerCall, triaged, people, move, settle, takeTo, db } = world;
    await contracts.addContract({ balanceUnit: "visits", bought: 0 });
    const { id } = await registerCall({ fields: triaged });
    await ask(world, id);
    await move(people.head, id, "approve");
    await move(people.representative, id, "agree");
    await settle();
    await takeTo("working", id);
    await move(people.engineer, id, "solve", { cause: "供电", solution: "换电源", result: "好了。", visits: 1 });
    expect((await db.query({ text: "select 1 from contract_bookings" })).rowCount).toBe(0);
  });
});
