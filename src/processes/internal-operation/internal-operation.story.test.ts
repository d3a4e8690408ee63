import { expect, test } from "vitest";
import { openDesk } from "#test/world/desk.ts";
import { findBroken } from "#test/world/invariants.ts";

const order = (desk: Awaited<ReturnType<typeof openDesk>>) => ({
  process: "internal-operation",
  subject: "机房 UPS 电池到期更换",
  description: "",
  channel: "phone",
  requester: { name: "沈一苇" },
  requesterId: desk.people.operator.id,
  organisationId: desk.ids.provider!,
  occurredAt: null,
  values: {},
});

test("D4 an internal operation is registered, planned, done, checked by somebody else and closed", async () => {
  const desk = await openDesk();
  const { operator, engineer, head } = desk.people;
  const { id } = await desk.program.engine.register(await desk.asking(operator), order(desk));
  await desk.move(operator, id, "plan", { team: desk.ids["team:network"], plannedAt: "2030-03-05T02:00:00.000Z" });
  await desk.move(engineer, id, "begin");
  await desk.move(engineer, id, "finish", { result: "四块电池全部换新，放电测试通过。", minutesSpent: 90 });
  await expect(desk.move(engineer, id, "pass")).rejects.toMatchObject({ code: "not-permitted" });
  await desk.move(head, id, "sendBack", { finding: "缺放电曲线" });
  await desk.move(engineer, id, "finish", { result: "补了放电曲线。" });
  expect((await desk.move(head, id, "pass")).state).toBe("closed");
  await desk.settle();
  expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);
});

test("D4 whoever did it does not check it, even as the head", async () => {
  const desk = await openDesk();
  const { operator, head } = desk.people;
  const { id } = await desk.program.engine.register(await desk.asking(operator), order(desk));
  await desk.move(operator, id, "plan", {
    team: desk.ids["team:network"],
    assignee: head.id,
    plannedAt: "2030-03-05T02:00:00.000Z",
  });
  await desk.move(head, id, "begin");
  await desk.move(head, id, "finish", { result: "换好了。" });
  await expect(desk.move(head, id, "pass")).rejects.toMatchObject({ code: "own-work" });
});

test("D4 S7 customers neither register internal operations nor see them", async () => {
  const desk = await openDesk();
  const { operator, customer, representative } = desk.people;
  await expect(
    desk.program.engine.register(await desk.asking(customer), { ...order(desk), requesterId: customer.id }),
  ).rejects.toMatchObject({ code: "not-permitted" });
  const { id } = await desk.program.engine.register(await desk.asking(operator), {
    ...order(desk),
    organisationId: desk.ids.library!,
  });
  for (const who of [customer, representative]) {
    await expect(
      desk.program.engine.comment(await desk.asking(who), id, { body: "?", visibility: "public", attachments: [] }),
    ).rejects.toMatchObject({ code: "no-such-case" });
  }
});
