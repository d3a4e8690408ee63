import { describe, expect, test } from "vitest";
import type { EffectView } from "#kernel/process/replan/contract.ts";
import { type ContractsAtDesk, contractsAt } from "#test/world/contracts.ts";
import { type Desk, openDesk } from "#test/world/desk.ts";

type World = Desk & { contracts: ContractsAtDesk };

async function open(): Promise<World> {
  const desk = await openDesk();
  return { ...desk, contracts: contractsAt(desk) };
}

/** High priority: 180 minutes to resolve by the standard level, registered at 10:00 in Shanghai on Monday 2030-03-04. */
const triagedOf = ({ ids }: Desk) => ({ service: ids.service!, category: ids.category!, impact: "2", urgency: "1" });
const resolutionOf = async ({ read }: Desk, caseId: string) =>
  (await read(caseId)).clocks.find(({ clock }) => clock === "resolution")!;

/** From 11:00 to 13:30: six hours instead of three. */
const eased = (desk: Desk, more: object = {}) => ({
  organisationId: desk.ids.library,
  targets: { resolution: { "2": 360 } },
  fromAt: "2030-03-04T03:00:00Z",
  untilAt: "2030-03-04T05:30:00Z",
  ...more,
});

async function replanned({ db }: Desk, caseId: string) {
  const { rows } = await db.query<{ content: { changes?: { dueAt: [string, string] }; terms?: { zh: string } } }>({
    text: `select x.content from events e join event_contents x using (case_id, seq)
      where e.case_id = $1 and x.content->'clock'->>'step' = 'replanned' and x.content->'clock'->>'clock' = 'resolution' order by e.seq`,
    values: [caseId],
  });
  return rows.map(({ content }) => ({ dueAt: content.changes?.dueAt, terms: content.terms?.zh }));
}

describe("L5 a level agreed for a while", () => {
  test("L5 it moves running clocks when it begins and back when it ends, by itself, each told with old and new due time", async () => {
    const world = await open();
    const { contracts, registerCall, kernel, program, db } = world;
    const { id } = await registerCall({ fields: triagedOf(world) });
    const before = (await resolutionOf(world, id)).dueAt!;
    await contracts.agree(eased(world));
    await program.targetReplanner.finish();
    expect((await resolutionOf(world, id)).dueAt).toEqual(before);

    kernel.moveTo("2030-03-04T03:00:00Z");
    await program.targetReplanner.finish();
    const during = await resolutionOf(world, id);
    expect(during).toMatchObject({
      target: { ms: 360 * 60_000 },
      targetSource: { agreement: { agreedWith: "顾南枝" } },
    });
    expect(Temporal.Instant.compare(during.dueAt!, before)).toBe(1);

    kernel.moveTo("2030-03-04T05:30:00Z");
    await program.targetReplanner.finish();
    kernel.pass({ seconds: 20 });
    await program.targetReplanner.finish();
    expect((await resolutionOf(world, id)).dueAt).toEqual(before);
    expect(await replanned(world, id)).toEqual([
      {
        dueAt: [before.toString(), during.dueAt!.toString()],
        terms: expect.stringContaining("03-04 13:30 前按临时约定，与顾南枝商定：考试周"),
      },
      { dueAt: [during.dueAt!.toString(), before.toString()], terms: "标准级别" },
    ]);
    const { rows } = await db.query<{ left: number }>({
      text: "select count(*)::int as left from target_replans where finished_at is null",
    });
    expect(rows[0]!.left).toBe(0);
  });

  test("L5 L3 begun while the system was down, it is heeded before anything is called late", async () => {
    const world = await open();
    const { contracts, registerCall, kernel, program, read } = world;
    const { id } = await registerCall({ fields: triagedOf(world) });
    await contracts.agree(eased(world, { untilAt: "2030-03-06T00:00:00Z" }));
    const due = (await resolutionOf(world, id)).dueAt!;
    kernel.moveTo(due.add({ minutes: 30 }).toString());
    await program.engine.fireDue(kernel.now());
    const clock = await resolutionOf(world, id);
    expect(clock.breachedAt).toBeNull();
    expect(Temporal.Instant.compare(clock.dueAt!, kernel.now())).toBe(1);
    expect((await read(id)).fired.has("resolution:1:breach")).toBe(false);
    await program.targetReplanner.finish();
    expect(await replanned(world, id)).toHaveLength(1);
  });

  test("L5 it holds for new cases too, for one contract only where it was agreed for that, and the contract's goes first", async () => {
    const world = await open();
    const { contracts, registerCall, kernel } = world;
    const contract = await contracts.addContract();
    await contracts.agree(eased(world));
    kernel.moveTo("2030-03-04T03:00:00Z");
    const ofOrganisation = await registerCall({ fields: triagedOf(world) });
    expect(await resolutionOf(world, ofOrganisation.id)).toMatchObject({ target: { ms: 360 * 60_000 } });
    const gold = await contracts.addLevel("gold", { resolution: { "2": 30 } });
    const ofContract = { organisationId: null, contractId: contract.id, levelId: gold.id, targets: {} };
    await contracts.agree(eased(world, ofContract));
    const inContract = await registerCall({ fields: triagedOf(world) });
    expect(await resolutionOf(world, inContract.id)).toMatchObject({
      target: { ms: 30 * 60_000 },
      targetSource: { levelId: gold.id, contractId: contract.id },
    });
  });

  test("L5 withdrawn it ends at once; the record says what it was, and the explanation says what holds", async () => {
    const world = await open();
    const { contracts, registerCall, kernel, program, people } = world;
    const { id, number } = await registerCall({ fields: triagedOf(world) });
    const before = (await resolutionOf(world, id)).dueAt!;
    kernel.moveTo("2030-03-04T03:10:00Z");
    const agreement = await contracts.agree(eased(world));
    await program.targetReplanner.finish();
    const explained = () =>
      contracts.ask<{ source: { name: { zh: string } } }>(
        "cases.explain",
        { params: { number, clock: "resolution" } },
        people.operator,
      );
    expect((await explained()).source.name.zh).toContain("与顾南枝商定：考试周");
    const withdrawn = await contracts.ask("level-agreements.withdraw", { params: { id: agreement.id } });
    expect(withdrawn).toMatchObject({ state: "withdrawn", reason: "考试周" });
    await program.targetReplanner.finish();
    expect((await resolutionOf(world, id)).dueAt).toEqual(before);
    expect((await explained()).source.name.zh).toBe("标准级别");
  });

  test("L5 a preview says what it would move; contradictions name their field; who may not change registers agrees to nothing", async () => {
    const world = await open();
    const { contracts, registerCall, people, ids } = world;
    const { number } = await registerCall({ fields: triagedOf(world) });
    const complete = { agreedWith: "顾南枝", agreedOn: "2030-03-01", reason: "考试周" };
    const effect = await contracts.ask<EffectView>("level-agreements.preview", {
      body: { ...complete, ...eased(world) },
    });
    expect(effect).toMatchObject({ moved: 1, later: 1, items: [{ number, clock: "resolution" }] });
    const issues = async (more: object) =>
      contracts.agree(eased(world, more)).then(
        () => [],
        (refusal) => refusal.detail.issues.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`),
      );
    expect(await issues({ organisationId: null })).toEqual(["organisationId required"]);
    expect(await issues({ organisationId: ids.provider })).toEqual(["organisationId not-there"]);
    expect(await issues({ targets: {} })).toEqual(["levelId required"]);
    expect(await issues({ untilAt: "2030-03-04T02:59:00Z" })).toEqual(["untilAt days-backwards"]);
    expect(await issues({ fromAt: "2030-03-01T00:00:00Z", untilAt: "2030-03-02T00:00:00Z" })).toEqual([
      "untilAt too-long-ago",
    ]);
    const body = { ...complete, ...eased(world) };
    await expect(contracts.ask("level-agreements.create", { body }, people.operator)).rejects.toMatchObject({
      kind: "not-allowed",
    });
    await expect(contracts.ask("level-agreements.list", {}, people.customer)).rejects.toMatchObject({
      kind: "not-allowed",
    });
  });
});
