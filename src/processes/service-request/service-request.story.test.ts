import { expect, test } from "vitest";
import type { CreateItem } from "#registers/catalogue/contract.ts";
import { requestDesk } from "#test/world/catalogue.ts";
import { findBroken } from "#test/world/invariants.ts";

test("D4 L1 a request goes from the catalogue through its approvals to the team, is fulfilled and confirmed by the customer", async () => {
  const desk = await requestDesk();
  const { customer, representative, head, engineer } = desk.people;
  const item = await desk.addItem({
    approvals: [
      { ...step("客户确认"), approvers: [{ kind: "customer-representative" }] },
      { ...step("部门负责人"), approvers: [{ kind: "role", role: "department-head" }] },
    ],
  });
  const { id } = await desk.ask(customer, item, { account: "gu.nz", reason: "新同事" });
  expect(await desk.state(id)).toBe("awaitingApproval");
  expect(await desk.turns(id)).toEqual([{ person: null, role: "customer-representative" }]);

  await desk.move(representative, id, "approve", { remark: "同意" });
  expect(await desk.turns(id)).toEqual([{ person: null, role: "department-head" }]);
  await desk.move(head, id, "approve");
  expect(await desk.state(id)).toBe("assigned");
  await desk.move(engineer, id, "accept");
  await desk.move(engineer, id, "fulfil", { result: "账号已开通。" });
  await desk.move(customer, id, "confirm", { satisfaction: 4, comment: "很快" });
  await desk.settle();

  const { record } = await desk.read(id);
  expect(record).toMatchObject({ state: "closed", fields: { itemVersion: 1 } });
  expect(record.fields.answers).toEqual([
    expect.objectContaining({ key: "account", value: "gu.nz", title: { zh: "账号名", en: "Account" } }),
    expect.objectContaining({ key: "reason", value: "新同事" }),
  ]);
  expect(await desk.acts(id)).toEqual(["1 asked", "1 approved 何其安", "2 asked", "2 approved 苗望舒"]);
  const { rows } = await desk.db.query({ text: "select form, channel, score from submissions" });
  expect(rows).toEqual([{ form: "service-request", channel: "portal", score: 100 }]);
  expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);
});

test("D4 the server checks what was filled in, naming each field, and who may ask for it", async () => {
  const desk = await requestDesk();
  const item = await desk.addItem();
  await expect(desk.ask(desk.people.customer, item, { reason: 7, other: "x" })).rejects.toMatchObject({
    kind: "invalid",
    detail: {
      issues: expect.arrayContaining([
        expect.objectContaining({ path: "fields.answers.account", code: "required" }),
        expect.objectContaining({ path: "fields.answers.reason", code: "not-text" }),
        expect.objectContaining({ path: "fields.answers.other", code: "unknown-key" }),
      ]),
    },
  });
  const theirs = await desk.addItem({ audience: { organisationIds: [desk.ids.hospital!], roles: [] } });
  await expect(desk.ask(desk.people.customer, theirs, { account: "a" })).rejects.toMatchObject({
    detail: { issues: [{ path: "fields.item", code: "not-offered" }] },
  });
  const ofRepresentatives = await desk.addItem({
    audience: { organisationIds: [], roles: ["customer-representative"] },
  });
  await expect(desk.ask(desk.people.customer, ofRepresentatives, { account: "a" })).rejects.toMatchObject({
    detail: { issues: [{ path: "fields.item", code: "not-offered" }] },
  });
  const asked = await desk.ask(desk.people.representative, ofRepresentatives, { account: "a" });
  expect(asked.state).toBe("assigned");
});

test("D4 only those who are called upon approve; nobody else, neither the one who asked nor the desk", async () => {
  const desk = await requestDesk();
  const { customer, operator, engineer, colleague, stranger, representative } = desk.people;
  const item = await desk.addItem({ approvals: [by(engineer.id)] });
  const { id } = await desk.ask(customer, item, { account: "a" });
  for (const who of [operator, colleague]) {
    await expect(desk.move(who, id, "approve"), who.key).rejects.toMatchObject({ code: "responsible-only" });
  }
  await expect(desk.move(representative, id, "approve")).rejects.toMatchObject({ code: "responsible-only" });
  await expect(desk.move(customer, id, "approve")).rejects.toMatchObject({ code: "responsible-only" });
  await expect(desk.move(stranger, id, "approve")).rejects.toMatchObject({ code: "no-such-case" });
  expect((await desk.move(engineer, id, "approve")).state).toBe("assigned");
});

test("D4 where all must agree two approvers at once both count; where any one suffices the second finds it decided", async () => {
  const desk = await requestDesk();
  const { customer, engineer, colleague } = desk.people;
  const both = { ...by(engineer.id, colleague.id), mode: "all" as const };
  const all = await desk.ask(customer, await desk.addItem({ approvals: [both] }), { account: "a" });
  await Promise.all([desk.move(engineer, all.id, "approve"), desk.move(colleague, all.id, "approve")]);
  expect(await desk.state(all.id)).toBe("assigned");
  expect((await desk.acts(all.id)).toSorted()).toEqual([
    "1 approved 周知微",
    "1 approved 季长卿",
    "1 asked 周知微",
    "1 asked 季长卿",
  ]);

  const any = await desk.ask(customer, await desk.addItem({ approvals: [by(engineer.id, colleague.id)] }), {
    account: "a",
  });
  const outcomes = await Promise.allSettled([
    desk.move(engineer, any.id, "approve"),
    desk.move(colleague, any.id, "approve"),
  ]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await desk.state(any.id)).toBe("assigned");
  expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);
});

test("D4 one refusal ends it, and whoever asked is told why", async () => {
  const desk = await requestDesk();
  const { customer, engineer, colleague } = desk.people;
  const both = { ...by(engineer.id, colleague.id), mode: "all" as const };
  const { id } = await desk.ask(customer, await desk.addItem({ approvals: [both] }), { account: "a" });
  await desk.move(engineer, id, "approve");
  await desk.move(colleague, id, "refuse", { refusalReason: "已有同名账号" });
  const { record, todos } = await desk.read(id);
  expect(record).toMatchObject({ state: "refused", family: "cancelled" });
  expect(todos).toEqual([]);
  const { rows } = await desk.db.query<{ told: { zh: string } }>({
    text: "select content->'told' as told from event_contents where case_id = $1 and content ? 'told' order by seq desc limit 1",
    values: [id],
  });
  expect(rows[0]!.told.zh).toContain("已有同名账号");
});

test("D4 a deputy decides in the place of who named them, and the record says so; whoever is gone falls to their superior, else the desk", async () => {
  const desk = await requestDesk();
  const { customer, engineer, colleague, head, operator } = desk.people;
  await desk.nameDeputy(engineer, colleague, "2030-03-01", "2030-03-08");
  const item = await desk.addItem({ approvals: [by(engineer.id)] });
  const first = await desk.ask(customer, item, { account: "a" });
  expect(await desk.turns(first.id)).toEqual([{ person: "季长卿", role: null, inPlaceOf: "周知微" }]);
  await desk.move(colleague, first.id, "approve");
  expect(await desk.acts(first.id)).toEqual(["1 asked 季长卿 for 周知微", "1 approved 季长卿 for 周知微"]);

  await desk.leave(colleague);
  await desk.leave(engineer);
  const second = await desk.ask(customer, item, { account: "b" });
  expect(await desk.turns(second.id)).toEqual([{ person: null, role: "department-head", fell: "superior" }]);
  await desk.leave(head);
  await desk.passOnLost();
  expect(await desk.turns(second.id)).toEqual([{ person: null, role: null, fell: "desk" }]);
  expect((await desk.move(operator, second.id, "approve")).state).toBe("assigned");
  expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);
});

test("D4 what is asked of a customer's representative reaches their deputy too, of their house only, and the record says for whom", async () => {
  const desk = await requestDesk();
  const { customer, representative, stranger, engineer } = desk.people;
  const item = await desk.addItem({
    approvals: [{ ...step("客户确认"), approvers: [{ kind: "customer-representative" }] }],
  });
  for (const who of [stranger, engineer])
    await expect(desk.nameDeputyFor(representative, who), who.key).rejects.toMatchObject({
      detail: { issues: [expect.objectContaining({ path: "deputyId", code: "not-there" })] },
    });
  await desk.nameDeputyFor(representative, customer);
  const one = await desk.ask(customer, item, { account: "a" });
  expect(await desk.turns(one.id)).toEqual([
    { person: null, role: "customer-representative" },
    { person: "顾南枝", role: null, inPlaceOf: "何其安" },
  ]);
  await expect(desk.move(stranger, one.id, "approve")).rejects.toMatchObject({ code: "no-such-case" });
  expect((await desk.move(customer, one.id, "approve")).state).toBe("assigned");
  expect((await desk.acts(one.id)).at(-1)).toBe("1 approved 顾南枝 for 何其安");

  // Whoever is stood in for may decide themselves, in no one's place; nobody is asked any more then.
  const other = await desk.ask(customer, item, { account: "b" });
  expect((await desk.move(representative, other.id, "approve")).state).toBe("assigned");
  expect((await desk.acts(other.id)).at(-1)).toBe("1 approved 何其安");

  // The deputy who has moved to another house is one no more.
  await desk.db.query({
    text: "update memberships set organisation_id = (select organisation_id from memberships where person_id = $2) where person_id = $1",
    values: [customer.id, stranger.id],
  });
  await desk.program.refresh();
  const third = await desk.ask(representative, item, { account: "c" });
  expect(await desk.turns(third.id)).toEqual([{ person: null, role: "customer-representative" }]);
  expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);
});

test("D4 an approver lets a colleague decide; not themselves, and not on the customer's side", async () => {
  const desk = await requestDesk();
  const { customer, engineer, colleague, representative } = desk.people;
  const { id } = await desk.ask(customer, await desk.addItem({ approvals: [by(engineer.id)] }), { account: "a" });
  await expect(desk.move(engineer, id, "passOn", { approver: engineer.id })).rejects.toMatchObject({
    detail: { issues: [{ path: "fields.approver", code: "not-oneself" }] },
  });
  await desk.move(engineer, id, "passOn", { approver: colleague.id });
  await expect(desk.move(engineer, id, "approve")).rejects.toMatchObject({ code: "responsible-only" });
  expect(await desk.turns(id)).toEqual([{ person: "季长卿", role: null, inPlaceOf: "周知微" }]);
  expect((await desk.move(colleague, id, "approve")).state).toBe("assigned");

  const theirs = await desk.addItem({
    approvals: [{ ...step("客户确认"), approvers: [{ kind: "customer-representative" }] }],
  });
  const other = await desk.ask(customer, theirs, { account: "a" });
  await expect(desk.move(representative, other.id, "passOn", { approver: colleague.id })).rejects.toMatchObject({
    code: "staff-only",
  });
});

test.each([
  ["remind", { person: "周知微", role: null }],
  ["delegate", { person: "季长卿", role: null, inPlaceOf: "周知微" }],
  ["escalate", { person: null, role: "department-head", fell: "superior" }],
] as const)("D4 L3 a late approval after downtime: %s, once, and its limit begins anew", async (atDeadline, turn) => {
  const desk = await requestDesk();
  const { customer, engineer, colleague } = desk.people;
  const item = await desk.addItem({ approvals: [{ ...by(engineer.id), minutes: 60, atDeadline }] });
  const { id } = await desk.ask(customer, item, { account: "a" });
  await desk.nameDeputy(engineer, colleague, "2030-03-01", "2030-03-08");
  // Nobody was there for three hours: the clock fires when somebody is, once.
  desk.kernel.pass({ minutes: 180 });
  await desk.program.engine.fireDue(desk.kernel.now());
  await desk.program.engine.fireDue(desk.kernel.now());
  await desk.settle();
  expect(await desk.turns(id)).toEqual([turn]);
  const { clocks } = await desk.read(id);
  const runs = clocks.filter(({ clock }) => clock === "approval");
  expect(runs.map(({ state }) => state)).toEqual(["stopped", "running"]);
  expect(runs[1]!.startedAt.equals(desk.kernel.now())).toBe(true);
  expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);
});

test("D4 a request goes by the version of the item it was asked by", async () => {
  const desk = await requestDesk();
  const { customer, engineer, colleague } = desk.people;
  const item = await desk.addItem({ approvals: [by(engineer.id), by(colleague.id)] });
  const { id } = await desk.ask(customer, item, { account: "a" });
  await desk.changeItem(item, { approvals: [] });
  await desk.move(engineer, id, "approve");
  expect(await desk.turns(id)).toEqual([{ person: "季长卿", role: null }]);
  expect((await desk.ask(customer, item, { account: "b" })).state).toBe("assigned");
});

test("D4 whoever asked withdraws while nothing was done, and only then, and only they", async () => {
  const desk = await requestDesk();
  const { customer, representative, engineer } = desk.people;
  const item = await desk.addItem();
  const { id } = await desk.ask(customer, item, { account: "a" });
  await expect(desk.move(representative, id, "withdraw")).rejects.toMatchObject({ code: "requester-only" });
  expect((await desk.move(customer, id, "withdraw")).state).toBe("cancelled");
  const begun = await desk.ask(customer, item, { account: "a" });
  await desk.move(engineer, begun.id, "accept");
  await expect(desk.move(customer, begun.id, "withdraw")).rejects.toMatchObject({ code: "wrong-state" });
});

const step = (title: string): CreateItem["approvals"][number] => ({
  title: { zh: title, en: title },
  mode: "any",
  approvers: [],
  minutes: 480,
  atDeadline: "remind",
});
const by = (...personIds: string[]): CreateItem["approvals"][number] => ({
  ...step("审批"),
  approvers: personIds.map((personId) => ({ kind: "person" as const, personId })),
});

test("D13 D3 a request is urged by whoever asked, once an hour, and by the desk; never by whose word it waits for", async () => {
  const desk = await requestDesk();
  const { customer, representative, engineer, operator } = desk.people;
  const item = await desk.addItem({
    approvals: [{ ...step("客户确认"), approvers: [{ kind: "customer-representative" }] }],
  });
  const { id } = await desk.ask(customer, item, { account: "a" });
  const told = async () => {
    await desk.settle();
    const { rows } = await desk.db.query<{ person: string }>({
      text: "select person_id::text as person from notices where case_id = $1 and kind = 'urged' order by id",
      values: [id],
    });
    return rows.map(({ person }) => person);
  };
  // The representative's own approval is awaited: they have nobody to urge, and whoever asked reminds them.
  await expect(desk.move(representative, id, "urgeByCustomer")).rejects.toMatchObject({ code: "waits-for-you" });
  await desk.move(customer, id, "urgeByCustomer");
  expect(await told()).toEqual([representative.id]);
  await expect(desk.move(customer, id, "urgeByCustomer")).rejects.toMatchObject({ code: "urged-just-now" });

  await desk.move(representative, id, "approve");
  await desk.move(engineer, id, "accept");
  await desk.move(operator, id, "chaseAndUrge", { chaseSaid: "新同事今天到岗" });
  expect((await told()).at(-1)).toBe(engineer.id);
  expect((await desk.read(id)).record.fields).toMatchObject({ chases: 1, urges: 2 });

  await desk.move(engineer, id, "askCustomer", { message: "账号给谁用？" });
  desk.kernel.pass({ minutes: 60 });
  await expect(desk.move(customer, id, "urgeByCustomer")).rejects.toMatchObject({ code: "waits-for-you" });
  await desk.move(engineer, id, "resume");
  await desk.move(customer, id, "urgeByCustomer");
  expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);
});
