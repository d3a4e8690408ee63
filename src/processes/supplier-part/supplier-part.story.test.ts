import { describe, expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import { linkActor } from "#kernel/links/links.ts";
import { checkDefinition } from "#kernel/process/check.ts";
import type { CaseView } from "#kernel/process/contract.ts";
import { type Desk, openDesk } from "#test/world/desk.ts";
import { call } from "#test/world/registers.ts";
import { supplierPartRoom } from "./index.ts";

const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });
const task = "请派人检修二号机读卡板。\n机器在三楼。";

async function addSupplier(desk: Desk): Promise<string> {
  const { rows } = await desk.db.query<{ id: string }>({
    text: `with made as (select nextval(pg_get_serial_sequence('organisations', 'id')) as id)
      insert into organisations (id, path, name, code, is_supplier) select id, array[id], '云梦设备商行', 'YM', true from made returning id`,
  });
  await desk.program.refresh();
  return rows[0]!.id;
}

async function handedOver(desk: Desk, more: Record<string, unknown> = {}) {
  const supplier = await addSupplier(desk);
  const incidentId = await desk.takeTo("working");
  await desk.move(desk.people.engineer, incidentId, "handToSupplier", { supplier, supplierTask: task, ...more });
  await desk.settle();
  const { rows } = await desk.db.query<{ id: string; number: string }>({
    text: "select id, number::text from cases where process = 'supplier-part' order by id desc limit 1",
  });
  return { supplier, incidentId, partId: rows[0]!.id, number: rows[0]!.number };
}

/** The supplier, by a link the desk made for them. */
async function byLink(desk: Desk, number: string) {
  const operator = await desk.asking(desk.people.operator);
  const { path } = await call<{ path: string }>(
    routesOf(desk.program),
    "supplier-parts.link",
    { ...operator, now: desk.kernel.now() },
    { params: { number } },
  );
  const actor = await linkActor(desk.db, path.split("#")[1], desk.kernel.now());
  if (actor === null) throw new Error("the link opens nothing");
  return desk.asking(actor);
}

describe("a part of a case with a supplier", () => {
  test("M5 the definition passes the checker with its rules", () => {
    expect(checkDefinition(supplierPartRoom.definition, supplierPartRoom)).toEqual([]);
  });

  test("D18 handing a part over opens it with a clock of its own; the customer's case stays open, says so, and its clock runs on", async () => {
    const desk = await openDesk();
    const { incidentId, partId, supplier } = await handedOver(desk, { supplierDueAt: "2030-03-05T02:00:00Z" });
    const part = await desk.read(partId);
    expect(part.record).toMatchObject({
      state: "asked",
      organisationId: supplier,
      subject: "请派人检修二号机读卡板。",
    });
    expect(part.todos).toMatchObject([{ teamId: desk.ids["team:desk"] }]);
    expect(part.clocks.find(({ clock }) => clock === "completion")?.dueAt?.toString()).toBe("2030-03-05T02:00:00Z");
    const { record, clocks } = await desk.read(incidentId);
    expect(record).toMatchObject({ state: "working", fields: { suppliersAtWork: 1 } });
    expect(clocks.find(({ clock }) => clock === "resolution")).toMatchObject({ state: "running" });
    await expect(
      desk.move(desk.people.engineer, incidentId, "solve", { cause: "板", solution: "换", result: "好了" }),
    ).rejects.toEqual(refusal("supplier-at-work"));
  });

  test("D18 without a time asked for the supplier's own agreement gives it", async () => {
    const desk = await openDesk();
    const { partId } = await handedOver(desk);
    const completion = (await desk.read(partId)).clocks.find(({ clock }) => clock === "completion")!;
    expect(completion.targetSource).toMatchObject({ kind: "level" });
    expect(completion.dueAt).not.toBeNull();
  });

  test("D18 only suppliers are handed a part, only in time ahead, and only by who may", async () => {
    const desk = await openDesk();
    const { engineer, customer, auditor } = desk.people;
    const caseId = await desk.takeTo("working");
    const supplier = await addSupplier(desk);
    await expect(
      desk.move(engineer, caseId, "handToSupplier", { supplier: desk.ids.hospital, supplierTask: task }),
    ).rejects.toMatchObject({ detail: { issues: [{ path: "fields.supplier", code: "unknown-id" }] } });
    await expect(
      desk.move(engineer, caseId, "handToSupplier", {
        supplier,
        supplierTask: task,
        supplierDueAt: "2030-03-01T00:00:00Z",
      }),
    ).rejects.toMatchObject({ detail: { issues: [{ path: "fields.supplierDueAt", code: "in-the-past" }] } });
    for (const one of [customer, auditor])
      await expect(desk.move(one, caseId, "handToSupplier", { supplier, supplierTask: task })).rejects.toEqual(
        refusal("not-permitted"),
      );
  });

  test("D18 U3 by its link, without an account, the supplier sees what is asked and nothing of the customer's case, acknowledges, promises, reports; the desk takes it", async () => {
    const desk = await openDesk();
    const { incidentId, partId, number } = await handedOver(desk);
    const note = { body: "客户内部备注 CANARY", visibility: "internal", attachments: [] } as const;
    const operator = await desk.asking(desk.people.operator);
    await desk.program.engine.comment(operator, incidentId, note);
    await desk.program.engine.comment(operator, partId, { ...note, body: "对供应商也不说 CANARY" });
    const supplier = await byLink(desk, number);
    const routes = routesOf(desk.program);
    const seen = await call<CaseView>(routes, "cases.read", supplier, { params: { number } });
    expect(seen).toMatchObject({ description: task, links: [], state: { title: { zh: "请您确认" } } });
    expect(seen.moves.map(({ key }) => key)).toEqual(["acknowledge", "reportDone"]);
    const timeline = await call<object>(routes, "cases.timeline", supplier, { params: { number } });
    expect(JSON.stringify([seen, timeline])).not.toMatch(/CANARY|顾南枝|北溟/);
    const incidentNumber = (await desk.read(incidentId)).record.number;
    await expect(call(routes, "cases.read", supplier, { params: { number: incidentNumber } })).rejects.toEqual(
      refusal("no-such-case"),
    );
    const { engine } = desk.program;
    await expect(engine.move(supplier, partId, { move: "take", values: {} })).rejects.toEqual(refusal("not-permitted"));
    await expect(
      engine.move(supplier, partId, { move: "acknowledge", values: { promisedAt: "2030-03-01T00:00:00Z" } }),
    ).rejects.toMatchObject({ detail: { issues: [{ path: "fields.promisedAt", code: "in-the-past" }] } });
    await engine.move(supplier, partId, { move: "acknowledge", values: { promisedAt: "2030-03-04T07:00:00Z" } });
    await engine.comment(supplier, partId, { body: "师傅两点到。", visibility: "public", attachments: [] });
    expect((await desk.read(partId)).record, "the desk answers").toMatchObject({
      state: "atWork",
      isAwaitingAnswer: true,
    });
    await engine.move(supplier, partId, { move: "reportDone", values: { report: "换了读卡板，试机正常。" } });
    await desk.move(desk.people.operator, partId, "take");
    await desk.settle();
    expect((await desk.read(partId)).record.state).toBe("taken");
    const told = await call<object>(routes, "cases.timeline", operator, { params: { number } });
    expect(JSON.stringify(told), "by their link they are named by their house").toContain("云梦设备商行");
    const incident = await desk.read(incidentId);
    expect(incident.record.fields).not.toHaveProperty("suppliersAtWork");
    await desk.move(desk.people.engineer, incidentId, "solve", { cause: "板", solution: "换板", result: "好了" });
  });

  test("D18 S20 a new link ends the one before; only the desk makes one, and none for another kind of case", async () => {
    const desk = await openDesk();
    const { incidentId, number } = await handedOver(desk);
    const first = await byLink(desk, number);
    await byLink(desk, number);
    const { rows } = await desk.db.query<{ open: number }>({
      text: "select count(*)::int as open from access_links where purpose = 'supplier' and revoked_at is null",
    });
    expect(rows).toEqual([{ open: 1 }]);
    expect(first.actor.side).toBe("supplier");
    const operator = await desk.asking(desk.people.operator);
    const incidentNumber = (await desk.read(incidentId)).record.number;
    await expect(
      call(routesOf(desk.program), "supplier-parts.link", operator, { params: { number: incidentNumber } }),
    ).rejects.toEqual(refusal("no-such-case"));
  });

  test("D18 overdue it reminds the desk, then goes up to its lead, once, also after a downtime", async () => {
    const desk = await openDesk();
    const { operator, lead, customer } = desk.people;
    const { partId, number } = await handedOver(desk);
    const supplier = await byLink(desk, number);
    await desk.program.engine.move(supplier, partId, {
      move: "acknowledge",
      values: { promisedAt: "2030-03-04T04:00:00Z" },
    });
    desk.kernel.moveTo("2030-03-04T06:00:00Z");
    await desk.program.engine.fireDue(desk.kernel.now());
    await desk.settle();
    const kinds = async (personId: string) => {
      const { rows } = await desk.db.query<{ kind: string }>({
        text: "select distinct kind from notices where person_id = $1 and case_id = $2",
        values: [personId, partId],
      });
      return rows.map(({ kind }) => kind);
    };
    for (const one of [operator, lead])
      expect(await kinds(one.id)).toEqual(expect.arrayContaining(["clock-warning", "clock-breached"]));
    expect(await kinds(customer.id)).toEqual([]);
    expect(await desk.program.engine.fireDue(desk.kernel.now())).toBe(0);
  });

  test("D18 the customer's case is cancelled: the part is taken back and the supplier's link opens it no more for acts", async () => {
    const desk = await openDesk();
    const supplier = await addSupplier(desk);
    const { id } = await desk.registerCall();
    await desk.move(desk.people.operator, id, "handToSupplier", { supplier, supplierTask: task });
    await desk.settle();
    await desk.move(desk.people.operator, id, "cancel", { cancelReason: "withdrawn" });
    await desk.settle();
    const { rows } = await desk.db.query<{ state: string }>({
      text: "select state from cases where process = 'supplier-part'",
    });
    expect(rows).toEqual([{ state: "withdrawn" }]);
  });
});
