import { expect, test } from "vitest";
import { bySystem } from "#kernel/people/commands/change.ts";
import { incident } from "#processes/incident/process.ts";
import { type Desk, openDesk } from "#test/world/desk.ts";
import { findBroken } from "#test/world/invariants.ts";
import { runProgram } from "#test/world/program.ts";
import type { ProcessDefinition } from "./definition.ts";
import { upgradeCases } from "./upgrade-cases.ts";
import { installDefinitions } from "./versions.ts";

/** A second version: another word, another responsible for assigned cases, and a clock the first did not have. */
function secondVersion(change: (later: ProcessDefinition) => void = () => undefined): ProcessDefinition {
  const later = structuredClone(incident);
  later.version = incident.version + 1;
  change(later);
  return later;
}

async function release(desk: Desk, later: ProcessDefinition): Promise<void> {
  await installDefinitions(desk.kernel, [later]);
  await desk.program.engine.ground.definitions.refresh();
}

const upgrade = (desk: Desk, number?: string) =>
  upgradeCases(desk.program.engine, bySystem(desk.kernel.now()), { process: "incident", number });
const isSound = async (desk: Desk) =>
  expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);

test("U6 running cases keep the version they began with until they are moved, each with an entry, and then go on by the newer one", async () => {
  const desk = await openDesk();
  const { engineer, operator } = desk.people;
  const working = await desk.takeTo("working");
  const solved = await desk.takeTo("solved");
  const ended = (await desk.registerCall()).id;
  await desk.move(operator, ended, "cancel", { cancelReason: "duplicate" });
  await desk.settle();
  await release(
    desk,
    secondVersion(({ moves, clocks, states }) => {
      moves.hurry = { ...structuredClone(moves.correct!), announces: "hurried", form: [] };
      clocks.report = { ...structuredClone(clocks.headDecision!), runsIn: ["working"], rank: 20 };
      states.working!.responsible = { who: "team" };
    }),
  );
  await expect(desk.move(engineer, working, "hurry")).rejects.toMatchObject({ code: "no-such-move" });
  const before = await desk.read(working);
  expect(await upgrade(desk)).toEqual({ process: "incident", version: incident.version + 1, upgraded: 2, refused: [] });
  const after = await desk.read(working);
  expect(after.record).toMatchObject({
    processVersion: incident.version + 1,
    state: "working",
    version: before.record.version + 1,
  });
  expect(after.todos).toMatchObject([{ teamId: desk.ids["team:network"], personId: null }]);
  expect(after.clocks.find(({ clock }) => clock === "report")).toMatchObject({ state: "running", run: 1 });
  expect((await desk.read(solved)).record.processVersion).toBe(incident.version + 1);
  expect((await desk.read(ended)).record.processVersion).toBe(incident.version);
  const { rows } = await desk.db.query({
    text: `select e.case_id, e.actor_kind, x.content from events e join event_contents x using (case_id, seq)
      where kind = 'upgraded' order by 1`,
  });
  const content = { version: { from: incident.version, to: incident.version + 1 } };
  expect(rows).toEqual([
    { case_id: working, actor_kind: "system", content },
    { case_id: solved, actor_kind: "system", content },
  ]);
  await desk.move(operator, working, "hurry");
  await isSound(desk);
  expect(await upgrade(desk), "a second time there is nothing left").toMatchObject({ upgraded: 0, refused: [] });
});

test("U6 what nothing changes for is left alone: the same to-do, due as it was", async () => {
  const desk = await openDesk();
  const id = await desk.takeTo("working");
  await release(desk, secondVersion());
  const { todos } = await desk.read(id);
  await upgrade(desk);
  expect((await desk.read(id)).todos).toEqual(todos);
  await isSound(desk);
});

test("U6 a case whose state or clock the newer version does not have stays where it is, and is named", async () => {
  const desk = await openDesk();
  const dispatched = await desk.takeTo("dispatched");
  const { id: registered } = await desk.registerCall();
  // No release gets here, since nothing shipped is taken back; a version of the house's own may.
  const later = secondVersion(({ states, clocks }) => {
    delete states.dispatched;
    for (const clock of Object.values(clocks)) clock.runsIn = clock.runsIn.filter((state) => state !== "dispatched");
    clocks.acknowledgement!.runsIn = ["withHead"];
    delete clocks.firstLine;
  });
  await desk.db.query({ text: "update process_versions set state = 'retired' where process = 'incident'" });
  await desk.db.query({
    text: `insert into process_versions (process, version, state, definition, based_on, published_at, published_by)
      values ('incident', $4, 'active', $1, $5, $2, $3)`,
    values: [JSON.stringify(later), desk.kernel.now(), desk.people.administrator.id, later.version, incident.version],
  });
  const numberOf = async (id: string) => (await desk.read(id)).record.number;
  const expected = [
    { number: await numberOf(dispatched), code: "no-such-state", where: "states.dispatched" },
    { number: await numberOf(registered), code: "no-such-clock", where: "clocks.firstLine" },
  ];
  expect(await upgrade(desk)).toMatchObject({ upgraded: 0, refused: expected });
  expect((await desk.read(dispatched)).record).toMatchObject({ processVersion: incident.version, state: "dispatched" });
});

test("U6 one by its number, by who manages procedures; a number nobody has moves nothing", async () => {
  const desk = await openDesk();
  const [first, second] = [await desk.takeTo("working"), await desk.takeTo("working")];
  await release(desk, secondVersion());
  const { number } = (await desk.read(first)).record;
  const operator = await desk.asking(desk.people.operator);
  await expect(upgradeCases(desk.program.engine, operator, { process: "incident" })).rejects.toMatchObject({
    code: "not-permitted",
  });
  await expect(upgrade(desk, `${number.slice(0, -1)}x`)).rejects.toMatchObject({ code: "no-such-case" });
  expect(await upgrade(desk, number)).toMatchObject({ upgraded: 1 });
  expect((await desk.read(first)).record.processVersion).toBe(incident.version + 1);
  expect((await desk.read(second)).record.processVersion).toBe(incident.version);
});

test("U6 R6 many cases in batches, from two nodes at once while people work: each once, nothing lost", async () => {
  const desk = await openDesk();
  for (let n = 0; n < 12; n += 1) await desk.registerCall();
  const id = await desk.takeTo("working");
  await release(desk, secondVersion());
  const [one, other] = await Promise.all([
    upgrade(desk),
    upgrade(desk),
    desk.move(desk.people.engineer, id, "solve", { cause: "电源", solution: "换", result: "好了" }),
  ]);
  expect(one.upgraded + other.upgraded).toBe(13);
  await isSound(desk);
});

test("U6 M4 the command line moves cases and erases content, and says what it did", async () => {
  const desk = await openDesk();
  const { number, id } = await desk.registerCall();
  const huiyin = (...args: string[]) => runProgram("src/main.ts", args, { DATABASE_URL: desk.db.url });
  const upgraded = huiyin("cases", "upgrade", "--process", "incident");
  expect(await upgraded.ended, upgraded.err()).toBe(0);
  expect(JSON.parse(upgraded.out())).toEqual({
    process: "incident",
    version: incident.version,
    upgraded: 0,
    refused: [],
  });
  const erased = huiyin("cases", "erase", "--number", number, "--entry", "1", "--because", "本人要求");
  expect(await erased.ended, erased.err()).toBe(0);
  expect(JSON.parse(erased.out())).toEqual({ seq: 2, version: 2 });
  expect((await desk.read(id)).record.description).toBe("");
  const refused = huiyin("cases", "upgrade", "--process", "nonsense");
  expect(await refused.ended).toBe(15);
});
