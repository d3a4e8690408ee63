import { expect, test } from "vitest";
import type { EffectView } from "#kernel/process/replan/contract.ts";
import { contractsAt } from "#test/world/contracts.ts";
import { openDesk } from "#test/world/desk.ts";
import { expectRetargetedOnce } from "#test/world/target-replanning.ts";

test("L1 changed targets reach running clocks in batches; after a crash another node goes on, each case once, the desk works on", async () => {
  await expectRetargetedOnce(700);
});

test("L1 another level of a customer or contract moves their clocks only, as its preview said; who may not change registers previews nothing", async () => {
  const desk = await openDesk();
  const { ids, people, program, read, registerCall, asking } = desk;
  const contracts = contractsAt(desk);
  const gold = await contracts.addLevel("gold", { resolution: { "2": 60 } });
  const contract = await contracts.addContract();
  const fields = { service: ids.service!, category: ids.category!, impact: "2", urgency: "1" };
  const { id, number } = await registerCall({ fields });
  const elsewhere = await program.engine.register(await asking(people.operator), {
    process: "incident",
    subject: "挂号窗口打印机卡纸",
    description: "",
    channel: "phone",
    requester: { name: "何未央" },
    requesterId: people.stranger.id,
    organisationId: ids.hospital!,
    occurredAt: null,
    values: fields,
  });
  const due = async (caseId: string) =>
    (await read(caseId)).clocks.find(({ clock }) => clock === "resolution")!.dueAt!.toString();
  const [before, other] = [await due(id), await due(elsewhere.id)];
  const assignment = { scope: "contract", scopeId: contract.id, levelId: gold.id };
  const effect = await contracts.ask<EffectView>("service-levels.preview-assignment", { body: assignment });
  expect(effect.items.find(({ clock }) => clock === "resolution")).toMatchObject({ number, was: before });
  expect(await due(id)).toBe(before);
  await contracts.ask("contracts.change", { params: { id: contract.id }, body: { levelId: gold.id } });
  await program.targetReplanner.finish();
  expect(await due(id)).toBe("2030-03-04T03:00:00Z");
  expect(effect.items.find(({ clock }) => clock === "resolution")!.willBe).toBe("2030-03-04T03:00:00Z");
  expect(await due(elsewhere.id)).toBe(other);
  await expect(
    contracts.ask("service-levels.preview-assignment", { body: assignment }, people.operator),
  ).rejects.toMatchObject({ kind: "not-allowed" });
});
