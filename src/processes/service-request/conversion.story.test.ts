import { expect, test } from "vitest";
import type { CaseView, TimelineEntry } from "#kernel/process/contract.ts";
import { caseRoutes } from "#kernel/process/routes.ts";
import { type RequestDesk, requestDesk } from "#test/world/catalogue.ts";
import type { Person } from "#test/world/desk.ts";
import { findBroken } from "#test/world/invariants.ts";
import { call } from "#test/world/registers.ts";

test("D4 an incident becomes a service request under its number: timeline, shared clocks, measures and the customer's sight of it stay", async () => {
  const desk = await requestDesk();
  const { operator, customer, engineer } = desk.people;
  const item = await desk.addItem({
    approvals: [
      {
        title: { zh: "审批", en: "Approval" },
        mode: "any",
        approvers: [{ kind: "person", personId: engineer.id }],
        minutes: 480,
        atDeadline: "remind",
      },
    ],
  });
  const { id, number } = await desk.registerCall({ subject: "要开一个账号" });
  await desk.program.engine.comment(await desk.asking(customer), id, {
    body: "给新同事用。",
    visibility: "public",
    attachments: [],
  });
  await desk.move(operator, id, "triage", {
    service: desk.ids.service,
    category: desk.ids.category,
    impact: "3",
    urgency: "3",
  });
  const before = await desk.read(id);
  desk.kernel.pass({ minutes: 30 });

  const converted = await convert(desk, operator, id, { item: item.id, answers: { account: "gu.nz" } });
  expect(converted).toMatchObject({ number, state: "awaitingApproval" });
  const { record, clocks, todos } = await desk.read(id);
  expect(record).toMatchObject({
    process: "service-request",
    processVersion: 1,
    isInternal: false,
    fields: { service: desk.ids.service, category: desk.ids.category, item: item.id },
  });
  expect(record.fields).not.toHaveProperty("impact");
  expect(todos.map(({ personId }) => personId)).toEqual([engineer.id]);
  // What both know goes on: the same run, paused for the approval; what only the incident knows has ended.
  const was = before.clocks.find(({ clock }) => clock === "resolution")!;
  const is = clocks.filter(({ clock }) => clock === "resolution");
  expect(is.map(({ run, state }) => ({ run, state }))).toEqual([{ run: was.run, state: "paused" }]);
  expect(is[0]!.startedAt.equals(was.startedAt)).toBe(true);
  expect(clocks.filter(({ clock }) => clock === "firstLine").map(({ state }) => state)).toEqual(["stopped"]);

  const seen = await timeline(desk, customer, number);
  expect(seen.map(({ kind }) => kind)).toEqual(["registered", "commented", "converted"]);
  expect(seen.at(-1)).toMatchObject({ converted: { from: { en: "Incident" }, because: null } });
  const inside = await timeline(desk, operator, number);
  expect(inside.find(({ kind }) => kind === "moved")?.move?.title.en).toBe("Triage and take it");
  expect(inside.at(-1)).toMatchObject({ converted: { because: "要的是账号" } });
  expect(inside.at(-1)!.fields.map(({ title }) => title.en)).toContain("Impact");
  expect((await shown(desk, customer, number)).process).toBe("service-request");

  await desk.move(engineer, id, "approve");
  await desk.settle();
  expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);
});

test("D4 a request turns out to be an incident and is worked on as one", async () => {
  const desk = await requestDesk();
  const { operator, customer, engineer } = desk.people;
  const item = await desk.addItem();
  const { id, number } = await desk.ask(customer, item, { account: "a" });
  // One of us is none of the customers, though they belong to an organisation as these do.
  expect((await shown(desk, operator, number)).requester.isColleague).toBe(false);
  const ours = await desk.ask(engineer, item, { account: "b" });
  const { organisation, requester } = await shown(desk, operator, ours.number);
  expect([organisation?.name, requester.isColleague]).toEqual(["网络与终端处", true]);
  const answer = await desk.program.engine.convert(await desk.asking(operator), id, {
    process: "incident",
    reason: "其实是故障",
    values: { impact: "1", urgency: "1" },
  });
  expect(answer.state).toBe("registered");
  await desk.takeTo("solved", id);
  expect((await desk.read(id)).record).toMatchObject({ process: "incident", state: "solved" });
  await desk.settle();
  expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);
});

test("D4 who may not convert, from where it makes no sense, and what never becomes a matter of the house", async () => {
  const desk = await requestDesk();
  const { operator, engineer, customer, liaison } = desk.people;
  const item = await desk.addItem();
  const { id } = await desk.registerCall();
  const given = { item: item.id, answers: { account: "a" } };
  for (const who of [engineer, liaison, customer]) {
    await expect(convert(desk, who, id, given), who.key).rejects.toMatchObject({
      code: expect.stringMatching(/not-permitted|no-such-case/),
    });
  }
  await expect(convert(desk, operator, id, {})).rejects.toMatchObject({
    detail: { issues: [expect.objectContaining({ path: "fields.item", code: "required" })] },
  });
  await expect(
    desk.program.engine.convert(await desk.asking(operator), id, {
      process: "internal-operation",
      reason: "内部的",
      values: {},
    }),
  ).rejects.toMatchObject({ code: "customers-case" });
  await expect(
    desk.program.engine.convert(await desk.asking(operator), id, { process: "follow-up", reason: "x", values: {} }),
  ).rejects.toMatchObject({ code: "not-permitted" });
  const solved = await desk.takeTo("solved");
  await expect(convert(desk, operator, solved, given)).rejects.toMatchObject({ code: "cannot-convert" });
});

test("D4 two at once: one converts, the other is told; a repeated call finds its first answer", async () => {
  const desk = await requestDesk();
  const { operator, lead } = desk.people;
  const item = await desk.addItem();
  const { id } = await desk.registerCall();
  const order = { process: "service-request", reason: "要账号", values: { item: item.id, answers: { account: "a" } } };
  const key = "6f6a1c1e-0000-4000-8000-000000000001";
  const asking = { ...(await desk.asking(operator)), idempotencyKey: key };
  const outcomes = await Promise.allSettled([
    desk.program.engine.convert(asking, id, order),
    desk.program.engine.convert(await desk.asking(lead), id, order),
  ]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  if (outcomes[0]!.status === "fulfilled")
    expect(await desk.program.engine.convert(asking, id, order)).toEqual(outcomes[0]!.value);
  const { rows } = await desk.db.query<{ n: number }>({
    text: "select count(*)::int as n from events where case_id = $1 and kind = 'converted'",
    values: [id],
  });
  expect(rows[0]!.n).toBe(1);
});

const convert = async (desk: RequestDesk, who: Person, caseId: string, values: Record<string, unknown>) =>
  desk.program.engine.convert(await desk.asking(who), caseId, {
    process: "service-request",
    reason: "要的是账号",
    values,
  });

const routes = ({ program }: RequestDesk) =>
  caseRoutes({
    engine: program.engine,
    names: program.names,
    scripts: program.reference,
    searchCondition: async () => null,
  });
const timeline = async (desk: RequestDesk, who: Person, number: string) =>
  (
    await call<{ entries: TimelineEntry[] }>(routes(desk), "cases.timeline", await desk.asking(who), {
      params: { number },
    })
  ).entries;
const shown = async (desk: RequestDesk, who: Person, number: string) =>
  call<CaseView>(routes(desk), "cases.read", await desk.asking(who), { params: { number } });
