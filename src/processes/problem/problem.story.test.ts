import { describe, expect, test } from "vitest";
import type { Role } from "#kernel/people/roles.ts";
import { callRoute } from "#test/world/call.ts";
import { type Desk, openDesk, type Person } from "#test/world/desk.ts";
import { findBroken } from "#test/world/invariants.ts";
import type { KnownError, Recurring } from "./contract.ts";
import { problemRoutes } from "./index.ts";

/** Somebody of the provider with a role the desk's world has not. */
async function hire(desk: Desk, name: string, role: Role): Promise<Person> {
  const { rows } = await desk.db.query<{ id: string }>({
    text: "insert into persons (name, organisation_id, created_at) values ($1, $2, $3) returning id",
    values: [name, desk.ids.provider, desk.kernel.now()],
  });
  await desk.db.query({
    text: "insert into memberships (person_id, organisation_id, role) values ($1, $2, $3)",
    values: [rows[0]!.id, desk.ids.provider, role],
  });
  return { id: rows[0]!.id, key: "lead" };
}

const ask = async <Answer>(desk: Desk, who: Person, id: string, given: object): Promise<Answer> => {
  const { engine, names } = desk.program;
  const { actor, now } = await desk.asking(who);
  return callRoute<Answer>(problemRoutes({ engine, names }), id, actor, { now, ...given });
};
const recurring = async (desk: Desk, who: Person) =>
  (await ask<{ items: Recurring[] }>(desk, who, "problems.recurring", {})).items;
const sameAgain = (desk: Desk) =>
  desk.registerCall({ fields: { service: desk.ids.service, category: desk.ids.category } });
const whole = (desk: Desk) => findBroken(desk.db, desk.program.engine.ground.definitions);

describe("D26 recurring incidents and problem records", () => {
  test("D22 D26 the third of a kind within the days is found and offered; made once, it gathers them all", async () => {
    const desk = await openDesk();
    const manager = await hire(desk, "温如言", "incident-manager");
    const cases = [await sameAgain(desk), await sameAgain(desk)];
    await desk.settle();
    expect(await recurring(desk, manager)).toEqual([]);
    cases.push(await sameAgain(desk));
    await desk.settle();
    const [offer] = await recurring(desk, manager);
    expect(offer).toMatchObject({
      kind: "service",
      cases: 3,
      service: { zh: "自助借还" },
      organisation: "北溟大学图书馆",
    });
    expect(offer?.latest.map(({ number }) => number).sort()).toEqual(cases.map(({ number }) => number).sort());

    const make = () =>
      ask<{ number: string }>(desk, manager, "problems.make", {
        params: { id: offer!.id },
        body: { subject: "借还机电源" },
      });
    const tried = await Promise.allSettled([make(), make()]);
    expect(tried.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { rows } = await desk.db.query<{ to: string }>({
      text: "select to_case_id as to from case_links where kind = 'problem-of' order by to_case_id",
    });
    expect(rows.map(({ to }) => to)).toEqual(cases.map(({ id }) => id).sort((a, b) => Number(a) - Number(b)));
    expect(await recurring(desk, manager)).toEqual([]);
    expect(await whole(desk)).toEqual([]);
  });

  test("D26 what was judged no problem is remembered, and offered again only when as many have come since", async () => {
    const desk = await openDesk();
    const manager = await hire(desk, "温如言", "incident-manager");
    for (let n = 0; n < 3; n += 1) await sameAgain(desk);
    await desk.settle();
    const [offer] = await recurring(desk, manager);
    desk.kernel.moveTo("2030-03-04T02:01:00Z");
    await ask(desk, manager, "problems.dismiss", { params: { id: offer!.id }, body: { because: "搬迁期间" } });
    desk.kernel.moveTo("2030-03-04T02:02:00Z");
    for (let n = 0; n < 2; n += 1) await sameAgain(desk);
    await desk.settle();
    expect(await recurring(desk, manager)).toEqual([]);
    await sameAgain(desk);
    await desk.settle();
    expect(await recurring(desk, manager)).toMatchObject([{ cases: 3 }]);
  });

  test("D22 the rule is editable: two within a day are enough if the house says so", async () => {
    const desk = await openDesk();
    const manager = await hire(desk, "温如言", "incident-manager");
    const rule = { body: { atOneCustomer: 2, across: 10, days: 1 } };
    await ask(desk, desk.people.administrator, "problems.change-rule", rule);
    await sameAgain(desk);
    desk.kernel.moveTo("2030-03-06T02:00:00Z");
    await sameAgain(desk);
    await desk.settle();
    expect(await recurring(desk, manager)).toEqual([]);
    await sameAgain(desk);
    await desk.settle();
    expect(await recurring(desk, manager)).toHaveLength(1);
  });

  test("D6 D26 from cause to closing: the workaround is shown on incidents of the kind and applied with one act, recorded as such", async () => {
    const desk = await openDesk();
    const { engineer, operator } = desk.people;
    const manager = await hire(desk, "温如言", "incident-manager");
    const first = await sameAgain(desk);
    const { number } = await ask<{ number: string }>(desk, manager, "problems.make-of-case", {
      params: { number: first.number },
      body: { subject: "借还机电源批次不良" },
    });
    const { rows } = await desk.db.query<{ id: string }>({ text: "select id from cases where process = 'problem'" });
    const { id } = rows[0]!;
    expect((await desk.read(id)).todos).toEqual([expect.objectContaining({ personId: manager.id })]);
    await desk.move(manager, id, "investigate", { assignee: engineer.id });
    await expect(desk.move(operator, id, "declareKnownError", { cause: "x", workaround: "y" })).rejects.toMatchObject({
      code: "not-permitted",
    });
    const later = await sameAgain(desk);
    const known = () =>
      ask<{ items: KnownError[] }>(desk, operator, "problems.known-errors", { params: { number: later.number } });
    expect((await known()).items).toEqual([]);
    await desk.move(engineer, id, "declareKnownError", { cause: "电源批次不良", workaround: "拔电十秒再插" });
    expect((await known()).items).toEqual([
      { number, subject: "借还机电源批次不良", cause: "电源批次不良", workaround: "拔电十秒再插" },
    ]);
    await ask(desk, operator, "problems.apply", { params: { number: later.number }, body: { problem: number } });
    const applied = await desk.read(later.id);
    expect(applied.record.fields).toMatchObject({ appliedFrom: number, solution: "拔电十秒再插" });
    expect(applied.measured).toMatchObject({ "solution-applied": 1 });
    const { rows: links } = await desk.db.query<{ kind: string }>({
      text: "select kind from case_links where from_case_id in ($1, $2) and to_case_id in ($1, $2) order by kind",
      values: [later.id, id],
    });
    expect(links.map(({ kind }) => kind)).toEqual(["problem-of", "solution-from"]);

    await desk.move(engineer, id, "mend", {
      cause: "电源批次不良",
      permanentFix: "整批更换电源",
      plannedAt: "2030-03-20T02:00:00Z",
    });
    await desk.move(engineer, id, "mended", { permanentFix: "整批更换电源" });
    await desk.move(engineer, id, "close", { review: "一个月未再发生" });
    expect((await desk.read(id)).record.state).toBe("closed");
    expect((await known()).items).toEqual([]);
    expect(await whole(desk)).toEqual([]);
  });

  test("D26 S8 customers never see a problem; who may not manage problems makes none", async () => {
    const desk = await openDesk();
    const manager = await hire(desk, "温如言", "incident-manager");
    const first = await sameAgain(desk);
    await ask(desk, manager, "problems.make-of-case", { params: { number: first.number }, body: { subject: "内部" } });
    const { rows } = await desk.db.query<{ id: string }>({ text: "select id from cases where process = 'problem'" });
    await expect(desk.move(desk.people.customer, rows[0]!.id, "correct", { subject: "x" })).rejects.toMatchObject({
      kind: "not-found",
    });
    await expect(
      ask(desk, desk.people.operator, "problems.make-of-case", {
        params: { number: first.number },
        body: { subject: "x" },
      }),
    ).rejects.toMatchObject({ code: "not-permitted" });
  });
});
