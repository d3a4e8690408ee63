import { describe, expect, test } from "vitest";
import { signReview } from "#kernel/process/review/sign.ts";
import { openDesk } from "#test/world/desk.ts";
import { findBroken } from "#test/world/invariants.ts";
import { applySolution } from "./apply-solution.ts";
import { calledAgain } from "./chase.ts";
import { readSuspected } from "./duplicates.ts";

describe("D6 duplicates and what helped before", () => {
  test("D6 an open case of the same person is warned of; their words are added to it and the call counts as chasing", async () => {
    const desk = await openDesk();
    const { operator, customer, stranger } = desk.people;
    const first = await desk.registerCall();
    const asking = await desk.asking(operator);
    const asked = { deviceId: null, personId: customer.id, organisationId: desk.ids.library!, similar: [] };
    expect(await readSuspected(desk.db, asking.actor, asked)).toMatchObject([{ id: first.id, why: "person" }]);
    const { actor: another } = await desk.asking(stranger);
    expect(await readSuspected(desk.db, another, asked)).toEqual([]);

    const keyed = { ...asking, idempotencyKey: "once" };
    const order = { caseId: first.id, words: "还没有人来", caller: null };
    const told = await calledAgain(desk.program.engine, keyed, order);
    expect(await calledAgain(desk.program.engine, keyed, order)).toEqual(told);
    const after = await desk.read(first.id);
    expect(after.record).toMatchObject({ isAwaitingAnswer: true, state: "registered" });
    expect(after.measured).toMatchObject({ chased: 1 });
    await desk.move(operator, first.id, "cancel", { cancelReason: "withdrawn" });
    await expect(calledAgain(desk.program.engine, asking, order)).rejects.toMatchObject({ kind: "wrong-state" });
    expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);
  });

  test("D6 what solved an earlier case is applied with one act, recorded as taken from there; an unsolved one offers nothing", async () => {
    const desk = await openDesk();
    const { operator } = desk.people;
    const solved = await desk.takeTo("solved");
    const [now, unsolved] = [await desk.registerCall(), await desk.registerCall()];
    const asking = await desk.asking(operator);
    await applySolution(desk.program.engine, asking, { caseId: now.id, fromId: solved });
    const { record } = await desk.read(solved);
    expect((await desk.read(now.id)).record.fields).toMatchObject({
      appliedFrom: record.number,
      solution: "换 12V 5A 电源",
    });
    await expect(
      applySolution(desk.program.engine, asking, { caseId: now.id, fromId: unsolved.id }),
    ).rejects.toMatchObject({ code: "nothing-to-apply" });
    expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);
  });
});

test("D26 whoever oversees a case signs how it was handled, with a remark where it was not reasonable; an engineer does not", async () => {
  const desk = await openDesk();
  const caseId = await desk.takeTo("solved");
  const { rows } = await desk.db.query<{ id: string }>({
    text: "insert into persons (name, organisation_id, created_at) values ('纪项', $1, $2) returning id",
    values: [desk.ids.provider, desk.kernel.now()],
  });
  const manager = { id: rows[0]!.id, key: "lead" as const };
  await desk.db.query({
    text: "insert into memberships (person_id, organisation_id, role) values ($1, $2, 'project-manager')",
    values: [manager.id, desk.ids.provider],
  });
  const asking = await desk.asking(manager);
  const sign = (isReasonable: boolean, remark: string) =>
    signReview(desk.program.engine, asking, { caseId, isReasonable, remark });
  expect(() => sign(false, "")).toThrow(expect.objectContaining({ code: "invalid-fields" }));
  await sign(false, "派单晚了半小时");
  await sign(true, "");
  const { rows: kept } = await desk.db.query({
    text: "select is_reasonable, reviewed_by from case_reviews order by id",
  });
  expect(kept).toEqual([
    { is_reasonable: false, reviewed_by: manager.id },
    { is_reasonable: true, reviewed_by: manager.id },
  ]);
  const engineer = await desk.asking(desk.people.engineer);
  expect(() => signReview(desk.program.engine, engineer, { caseId, isReasonable: true, remark: "" })).toThrow(
    expect.objectContaining({ code: "not-permitted" }),
  );
  expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);
});
