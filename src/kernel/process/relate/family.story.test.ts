import { describe, expect, test } from "vitest";
import { changeLink } from "#kernel/process/relate/link.ts";
import { type Desk, openDesk, type Person } from "#test/world/desk.ts";
import { findBroken } from "#test/world/invariants.ts";
import { cascade, previewCascade } from "./cascade.ts";
import { clone, split } from "./copy.ts";

const whole = (desk: Desk) => findBroken(desk.db, desk.program.engine.ground.definitions);
const solution = { cause: "电源批次不良", solution: "整批更换", result: "都恢复了。" };

async function adopt(desk: Desk, who: Person, childId: string, parentId: string): Promise<void> {
  await changeLink(desk.program.engine, await desk.asking(who), "link", {
    caseId: childId,
    otherId: parentId,
    kind: "child-of",
    direction: "to",
  });
}

describe("D22 parent and children", () => {
  test("D22 solving the parent shows first whom it will tell, then solves each child through a move of its own", async () => {
    const desk = await openDesk();
    const { operator, engineer } = desk.people;
    const parent = await desk.takeTo("working");
    const [one, ended] = [await desk.takeTo("working"), await desk.takeTo("solved")];
    for (const child of [one, ended]) await adopt(desk, operator, child, parent);

    await expect(desk.move(engineer, parent, "solve", solution)).rejects.toMatchObject({ code: "children-open" });
    const asking = await desk.asking(engineer);
    const preview = await previewCascade(desk.program.engine, asking, {
      parentId: parent,
      move: "solve",
      values: solution,
    });
    expect(preview).toMatchObject([
      { one: { read: { record: { id: one } } }, refusal: null, told: { zh: "已解决：都恢复了。" } },
    ]);
    expect((await desk.read(one)).record.state).toBe("working");

    const order = { parentId: parent, move: "solve", values: solution, children: [{ id: one }] };
    const keyed = { ...asking, idempotencyKey: "cascade-once" };
    const done = await cascade(desk.program.engine, keyed, order);
    expect(done).toMatchObject({
      parent: { state: "solved" },
      children: [{ id: one, answer: { state: "solved" }, refusal: null }],
    });
    expect((await desk.read(one)).record.fields).toMatchObject({ solution: "整批更换" });
    expect(await cascade(desk.program.engine, keyed, order)).toEqual(done);
    expect(await whole(desk)).toEqual([]);
  });

  test("D22 a child that cannot follow says why, the parent ends all the same; one left out is released", async () => {
    const desk = await openDesk();
    const { operator, engineer } = desk.people;
    const parent = await desk.takeTo("working");
    const [moved, left] = [await desk.takeTo("working"), await desk.takeTo("working")];
    for (const child of [moved, left]) await adopt(desk, operator, child, parent);
    const { version } = (await desk.read(moved)).record;
    await desk.move(engineer, moved, "askCustomer", { message: "哪一台？" });
    const done = await cascade(desk.program.engine, await desk.asking(engineer), {
      parentId: parent,
      move: "solve",
      values: solution,
      children: [{ id: moved, version }],
    });
    expect(done.parent.state).toBe("solved");
    expect(done.children).toMatchObject([{ answer: null, refusal: { code: "changed-meanwhile" } }]);
    expect((await desk.read(left)).record.state).toBe("working");
    expect(await whole(desk)).toEqual([]);
  });

  test("D22 no circles, one parent, and a child can be detached", async () => {
    const desk = await openDesk();
    const { operator } = desk.people;
    const [a, b, c] = [await desk.registerCall(), await desk.registerCall(), await desk.registerCall()];
    await adopt(desk, operator, b.id, a.id);
    await adopt(desk, operator, c.id, b.id);
    await expect(adopt(desk, operator, a.id, c.id)).rejects.toMatchObject({ code: "would-go-in-circles" });
    await expect(adopt(desk, operator, b.id, c.id)).rejects.toMatchObject({ code: "has-parent" });
    await expect(desk.move(operator, a.id, "cancel", { cancelReason: "mistaken" })).rejects.toMatchObject({
      code: "children-open",
    });
    await changeLink(desk.program.engine, await desk.asking(operator), "unlink", {
      caseId: b.id,
      otherId: a.id,
      kind: "child-of",
      direction: "to",
    });
    await desk.move(operator, a.id, "cancel", { cancelReason: "mistaken" });
    expect(await whole(desk)).toEqual([]);
  });

  test("D22 who may not solve a child does not solve it through its parent", async () => {
    const desk = await openDesk();
    const { specialist, operator } = desk.people;
    const parent = await desk.takeTo("working");
    await adopt(desk, operator, await desk.takeTo("working"), parent);
    await expect(
      cascade(desk.program.engine, await desk.asking(specialist), {
        parentId: parent,
        move: "solve",
        values: solution,
        children: [],
      }),
    ).rejects.toMatchObject({ kind: "not-found" });
  });
});

describe("D22 splitting and copying", () => {
  test("D22 chosen public words become a new linked case with requester, customer and device; the original says so", async () => {
    const desk = await openDesk();
    const { operator, customer } = desk.people;
    const first = await desk.registerCall({ fields: { deviceModel: "BY-200", deviceSerial: "SN-0042" } });
    const said = async (body: string, visibility: "public" | "internal") =>
      desk.program.engine.comment(await desk.asking(visibility === "public" ? customer : operator), first.id, {
        body,
        visibility,
        attachments: [],
      });
    const { seq } = await said("另外，打印机也卡纸了", "public");
    const inside = await said("客户在赶论文", "internal");
    const asking = { ...(await desk.asking(operator)), idempotencyKey: "split-once" };
    const order = { caseId: first.id, subject: "打印机卡纸", text: "", entries: [seq] };
    const made = await split(desk.program.engine, asking, order);
    expect(await split(desk.program.engine, asking, order)).toEqual(made);
    expect((await desk.read(made.id)).record).toMatchObject({
      subject: "打印机卡纸",
      description: "另外，打印机也卡纸了",
      requesterId: customer.id,
      organisationId: desk.ids.library,
      fields: { deviceModel: "BY-200", deviceSerial: "SN-0042" },
    });
    const { rows } = await desk.db.query<{ kind: string; to_case_id: string }>({
      text: "select kind, to_case_id from case_links where from_case_id = $1",
      values: [made.id],
    });
    expect(rows).toEqual([{ kind: "split-from", to_case_id: first.id }]);
    // Words of the house never reach the customer by way of a new case.
    await expect(
      split(desk.program.engine, await desk.asking(operator), { ...order, entries: [inside.seq] }),
    ).rejects.toMatchObject({ detail: { issues: [{ path: "entries.0", code: "not-there" }] } });
    expect(await whole(desk)).toEqual([]);
  });

  test("D22 a copy has the values of the first and a number of its own; an auditor makes none", async () => {
    const desk = await openDesk();
    const { operator, auditor } = desk.people;
    const first = await desk.registerCall({ fields: { impact: "2", urgency: "1", deviceSerial: "SN-7" } });
    const made = await clone(desk.program.engine, await desk.asking(operator), first.id);
    const [one, copy] = [(await desk.read(first.id)).record, (await desk.read(made.id)).record];
    expect(copy).toMatchObject({ subject: one.subject, priority: one.priority, fields: one.fields });
    expect(copy.number).not.toBe(one.number);
    await expect(clone(desk.program.engine, await desk.asking(auditor), first.id)).rejects.toMatchObject({
      code: "not-permitted",
    });
    expect(await whole(desk)).toEqual([]);
  });
});
