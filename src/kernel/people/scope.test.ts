import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Queryable } from "#kernel/db/pool.ts";
import { openPeople, type PeopleWorld } from "#test/world/people.ts";
import { type Actor, anonymousActor, systemActor } from "./actor.ts";
import { bySystem } from "./commands/change.ts";
import { createTeam } from "./commands/create-team.ts";
import { editTeam } from "./commands/edit-team.ts";
import { actorOfPerson } from "./identity/identify.ts";
import { caseScope, caseScopeBranches, seesInternal } from "./scope.ts";

let world: PeopleWorld;
let organisations: Record<
  "own" | "department" | "group" | "otherDepartment" | "lake" | "lakeBranch" | "tree" | "supplier",
  string
>;
let teams: string[];
let persons: Record<string, string>;
let actors: Record<string, Actor>;
let n = 1;

beforeAll(async () => {
  world = await openPeople();
  const { organisation, own, lake, tree } = world;
  const department = await organisation("网络部", { parentId: own, kind: "department" });
  organisations = {
    own,
    department,
    group: await organisation("一组", { parentId: department, kind: "department" }),
    otherDepartment: await organisation("主机部", { parentId: own, kind: "department" }),
    lake,
    lakeBranch: await organisation("东馆", { parentId: lake, kind: "site" }),
    tree,
    supplier: await organisation("蓬莱设备厂", { isSupplier: true }),
  };
  teams = [];
  for (const key of ["network", "hosts"]) {
    const name = { zh: key, en: key };
    teams.push(
      await world.db.transaction((tx) =>
        createTeam(tx, bySystem(world.now()), { key, name, organisationId: own, line: 2 }),
      ),
    );
  }
  const roles = {
    agent: ["junior-agent", own],
    engineer: ["engineer", own],
    liaison: ["liaison", department],
    representative: ["customer-representative", lake],
    reader: ["customer", lakeBranch()],
    doctor: ["customer", tree],
    maker: ["supplier", organisations.supplier],
    administrator: ["administrator", own],
  } as const;
  persons = {};
  actors = { system: systemActor, anonymous: anonymousActor };
  for (const [name, [role, place]] of Object.entries(roles)) persons[name] = (await world.person(role, place)).id;
  await world.db.transaction((tx) =>
    editTeam(tx, bySystem(world.now()), teams[0]!, { memberIds: [persons.engineer!] }),
  );
  for (const [name, id] of Object.entries(persons))
    actors[name] = (await actorOfPerson(world.kernel, id, world.now()))!;
});
const lakeBranch = () => organisations.lakeBranch;

type Given = Partial<
  Record<"organisation_id" | "requester_id" | "team_id" | "assignee_id" | "department_id", string>
> & {
  is_restricted?: boolean;
};

async function addCase(given: Given = {}, parties: { person?: string; organisation?: string }[] = []): Promise<string> {
  const id = String(n++);
  const at = world.now();
  await world.db.query({
    text: `insert into cases (id, number, process, process_version, state, family, subject, channel, created_at, updated_at,
             organisation_id, requester_id, team_id, assignee_id, department_id, is_restricted)
           values ($1, $1, 'incident', 1, 'new', 'open', 's', 'phone', $2, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      id,
      at,
      given.organisation_id ?? null,
      given.requester_id ?? null,
      given.team_id ?? null,
      given.assignee_id ?? null,
      given.department_id ?? null,
      given.is_restricted ?? false,
    ],
  });
  for (const { person = null, organisation = null } of parties) {
    await world.db.query({
      text: "insert into case_parties (case_id, person_id, organisation_id, part, added_at) values ($1, $2, $3, 'participant', $4)",
      values: [id, person, organisation, at],
    });
  }
  return id;
}

async function seenBy(actor: Actor, db: Queryable = world.db): Promise<string[]> {
  const scope = caseScope(actor);
  const { rows } = await db.query<{ id: string }>({
    text: `select c.id from cases c where ${scope.sql} order by c.id`,
    values: scope.values,
  });
  return rows.map(({ id }) => id);
}
const whoSees = async (id: string) => {
  const seeing: string[] = [];
  for (const [name, actor] of Object.entries(actors)) if ((await seenBy(actor)).includes(id)) seeing.push(name);
  return seeing.filter((name) => name !== "system").sort();
};

test("U1 S7 who sees a case, and who does not", async () => {
  const { lake, lakeBranch: branch, tree, department, group, otherDepartment, supplier } = organisations;
  expect(await whoSees(await addCase())).toEqual(["agent"]);
  expect(await whoSees(await addCase({ organisation_id: lake }))).toEqual(["agent", "representative"]);
  expect(await whoSees(await addCase({ organisation_id: branch }))).toEqual(["agent", "representative"]);
  expect(await whoSees(await addCase({ organisation_id: branch, requester_id: persons.reader }))).toEqual([
    "agent",
    "reader",
    "representative",
  ]);
  expect(await whoSees(await addCase({ organisation_id: tree }))).toEqual(["agent"]);
  expect(await whoSees(await addCase({ organisation_id: tree, requester_id: persons.doctor }))).toEqual([
    "agent",
    "doctor",
  ]);
  expect(await whoSees(await addCase({ team_id: teams[0]! }))).toEqual(["agent", "engineer"]);
  expect(await whoSees(await addCase({ team_id: teams[1]! }))).toEqual(["agent"]);
  expect(await whoSees(await addCase({ assignee_id: persons.engineer }))).toEqual(["agent", "engineer"]);
  expect(await whoSees(await addCase({ department_id: department }))).toEqual(["agent", "liaison"]);
  expect(await whoSees(await addCase({ department_id: group }))).toEqual(["agent", "liaison"]);
  expect(await whoSees(await addCase({ department_id: otherDepartment }))).toEqual(["agent"]);
  expect(await whoSees(await addCase({}, [{ organisation: supplier }]))).toEqual(["agent", "maker"]);
  expect(await whoSees(await addCase({}, [{ organisation: branch }]))).toEqual(["agent", "reader", "representative"]);
  expect(await whoSees(await addCase({}, [{ person: persons.liaison }, { person: persons.doctor }]))).toEqual([
    "agent",
    "doctor",
    "liaison",
  ]);
});

test("a restricted case is seen by its parties only, whatever else would show it", async () => {
  const everything = {
    organisation_id: organisations.lake,
    requester_id: persons.reader,
    team_id: teams[0]!,
    assignee_id: persons.engineer,
    department_id: organisations.department,
    is_restricted: true,
  };
  expect(await whoSees(await addCase(everything))).toEqual([]);
  expect(
    await whoSees(await addCase(everything, [{ person: persons.liaison }, { organisation: organisations.tree }])),
  ).toEqual(["doctor", "liaison"]);
});

test("S7 a key is no person: its id opens nothing that belongs to the person of the same id", async () => {
  const id = await addCase({ requester_id: persons.doctor, assignee_id: persons.doctor }, [{ person: persons.doctor }]);
  const key: Actor = { ...actors.engineer!, kind: "api-key", id: persons.doctor! };
  expect(await seenBy(key)).not.toContain(id);
});

test("a link opens the one case it names, restricted or not; without one it opens nothing", async () => {
  const id = await addCase({ is_restricted: true });
  const link = (caseId: string | null): Actor => ({
    ...anonymousActor,
    link: { purpose: "track", caseId, personId: persons.doctor! },
  });
  expect(await seenBy(link(id))).toEqual([id]);
  expect(await seenBy(link(null))).toEqual([]);
  expect(await seenBy(anonymousActor)).toEqual([]);
});

test("the branches together are the scope, for every actor", async () => {
  for (const [name, actor] of Object.entries(actors)) {
    const union = new Set<string>();
    for (const { sql, values } of caseScopeBranches(actor, 3)) {
      // The first placeholder is moved as asked: two values of the caller's own stand before.
      const text = `select c.id from cases c where $1::int = 1 and $2::int = 2 and ${sql}`;
      const { rows } = await world.db.query<{ id: string }>({ text, values: [1, 2, ...values] });
      for (const { id } of rows) union.add(id);
    }
    expect([...union].sort(), name).toEqual((await seenBy(actor)).sort());
  }
});

test("one shape, one text: a prepared statement may be named by it", () => {
  const texts = new Map<string, string>();
  const ids = fc.uniqueArray(fc.stringMatching(/^[1-9]\d{0,3}$/), { maxLength: 3 });
  const actor = fc.record({
    kind: fc.constantFrom("person", "api-key") as fc.Arbitrary<Actor["kind"]>,
    id: fc.constantFrom("1", "22"),
    side: fc.constantFrom("staff", "customer", "supplier", "none") as fc.Arbitrary<Actor["side"]>,
    teamIds: ids,
    departmentIds: ids,
    representedIds: ids,
    organisationId: fc.option(fc.constantFrom("5", "6"), { nil: null }),
    seesAllCases: fc.boolean(),
  });
  fc.assert(
    fc.property(actor, (given) => {
      const { shape, sql, values } = caseScope({ ...systemActor, ...given });
      expect(texts.get(shape) ?? sql).toBe(sql);
      texts.set(shape, sql);
      expect(sql.match(/\$\d+/g)?.length ?? 0).toBeGreaterThanOrEqual(values.length);
    }),
    { numRuns: 500 },
  );
});

test("S8 only staff with the right to it read internal notes", () => {
  const seeing = Object.entries(actors)
    .filter(([, actor]) => seesInternal(actor))
    .map(([name]) => name);
  expect(seeing.sort()).toEqual(["administrator", "agent", "engineer", "liaison", "system"]);
});
