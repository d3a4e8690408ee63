import { expect, test } from "vitest";
import type { Actor } from "#kernel/people/actor.ts";
import { actorOfPerson } from "#kernel/people/identity/identify.ts";
import { caseScope } from "#kernel/people/scope.ts";
import { openPeople, type PeopleWorld } from "#test/world/people.ts";
import { bySystem } from "../people/commands/change.ts";
import { createTeam } from "../people/commands/create-team.ts";
import { editTeam } from "../people/commands/edit-team.ts";
import { type ListOrder, listCases } from "./list-queries.ts";

type Places = { teams: string[]; departments: string[]; customers: string[]; actors: Record<string, Actor> };

test("S7 D22 every list holds what its filters and the reader's scope come to, each once, in order, page after page", async () => {
  const world = await openPeople();
  const places = await furnish(world);
  await addCases(world, places, 240);
  const [, hosts] = places.teams;
  const orders: ListOrder[] = [
    { family: "open" },
    { team: "mine", family: "open" },
    { team: "mine", sort: "-dueAt" },
    { team: "mine", sort: "-updatedAt" },
    { team: hosts!, family: "open" },
    { assignee: "me" },
    { team: "mine", assignee: "nobody", family: "open" },
    { sort: "priority", team: "mine" },
    { due: "late" },
  ];
  let listed = 0;
  for (const [name, actor] of Object.entries(places.actors))
    for (const order of orders) {
      const found = await allPages(world, actor, order);
      expect(found, `${name} ${JSON.stringify(order)}`).toEqual(await expected(world, actor, order));
      listed += found.length;
    }
  expect(listed, "there is something to list").toBeGreaterThan(500);
});

/** Two teams with one engineer in both, a head of a department, and whoever sees all of it. */
async function furnish(world: PeopleWorld): Promise<Places> {
  const { own, lake, tree, organisation } = world;
  const departments = [
    await organisation("网络部", { parentId: own, kind: "department" }),
    await organisation("主机部", { parentId: own, kind: "department" }),
  ];
  const teams: string[] = [];
  for (const key of ["network", "hosts", "desk"])
    teams.push(
      await world.db.transaction((tx) =>
        createTeam(tx, bySystem(world.now()), { key, name: { zh: key, en: key }, organisationId: own, line: 2 }),
      ),
    );
  const roles = {
    lead: ["desk-lead", own],
    engineer: ["engineer", own],
    liaison: ["liaison", departments[0]!],
    head: ["department-head", departments[1]!],
    representative: ["customer-representative", lake],
    requester: ["customer", tree],
  } as const;
  const persons: Record<string, string> = {};
  for (const [name, [role, place]] of Object.entries(roles)) persons[name] = (await world.person(role, place)).id;
  const members = [[persons.engineer!, persons.lead!], [persons.engineer!, persons.liaison!], [persons.lead!]];
  for (const [at, memberIds] of members.entries())
    await world.db.transaction((tx) => editTeam(tx, bySystem(world.now()), teams[at]!, { memberIds }));
  const actors: Record<string, Actor> = {};
  for (const [name, id] of Object.entries(persons))
    actors[name] = (await actorOfPerson(world.kernel, id, world.now()))!;
  return { teams, departments, customers: [lake, tree], actors };
}

/** Spread over everything that makes a case visible, from its number alone. */
async function addCases(world: PeopleWorld, { teams, departments, customers, actors }: Places, count: number) {
  const staff = ["lead", "engineer", "liaison", "head"].map((name) => actors[name]!.id);
  await world.db.query({
    text: `insert into cases (id, number, process, process_version, state, family, subject, channel, priority, created_at, updated_at, due_at,
        organisation_id, requester_id, team_id, assignee_id, department_id, is_restricted)
      select n, n, 'incident', 1, 'working', (array['open', 'open', 'waiting', 'done'])[1 + n % 4], 's', 'phone', 1 + n % 3, $2, $2::timestamptz + make_interval(mins => n * 37 % 101),
        case when n % 4 < 2 and n % 5 > 0 then $2::timestamptz + make_interval(mins => n * 53 % 97 - 40) end,
        ($3::bigint[])[1 + n % 3], case when n % 11 = 0 then $4::bigint else ($5::bigint[])[n % 17] end, ($6::bigint[])[1 + n % 4], ($5::bigint[])[1 + n % 6], ($7::bigint[])[1 + n % 3], n % 13 = 0
      from generate_series(1, $1::int) n`,
    values: [count, world.now(), customers, actors.requester!.id, staff, teams, departments],
  });
  // The restricted ones among them are seen by these alone.
  await world.db.query({
    text: `insert into case_parties (case_id, person_id, part, added_at) select n, ($2::bigint[])[1 + n % 4], 'participant', $3
      from generate_series(1, $1::int) n where n % 9 = 0 or n % 13 = 0`,
    values: [count, staff, world.now()],
  });
}

async function allPages(world: PeopleWorld, actor: Actor, order: ListOrder): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await listCases(world.db, actor, { ...order, limit: 7, cursor }, world.now(), []);
    ids.push(...items.map(({ record }) => record.id));
    if (next === null) return ids;
    cursor = next;
  }
}

/** The same said once more, in the plainest way. */
async function expected(world: PeopleWorld, actor: Actor, order: ListOrder): Promise<string[]> {
  const scope = caseScope(actor, 4);
  const isByDue = order.sort === undefined || order.sort === "-dueAt";
  const families = order.family ? [order.family] : isByDue ? ["open", "waiting"] : ["open", "waiting", "done"];
  const conditions = [scope.sql, "c.family = any($1::text[])", "($2::bigint[] is null or c.team_id = any($2))"];
  if (order.assignee === "me") conditions.push(`c.assignee_id = ${actor.id}`);
  if (order.assignee === "nobody") conditions.push("c.assignee_id is null");
  conditions.push(order.due === "late" ? "c.due_at <= $3" : "$3::timestamptz is not null");
  const by = { "-dueAt": "due_order desc", "-updatedAt": "updated_at desc", priority: "priority asc" };
  const sorted = by[(order.sort ?? "") as keyof typeof by] ?? "due_order asc";
  const { rows } = await world.db.query<{ id: string }>({
    text: `select c.id from cases c where ${conditions.join(" and ")} order by c.${sorted}, c.id ${sorted.split(" ")[1]}`,
    values: [
      families,
      order.team === "mine" ? actor.teamIds : order.team ? [order.team] : null,
      world.now(),
      ...scope.values,
    ],
  });
  return rows.map(({ id }) => id);
}
