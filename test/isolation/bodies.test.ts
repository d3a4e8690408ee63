import { expect, onTestFinished, test as vitest } from "vitest";
import { fingerprint } from "#test/world/fingerprint.ts";
import { findBroken } from "#test/world/invariants.ts";
import { type IsolationWorld, openIsolation } from "./world.ts";

/** Ids in a body are no way around the scope either: each test also leaves every case sound. */
const test = (title: string, run: (world: IsolationWorld) => Promise<void>) =>
  vitest(title, async () => {
    const world = await openIsolation();
    onTestFinished(async () => {
      await world.desk.settle();
      expect(await findBroken(world.desk.db, world.desk.program.engine.ground.definitions)).toEqual([]);
    });
    await run(world);
  });

const report = (more: object = {}) => ({ process: "incident", subject: "打印机卡纸", fields: {}, ...more });

test("S7 ASVS 8.2.2 a customer asks for themselves, whoever the body names: person, organisation, contacts", async (world) => {
  const { as, desk } = world;
  const made = await as(
    "requester",
    "POST",
    "/cases",
    report({
      requester: { personId: desk.people.stranger.id, organisation: "建木医院", email: "he.wy@jianmu.example" },
    }),
  );
  expect(made.status).toBe(201);
  const { rows } = await desk.db.query<{ requester_id: string; organisation_id: string }>({
    text: "select requester_id, organisation_id from cases where id = $1",
    values: [(made.body as { id: string }).id],
  });
  expect(rows[0]).toEqual({ requester_id: desk.people.customer.id, organisation_id: desk.ids.library });
  expect(made.text).not.toContain("建木");
});

test("S7 a device of somebody else is no key to its model, serial number and place", async (world) => {
  const { as, ids, desk } = world;
  for (const who of ["requester", "representative", "colleague"] as const) {
    const made = await as(who, "POST", "/cases", report({ fields: { device: ids.otherDevice } }));
    expect(made.body, who).toMatchObject({ status: 422, errors: [{ path: "fields.device", code: "unknown-id" }] });
  }
  const mine = await as("requester", "POST", "/cases", report({ fields: { device: ids.ownDevice } }));
  expect(mine.status).toBe(201);
  const shown = await as("requester", "GET", `/cases/${(mine.body as { number: string }).number}`);
  expect(shown.text).toContain("SERIAL-own");
  // The desk may put down what a caller says: it sees them all.
  const byDesk = await as(
    "skilled-agent",
    "POST",
    "/cases",
    report({
      requester: { personId: desk.people.customer.id },
      fields: { device: ids.otherDevice },
    }),
  );
  expect(byDesk.status).toBe(422);
});

test("S7 what would be promised to another customer is nobody's business: their level is not named", async (world) => {
  const { as, desk } = world;
  const ask = (who: "requester" | "stranger" | "skilled-agent", organisation?: string) =>
    as(who, "POST", "/case-promises", { process: "incident", priority: 2, ...(organisation ? { organisation } : {}) });
  for (const given of [undefined, desk.ids.hospital!]) {
    const answer = await ask("requester", given);
    expect(answer.text).not.toContain("CANARY-other");
  }
  expect((await ask("stranger")).text).toContain("CANARY-other-level");
  expect((await ask("skilled-agent", desk.ids.hospital!)).text).toContain("CANARY-other-level");
});

test("S7 a case is given to staff of the house and to nobody else: not to a customer, a supplier, somebody gone, or nobody", async (world) => {
  const { desk, ids } = world;
  const caseId = await desk.takeTo("dispatched");
  await desk.move(desk.people.liaison, caseId, "acknowledge");
  await desk.db.query({
    text: "update persons set is_active = false where id = $1",
    values: [desk.people.colleague.id],
  });
  const give = (assignee: string) =>
    desk.move(desk.people.liaison, caseId, "diagnose", { firstDiagnosis: "供电", severity: "ordinary", assignee });
  for (const nobody of [desk.people.customer.id, ids["principal:supplier"]!, desk.people.colleague.id, "999999"]) {
    await expect(give(nobody), nobody).rejects.toMatchObject({
      kind: "invalid",
      detail: { issues: [{ path: "fields.assignee", code: "unknown-id" }] },
    });
  }
  await give(desk.people.engineer.id);
});

test("S7 an attachment of another case cannot be taken along: refused, and nothing is said", async (world) => {
  const { as, ids, numbers, desk } = world;
  const before = await fingerprint(desk.db);
  for (const id of [
    ids["attachment:other-public"],
    ids["attachment:own-internal"],
    "00000000-0000-4000-8000-000000000000",
  ]) {
    const said = await as("requester", "POST", `/cases/${numbers.own}/comments`, {
      body: "请看附件",
      visibility: "public",
      attachments: [id],
    });
    expect(said.body, id).toMatchObject({ status: 422, errors: [{ path: "attachments.0", code: "unknown-id" }] });
  }
  expect(await fingerprint(desk.db)).toEqual(before);
});

test("S7 S8 a customer's words stay public words: no internal note, no move of staff, nothing under another's number", async (world) => {
  const { as, numbers, desk } = world;
  const before = await fingerprint(desk.db);
  const note = { body: "内部", visibility: "internal" };
  for (const who of ["requester", "representative", "link"] as const) {
    expect((await as(who, "POST", `/cases/${numbers.own}/comments`, note)).status, who).toBe(403);
    for (const move of ["takeResult", "correct", "cancel", "close", "reopenAfterFollowUp", "notSolved"]) {
      const answer = await as(who, "POST", `/cases/${numbers.own}/moves/${move}`, { fields: {} });
      expect(answer.status, `${who} ${move}`).toBe(403);
    }
  }
  for (const who of ["stranger", "colleague", "supplier"] as const)
    expect((await as(who, "POST", `/cases/${numbers.own}/comments`, { ...note, visibility: "public" })).status).toBe(
      404,
    );
  expect(await fingerprint(desk.db)).toEqual(before);
});

test("S7 ids that are no ids are refused where they stand, in every body that names one", async (world) => {
  const { as, numbers } = world;
  // (An empty optional field of a form is an empty field.)
  for (const id of ["abc", "-1", "1e3", "99999999999999999999", "1; drop table cases", "\u0000", {}, [1]]) {
    for (const [path, body] of [
      ["/cases", report({ requester: { personId: id } })],
      ["/cases", report({ fields: { device: id } })],
      ["/cases", report({ fields: { service: id } })],
      ["/case-promises", { process: "incident", priority: 1, organisation: id }],
      [`/cases/${numbers.other}/moves/triage`, { fields: { service: id, category: id, impact: "1", urgency: "1" } }],
      [`/cases/${numbers.other}/comments`, { body: "x", visibility: "public", attachments: [id] }],
    ] as const) {
      const answer = await as("skilled-agent", "POST", path, body);
      expect(answer.status, `${path} ${JSON.stringify(body)} ${answer.text.slice(0, 200)}`).toBe(422);
    }
  }
});

test("S7 a service, category or team that is not there, or no more, is none", async (world) => {
  const { as, numbers, desk } = world;
  const { rows } = await desk.db.query<{ id: string }>({
    text: "insert into services (key, name, archived_at) values ('gone', $1, now()) returning id",
    values: [{ zh: "没了", en: "gone" }],
  });
  await desk.program.refresh();
  const good = { service: desk.ids.service!, category: desk.ids.category!, impact: "1", urgency: "1" };
  for (const [key, id] of [
    ["service", "999999"],
    ["category", "999999"],
    ["device", "999999"],
    ["service", rows[0]!.id],
  ] as const) {
    const answer = await as("skilled-agent", "POST", `/cases/${numbers.other}/moves/triage`, {
      fields: { ...good, [key]: id },
    });
    expect(answer.body, `${key} ${id}`).toMatchObject({
      status: 422,
      errors: [{ path: `fields.${key}`, code: "unknown-id" }],
    });
  }
  const answer = await as("skilled-agent", "POST", `/cases/${numbers.other}/moves/dispatch`, {
    fields: { ...good, team: "999999" },
  });
  expect(answer.body).toMatchObject({ status: 422, errors: [{ path: "fields.team", code: "unknown-id" }] });
});
