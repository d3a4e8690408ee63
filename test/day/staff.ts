import type { Role } from "#kernel/people/roles.ts";
import type { Desk } from "#test/world/desk.ts";

/** Somebody at work on the day: how many things they get done in a tick, at the most. */
export type Worker = { id: string; role: Role; pace: number };

type Place = { organisation: string; team: string | null };

/** Beside the people of the test's desk: operators up to five, engineers up to forty in two departments with liaison and head. */
export async function staffTheDay(desk: Desk): Promise<Worker[]> {
  const { db, ids } = desk;
  const insert = async (text: string, values: unknown[]) =>
    (await db.query<{ id: string }>({ text, values })).rows[0]!.id;
  ids.second = await insert(
    `with made as (select nextval(pg_get_serial_sequence('organisations', 'id')) as id)
     insert into organisations (id, parent_id, path, name, code, kind, is_customer, is_own)
     select id, $1::bigint, (select path from organisations where id = $1::bigint) || id, '应用系统处', 'second', 'department', false, true from made returning id`,
    [ids.provider],
  );
  ids["team:second"] = await insert(
    "insert into teams (organisation_id, key, name, line) values ($1, 'second', $2, 2) returning id",
    [ids.second, { zh: "应用组", en: "Applications" }],
  );
  const workers: Worker[] = [];
  const hire = async (name: string, role: Role, { organisation, team }: Place, pace: number) => {
    const id = await insert(
      `with hired as (insert into persons (name, organisation_id, created_at) values ($1, $2, $3) returning id),
       held as (insert into memberships (person_id, organisation_id, role) select id, $2, $4 from hired)
       select id from hired`,
      [name, organisation, desk.kernel.now(), role],
    );
    if (team !== null)
      await db.query({ text: "insert into team_members (team_id, person_id) values ($1, $2)", values: [team, id] });
    workers.push({ id, role, pace });
  };
  const atDesk = { organisation: ids.provider!, team: ids["team:desk"]! };
  for (const n of [1, 2, 3]) await hire(`值班员${n}`, "skilled-agent", atDesk, 12);
  const second = { organisation: ids.second!, team: ids["team:second"]! };
  await hire("应用联络员", "liaison", { ...second, team: null }, 8);
  await hire("应用处长", "department-head", { ...second, team: null }, 3);
  const places = [
    second,
    { organisation: ids.department!, team: ids["team:network"]! },
    { organisation: ids.department!, team: ids["team:specialists"]! },
  ];
  for (let n = 0; n < 37; n += 1) await hire(`工程师${n + 1}`, "engineer", places[n % places.length]!, 2);
  const { people } = desk;
  const known: [keyof typeof people, Role, number][] = [
    ["operator", "skilled-agent", 12],
    ["lead", "desk-lead", 12],
    ["liaison", "liaison", 8],
    ["head", "department-head", 3],
    ["engineer", "engineer", 2],
    ["colleague", "engineer", 2],
    ["specialist", "engineer", 2],
    ["incidentManager", "incident-manager", 6],
    ["projectManager", "project-manager", 4],
  ];
  for (const [key, role, pace] of known) workers.push({ id: people[key].id, role, pace });
  await desk.program.refresh();
  return workers;
}
