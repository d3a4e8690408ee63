import { expect, test } from "vitest";
import type { EffectView } from "#kernel/process/replan/contract.ts";
import { contractsAt } from "#test/world/contracts.ts";
import { openDesk } from "#test/world/desk.ts";
import { findBroken } from "#test/world/invariants.ts";

const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });

test("L1 where a level promises arrival and a workaround, each has its clock and its move, and the customer is told", async () => {
  const desk = await openDesk();
  const { people, kernel, read, move, takeTo } = desk;
  const contracts = contractsAt(desk);
  const gold = await contracts.addLevel("gold", {
    resolution: { "1": 600, "2": 600, "3": 600, "4": 600 },
    arrival: { "1": 120, "2": 120, "3": 120, "4": 120 },
    workaround: { "1": 60, "2": 60, "3": 60, "4": 60 },
  });
  await contracts.addContract({ levelId: gold.id });
  const id = await takeTo("working");
  const clock = async (key: string) => (await read(id)).clocks.find((one) => one.clock === key);
  expect(await clock("arrival")).toMatchObject({ state: "running", target: { ms: 120 * 60_000 } });

  kernel.pass({ minutes: 5 });
  await expect(move(people.operator, id, "arrive")).rejects.toMatchObject({ kind: "not-allowed" });
  await move(people.engineer, id, "arrive");
  expect(await clock("arrival")).toMatchObject({ state: "stopped", breachedAt: null });
  expect(await clock("workaround")).toMatchObject({ state: "running" });
  await expect(move(people.engineer, id, "arrive"), "once is enough").rejects.toEqual(refusal("limit-not-running"));

  await expect(move(people.engineer, id, "giveWorkaround")).rejects.toMatchObject({
    detail: { issues: [{ path: "fields.workaround", code: "required" }] },
  });
  await move(people.engineer, id, "giveWorkaround", { workaround: "先用二楼那台自助机" });
  expect(await clock("workaround")).toMatchObject({ state: "stopped" });
  const { record } = await read(id);
  expect(record).toMatchObject({ state: "working", fields: { workaround: "先用二楼那台自助机" } });
  expect(await clock("resolution")).toMatchObject({ state: "running" });
});

test("L1 a level without them asks nobody: no clock, no move", async () => {
  const desk = await openDesk();
  const { people, read, move, takeTo } = desk;
  const contracts = contractsAt(desk);
  const plain = await contracts.addLevel("plain", { resolution: { "2": 600 } });
  await contracts.addContract({ levelId: plain.id });
  const id = await takeTo("working");
  const clocks = (await read(id)).clocks.map(({ clock }) => clock);
  expect(clocks).not.toContain("arrival");
  expect(clocks).not.toContain("workaround");
  for (const [key, values] of [
    ["arrive", {}],
    ["giveWorkaround", { workaround: "先用二楼那台" }],
  ] as const)
    await expect(move(people.engineer, id, key, values)).rejects.toEqual(refusal("limit-not-running"));
});

test("L1 a priority that brings such a limit starts its clock, and one that has none lets it go", async () => {
  const desk = await openDesk();
  const { people, ids, read, move, registerCall } = desk;
  const contracts = contractsAt(desk);
  const gold = await contracts.addLevel("gold", { arrival: { "1": 60 } });
  await contracts.addContract({ levelId: gold.id });
  const fields = { service: ids.service!, category: ids.category!, impact: "2", urgency: "1" };
  const { id } = await registerCall({ fields });
  const arrival = async () => (await read(id)).clocks.find(({ clock }) => clock === "arrival");
  expect((await read(id)).record.priority).toBe(2);
  expect(await arrival()).toBeUndefined();
  await move(people.operator, id, "correct", { priority: 1, priorityReason: "全馆都不能还书" });
  expect(await arrival()).toMatchObject({ state: "running", target: { ms: 60 * 60_000 } });
  await move(people.operator, id, "correct", { priority: 2 });
  expect(await arrival()).toMatchObject({ target: null, dueAt: null });
});

test("L1 a level that begins to promise arrival reaches open cases at once, as its preview said, and says so; what has arrived stays", async () => {
  const desk = await openDesk();
  const { people, kernel, read, move, takeTo, program } = desk;
  const contracts = contractsAt(desk);
  const plain = await contracts.addLevel("plain", { resolution: { "1": 600, "2": 600, "3": 600, "4": 600 } });
  await contracts.addContract({ levelId: plain.id });
  const [id, solved] = [await takeTo("working"), await takeTo("solved")];
  kernel.pass({ minutes: 5 });
  const asked = {
    params: { id: plain.id },
    body: { targets: { ...plain.targets, arrival: { "1": 120, "2": 120, "3": 120, "4": 120 } } },
  };
  const effect = await contracts.ask<EffectView>("service-levels.preview", asked);
  const { number } = (await read(id)).record;
  expect(effect.items).toEqual([expect.objectContaining({ number, clock: "arrival", was: null })]);
  const willBe = effect.items[0]!.willBe!;
  await contracts.ask("service-levels.change", asked);
  await program.targetReplanner.finish();
  const arrival = async () => (await read(id)).clocks.filter(({ clock }) => clock === "arrival");
  expect(await arrival()).toEqual([
    expect.objectContaining({ state: "running", run: 1, dueAt: Temporal.Instant.from(willBe) }),
  ]);
  expect((await read(solved)).clocks.map(({ clock }) => clock)).not.toContain("arrival");
  // Looked at again when every node has noticed: once is enough.
  kernel.pass({ seconds: 20 });
  await program.targetReplanner.finish();
  expect(await arrival()).toHaveLength(1);
  const { rows } = await desk.db.query<{ told: object }>({
    text: "select content->'clock' as told from event_contents where case_id = $1 and content->'clock'->>'clock' = 'arrival'",
    values: [id],
  });
  expect(rows).toEqual([{ told: expect.objectContaining({ step: "replanned" }) }]);
  await move(people.engineer, id, "arrive");
  expect(await arrival()).toMatchObject([{ state: "stopped", breachedAt: null }]);
  expect(await findBroken(desk.db, program.engine.ground.definitions)).toEqual([]);
});
