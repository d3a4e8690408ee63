import { beforeAll, expect, test } from "vitest";
import { openPeople, type PeopleWorld } from "#test/world/people.ts";
import type { OrganisationView, PersonView } from "./contract.ts";
import { actorOfPerson } from "./identity/identify.ts";
import { initialsOf, normaliseEmail, normalisePhone } from "./rules.ts";

type Holder = { id: string; token: string };
let world: PeopleWorld;
let admin: Holder;
let agent: Holder;
beforeAll(async () => {
  world = await openPeople();
  admin = await world.person("administrator", world.own);
  agent = await world.person("junior-agent", world.own, { name: "沈一苇" });
});

const post = async <T>(path: string, body: unknown, as: Holder = admin) => {
  const answer = await world.call("POST", path, { as, body });
  return { ...answer, body: answer.body as T };
};
const patch = (path: string, body: unknown, as: Holder = admin, version?: number) =>
  world.call("PATCH", path, { as, body, headers: version === undefined ? {} : { "if-match": `"${version}"` } });
const me = async (as: Holder) => (await world.call("GET", "/me", { as })).body as { side: string; roles: unknown[] };

test("phones, addresses and initials in one spelling", () => {
  expect(normalisePhone("138 0000 5550")).toBe("+8613800005550");
  expect(normalisePhone("＋８６ 138-0000-5550")).toBe("+8613800005550");
  expect(normalisePhone("(010) 5550 1234")).toBe("+861055501234");
  expect(normalisePhone("+44 20 7946 0000")).toBe("+442079460000");
  expect(normalisePhone("5550")).toBe(null);
  expect(normaliseEmail(" Gu.Nanzhi@Library.example ")).toBe("gu.nanzhi@library.example");
  expect(normaliseEmail("a@b")).toBe(null);
  expect(normaliseEmail("=?utf-8?q?x?=@evil@library.example")).toBe(null);
  expect(initialsOf("北溟大学图书馆")).toBe("bmdxtsg");
  expect(initialsOf("周知微 IT")).toBe("zzwit");
});

test("U1 organisations form one tree: create, rename, move with all below, archive; 409 with both versions", async () => {
  const top = (await post<OrganisationView>("/organisations", { name: "瀛洲水务集团", isCustomer: true })).body;
  const plant = (await post<OrganisationView>("/organisations", { name: "一水厂", parentId: top.id })).body;
  const shop = (await post<OrganisationView>("/organisations", { name: "泵房", parentId: plant.id, kind: "site" }))
    .body;
  expect(shop.path).toEqual(["瀛洲水务集团", "一水厂"]);
  const other = (await post<OrganisationView>("/organisations", { name: "二水厂", parentId: top.id })).body;
  expect((await patch(`/organisations/${plant.id}`, { parentId: other.id }, admin, 1)).status).toBe(200);
  const moved = (await world.call("GET", `/organisations/${shop.id}`, { as: admin })).body as OrganisationView;
  expect(moved.path).toEqual(["瀛洲水务集团", "二水厂", "一水厂"]);
  expect((await patch(`/organisations/${plant.id}`, { name: "x" }, admin, 1)).body).toMatchObject({
    status: 409,
    yours: { version: 1 },
    stored: { version: 2 },
  });
  expect((await patch(`/organisations/${top.id}`, { parentId: shop.id })).body).toMatchObject({
    status: 422,
    errors: [{ path: "parentId", code: "in-own-subtree" }],
  });
  expect((await patch(`/organisations/${other.id}`, { isArchived: true })).body).toMatchObject({
    code: "still-in-use",
  });
  expect((await patch(`/organisations/${shop.id}`, { isArchived: true })).status).toBe(200);
  const found = await world.call("GET", "/organisations?q=yzsw", { as: agent });
  expect(found.body).toMatchObject({ items: [{ name: "瀛洲水务集团" }], next: null });
});

test("two moves that would close a ring: one of them fails", async () => {
  const a = (await post<OrganisationView>("/organisations", { name: "甲", isCustomer: true })).body;
  const b = (await post<OrganisationView>("/organisations", { name: "乙", isCustomer: true })).body;
  const answers = await Promise.all([
    patch(`/organisations/${a.id}`, { parentId: b.id }),
    patch(`/organisations/${b.id}`, { parentId: a.id }),
  ]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const { rows } = await world.db.query({
    text: "select o.id from organisations o left join organisations u on u.id = o.parent_id where o.path <> coalesce(u.path, '{}') || o.id",
  });
  expect(rows).toEqual([]);
});

test("U1 representing an organisation follows the tree at once, on the next call", async () => {
  const representative = await world.person("customer-representative", world.lake);
  const branch = (await post<OrganisationView>("/organisations", { name: "西馆", parentId: world.tree })).body;
  const sees = async () => {
    return (await actorOfPerson(world.kernel, representative.id, world.now()))!.representedIds.includes(branch.id);
  };
  expect(await sees()).toBe(false);
  await patch(`/organisations/${branch.id}`, { parentId: world.lake });
  expect(await sees()).toBe(true);
});

test("memberships are dated: a role counts from its first to its last day, by the installation's zone", async () => {
  const person = await world.person("customer", world.lake);
  await world.db.query({
    text: `insert into memberships (person_id, organisation_id, role, from_day, until_day)
           values ($1, $2, 'engineer', '2026-11-24', '2026-11-24')`,
    values: [person.id, world.own],
  });
  const side = async (at: string) => (await actorOfPerson(world.kernel, person.id, Temporal.Instant.from(at)))?.side;
  expect(await side("2026-11-23T15:59:59Z")).toBe("customer");
  expect(await side("2026-11-23T16:00:00Z"), "midnight in Shanghai").toBe("staff");
  expect(await side("2026-11-24T15:59:59Z")).toBe("staff");
  expect(await side("2026-11-24T16:00:00Z")).toBe("customer");
});

test("U1 a role is held only where it can be: nobody becomes staff in a customer's organisation", async () => {
  const person = await world.person("customer", world.lake);
  const body = { role: "engineer", organisationId: world.lake };
  expect((await post(`/persons/${person.id}/memberships`, body)).body).toMatchObject({
    status: 422,
    errors: [{ path: "role", code: "role-not-here" }],
  });
  await world.db.query({
    text: "insert into memberships (person_id, organisation_id, role) values ($1, $2, 'administrator')",
    values: [person.id, world.lake],
  });
  await world.db.query({
    text: "update persons set rights_version = rights_version + 1 where id = $1",
    values: [person.id],
  });
  expect(await me(person), "even if the row is there").toMatchObject({
    side: "customer",
    roles: [{ role: "customer" }],
  });
});

test("D2 persons are found by name, initials, phone and address; contacts in one spelling; keyset pages", async () => {
  const made = await post<PersonView>("/persons", {
    name: "顾南枝",
    organisationId: world.lake,
    contacts: [
      { kind: "phone", value: "138-0000-5550", isPreferred: true },
      { kind: "email", value: "GU@library.example" },
    ],
    memberships: [{ role: "customer", organisationId: world.lake }],
  });
  expect(made.body).toMatchObject({
    contacts: [{ value: "+8613800005550", isPreferred: true }, { value: "gu@library.example" }],
    hasPassword: false,
  });
  for (const q of ["顾南", "南枝", "gnz", "1380000", "138 0000 5550", "+8613800", "gu@lib"]) {
    const { body } = await world.call("GET", `/persons?q=${encodeURIComponent(q)}`, { as: agent });
    expect(
      (body as { items: PersonView[] }).items.map(({ name }) => name),
      q,
    ).toEqual(["顾南枝"]);
  }
  expect((await world.call("GET", "/persons?q=%25", { as: agent })).body, "a wildcard is a letter").toMatchObject({
    items: [],
  });
  const bad = await post("/persons", { name: "x", contacts: [{ kind: "phone", value: "12" }] });
  expect(bad.body).toMatchObject({ status: 422, errors: [{ path: "contacts.0.value", code: "bad-phone" }] });
  const ids: string[] = [];
  let next: string | null = "";
  while (next !== null) {
    const { body } = await world.call("GET", `/persons?limit=2${next && `&cursor=${next}`}`, { as: agent });
    const page = body as { items: PersonView[]; next: string | null };
    ids.push(...page.items.map(({ id }) => id));
    next = page.next;
  }
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(3);
});

test("D2 a caller is recognised by phone, address or a few letters: candidates with organisation, devices and cases", async () => {
  const phone = "+8613900005550";
  const two = ["林见山", "白予安"].map((name) =>
    post<PersonView>("/persons", { name, organisationId: world.tree, contacts: [{ kind: "phone", value: phone }] }),
  );
  const [first, second] = (await Promise.all(two)).map(({ body }) => body);
  await world.db.query({
    text: "insert into devices (organisation_id, model, serial) values ($1, 'KL-2000', 'SN5550')",
    values: [world.tree],
  });
  await world.db.query({
    text: `insert into cases (id, number, process, process_version, state, family, subject, channel, created_at, updated_at, requester_id, requester, is_restricted)
           values (1001, 10014, 'incident', 1, 'new', 'open', '打印机', 'phone', $1, $1, $2, '{"phone":"+8613911115550"}', false),
                  (1002, 10022, 'incident', 1, 'closed', 'done', '旧事', 'phone', $1, $1, $2, '{}', false),
                  (1003, 10035, 'complaint', 1, 'new', 'open', 'canary', 'phone', $1, $1, $2, '{}', true)`,
    values: [world.now(), second!.id],
  });
  await world.db.query({
    text: `insert into cases (id, number, process, process_version, state, family, subject, channel, created_at, updated_at, requester_id, is_internal)
           values (1004, 10048, 'follow-up', 1, 'due', 'open', '回访', 'phone', $1, $1, $2, true)`,
    values: [world.now(), second!.id],
  });
  const ward = await post<{ id: string }>("/organisations", {
    name: "门诊部",
    kind: "department",
    parentId: world.tree,
  });
  await post("/persons", { name: "穆青", organisationId: ward.body.id });
  const inWard = await world.call("GET", "/callers?q=穆青", { as: agent });
  expect(inWard.body, "devices of the house they belong to").toMatchObject({
    candidates: [{ devices: [{ serial: "SN5550" }] }],
  });
  const { body } = await world.call("GET", "/callers?phone=139%200000%205550", { as: agent });
  expect(body, "who was in touch last stands first").toMatchObject({
    candidates: [
      {
        person: { name: "白予安" },
        organisation: { name: "建木医院" },
        devices: [{ serial: "SN5550" }],
        openCases: 1,
        recentCases: [{ subject: "旧事" }, { subject: "打印机" }],
      },
      { person: { name: "林见山" }, openCases: 0, recentCases: [] },
    ],
    earlierCases: [],
  });
  expect(first!.id).not.toBe(second!.id);
  const byName = await world.call("GET", "/callers?q=bya", { as: agent });
  expect(byName.body).toMatchObject({ candidates: [{ person: { name: "白予安" } }] });
  const unknown = await world.call("GET", "/callers?phone=13911115550", { as: agent });
  expect(unknown.body).toMatchObject({ candidates: [], earlierCases: [{ subject: "打印机" }] });
  const partly = await world.call("GET", "/callers?phone=1390000", { as: agent });
  expect((partly.body as { candidates: unknown[] }).candidates).toHaveLength(2);
  const customer = await world.person("customer", world.lake);
  expect((await world.call("GET", "/callers?phone=13900005550", { as: customer })).status).toBe(403);
});

test("U1 who keeps customers' contacts keeps those, and nothing of our own", async () => {
  const customer = await post<PersonView>(
    "/persons",
    { name: "客户", organisationId: world.lake, memberships: [{ role: "customer", organisationId: world.lake }] },
    agent,
  );
  expect(customer.status).toBe(201);
  expect((await patch(`/persons/${customer.body.id}`, { title: "馆员" }, agent)).status).toBe(200);
  expect((await post("/organisations", { name: "新客户", isCustomer: true }, agent)).status).toBe(201);
  const refused = [
    post("/persons", { name: "x", organisationId: world.own }, agent),
    post("/persons", { name: "x", memberships: [{ role: "engineer", organisationId: world.own }] }, agent),
    post("/persons", { name: "x", memberships: [{ role: "customer", organisationId: world.own }] }, agent),
    patch(`/persons/${admin.id}`, { name: "x" }, agent),
    patch(`/persons/${admin.id}`, { isActive: false }, agent),
    patch(`/persons/${customer.body.id}`, { organisationId: world.own }, agent),
    post(`/persons/${admin.id}/sign-in-link`, {}, agent),
    post(`/persons/${customer.body.id}/memberships`, { role: "administrator", organisationId: world.own }, agent),
    post("/organisations", { name: "x", isOwn: true, isCustomer: true }, agent),
    post("/organisations", { name: "x" }, agent),
    patch(`/organisations/${world.own}`, { name: "x" }, agent),
    patch(`/organisations/${world.lake}`, { isOwn: true }, agent),
    patch(`/organisations/${world.lake}`, { parentId: world.tree }, agent),
    post("/teams", { key: "x-team", name: { zh: "x", en: "x" }, organisationId: world.own, line: 1 }, agent),
  ];
  for (const [index, answer] of (await Promise.all(refused)).entries()) expect(answer.status, `#${index}`).toBe(403);
});

test("S7 nobody rises above themselves: who may manage people but not roles cannot make or take over an administrator", async () => {
  const manager = await world.person("business-relationship-manager", world.own);
  await world.db.query({
    text: `insert into role_permissions (role, permissions) values ('business-relationship-manager', '{people.read,people.manage,case.comment,case.read-internal,register.read,process.read}')`,
  });
  await world.db.query({
    text: "update persons set rights_version = rights_version + 1 where id = $1",
    values: [manager.id],
  });
  const target = await world.person("administrator", world.own);
  expect(
    (await post(`/persons/${manager.id}/memberships`, { role: "administrator", organisationId: world.own }, manager))
      .status,
  ).toBe(403);
  expect(
    (
      await post(
        "/persons",
        { name: "x", memberships: [{ role: "administrator", organisationId: world.own }] },
        manager,
      )
    ).status,
  ).toBe(403);
  expect((await post(`/persons/${target.id}/sign-in-link`, {}, manager)).status).toBe(403);
  expect((await patch(`/persons/${target.id}`, { contacts: [] }, manager)).status).toBe(403);
  expect(
    (await post(`/persons/${manager.id}/sign-in-link`, { login: "own" }, manager)).status,
    "one's own password needs the current one",
  ).toBe(403);
});

test("the last administrator stays", async () => {
  const alone = await openPeople();
  const only = await alone.person("administrator", alone.own);
  const off = await alone.call("PATCH", `/persons/${only.id}`, { as: only, body: { isActive: false } });
  expect(off.body).toMatchObject({ status: 409, code: "last-administrator" });
  expect((await alone.call("GET", "/me", { as: only })).status).toBe(200);
  const empty = await alone.call("PUT", "/roles/administrator/permissions", { as: only, body: { permissions: [] } });
  expect(empty.body).toMatchObject({ code: "last-administrator" });
});

test("U1 what a role may do is changed in one place and counts from the next call; null is as shipped", async () => {
  const auditor = await world.person("auditor", world.own);
  expect((await world.call("GET", "/persons", { as: auditor })).status).toBe(200);
  const put = (permissions: string[] | null) =>
    world.call("PUT", "/roles/auditor/permissions", { as: admin, body: { permissions } });
  expect((await put(["case.read-all"])).body).toMatchObject({
    role: "auditor",
    isChanged: true,
    permissions: ["case.read-all"],
  });
  expect((await world.call("GET", "/persons", { as: auditor })).status).toBe(403);
  expect((await put(["no.such"])).status).toBe(422);
  expect((await put(null)).body).toMatchObject({ isChanged: false });
  expect((await world.call("GET", "/persons", { as: auditor })).status).toBe(200);
});

test("erasing a person keeps the row under a pseudonym and forgets the rest, also in the log of changes", async () => {
  const made = (
    await post<PersonView>("/persons", {
      name: "被遗忘者",
      organisationId: world.lake,
      contacts: [{ kind: "email", value: "canary@library.example" }],
    })
  ).body;
  await patch(`/persons/${made.id}`, { title: "canary" });
  const erased = await post<PersonView>(`/persons/${made.id}/erase`, {});
  expect(erased.body).toMatchObject({ isErased: true, isActive: false, contacts: [], memberships: [], login: null });
  const { rows } = await world.db.query<{ all: string }>({
    text: `select (select string_agg(p::text, '') from persons p) || (select string_agg(r::text, '') from register_changes r)
             || coalesce((select string_agg(c::text, '') from person_contacts c), '') as all`,
  });
  expect(rows[0]!.all).not.toMatch(/canary|被遗忘者/);
  expect((await patch(`/persons/${made.id}`, { isActive: true })).body).toMatchObject({ isActive: false });
});

test("every change is in the log: who, when, before and after", async () => {
  const made = (await post<PersonView>("/persons", { name: "记一笔", organisationId: world.lake })).body;
  await patch(`/persons/${made.id}`, { title: "馆长" });
  const { rows } = await world.db.query<{
    by: string;
    actor: string;
    before: { title: null };
    after: { title: string };
  }>({
    text: `select by_person_id as by, by_actor as actor, before, after from register_changes
           where register = 'persons' and record = $1 order by id desc limit 1`,
    values: [made.id],
  });
  expect(rows[0]).toMatchObject({
    by: admin.id,
    actor: `person:${admin.id}`,
    before: { title: null },
    after: { title: "馆长" },
  });
});

test("U8 my language, theme and zone are mine to change", async () => {
  const person = await world.person("engineer", world.own);
  const changed = await patch("/me", { language: "en", theme: "dark", zone: "Europe/London" }, person);
  expect(changed.body).toMatchObject({ language: "en", theme: "dark", zone: "Europe/London", isOwnZone: true });
  expect((await patch("/me", { zone: "Mars/Base" }, person)).body).toMatchObject({
    status: 422,
    errors: [{ path: "zone" }],
  });
  expect((await patch("/me", { zone: null }, person)).body).toMatchObject({ zone: "Asia/Shanghai", isOwnZone: false });
});

/** Who may call, by hand: what the contract says is checked against what was meant. */
const meant: Record<string, readonly string[]> = {
  "GET /persons": ["administrator", "junior-agent", "engineer", "auditor"],
  "GET /organisations": ["administrator", "junior-agent", "engineer", "auditor"],
  "GET /teams": ["administrator", "junior-agent", "engineer", "auditor"],
  "GET /roles": ["administrator", "junior-agent", "engineer", "auditor"],
  "GET /callers": ["administrator", "junior-agent", "engineer", "auditor"],
  "GET /api-keys": ["administrator"],
  "POST /persons": ["administrator", "junior-agent"],
  "POST /organisations": ["administrator", "junior-agent"],
  "POST /teams": ["administrator"],
  "POST /api-keys": ["administrator"],
  "PUT /roles/customer/permissions": ["administrator"],
  "POST /persons/1/erase": ["administrator"],
  "GET /me": [
    "administrator",
    "junior-agent",
    "engineer",
    "auditor",
    "customer",
    "customer-representative",
    "supplier",
  ],
};
test("S7 ASVS 8.2.1 8.3.1 who may and who may not, operation by role", async () => {
  const places = {
    customer: world.lake,
    "customer-representative": world.lake,
    supplier: await world.organisation("蓬莱", { isSupplier: true }),
  };
  for (const role of [
    "administrator",
    "junior-agent",
    "engineer",
    "auditor",
    "customer",
    "customer-representative",
    "supplier",
  ] as const) {
    const as = await world.person(role, places[role as "customer"] ?? world.own);
    for (const [call, allowed] of Object.entries(meant)) {
      const [method, path] = call.split(" ") as ["GET" | "POST" | "PUT", string];
      const { status } = await world.call(method, path, { as, ...(method === "GET" ? {} : { body: { unknown: 1 } }) });
      expect(status !== 403, `${role} ${call}: ${status}`).toBe(allowed.includes(role));
    }
  }
});
