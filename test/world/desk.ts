import { onTestFinished } from "vitest";
import { openProgram, type Program } from "#app/program.ts";
import type { Database } from "#kernel/db/pool.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Actor, systemActor } from "#kernel/people/actor.ts";
import { actorOfPerson } from "#kernel/people/identity/identify.ts";
import type { Role } from "#kernel/people/roles.ts";
import type { CaseAnswer } from "#kernel/process/engine.ts";
import { readForPlan } from "#kernel/process/queries.ts";
import type { CaseAsRead } from "#kernel/process/record.ts";
import { createDatabase, type TestDatabase } from "./database.ts";
import { type TestKernel, testKernel } from "./kernel.ts";

/** A provider with a desk, one business department with liaison, head and two engineers, a 3rd line, and two customers. */
export type Desk = {
  db: TestDatabase;
  kernel: TestKernel;
  program: Program;
  ids: Record<string, string>;
  people: Record<PersonKey, Person>;
  asking: (person: Person | Actor) => Promise<Asking>;
  /** Registers a call as the operator; the customer is 顾南枝 unless said otherwise. */
  registerCall: (more?: { subject?: string; fields?: Record<string, unknown> }) => Promise<CaseAnswer>;
  move: (who: Person, caseId: string, move: string, fields?: Record<string, unknown>) => Promise<CaseAnswer>;
  read: (caseId: string) => Promise<CaseAsRead>;
  /** Drives incidents up to a state along the straight way. */
  takeTo: (state: "dispatched" | "working" | "solved" | "followUp", caseId?: string) => Promise<string>;
  /** Lets time pass: clocks fire at their instants, announcements are worked off. */
  passUntil: (instant: string) => Promise<void>;
  /** The relay has told everybody. */
  settle: () => Promise<void>;
};

export type PersonKey =
  | "operator"
  | "logger"
  | "lead"
  | "liaison"
  | "head"
  | "engineer"
  | "colleague"
  | "specialist"
  | "customer"
  | "representative"
  | "stranger"
  | "administrator"
  | "incidentManager"
  | "projectManager"
  | "auditor";
export type Person = { id: string; key: PersonKey };

const staff: [PersonKey, string, Role, "provider" | "department", string | null][] = [
  ["operator", "沈一苇", "skilled-agent", "provider", "desk"],
  ["logger", "程晚照", "call-logger", "provider", "desk"],
  ["lead", "林见山", "desk-lead", "provider", "desk"],
  ["liaison", "卫朝歌", "liaison", "department", null],
  ["head", "苗望舒", "department-head", "department", null],
  ["engineer", "周知微", "engineer", "department", "network"],
  ["colleague", "季长卿", "engineer", "department", "network"],
  ["specialist", "江照", "engineer", "department", "specialists"],
  ["incidentManager", "陆行知", "incident-manager", "provider", null],
  ["projectManager", "白简之", "project-manager", "provider", null],
  ["administrator", "安其位", "administrator", "provider", null],
  ["auditor", "审九思", "auditor", "provider", null],
];

/** Monday 2030-03-04, 10:00 in Shanghai, unless said otherwise. */
export async function openDesk({
  now = "2030-03-04T02:00:00.000Z",
  isServing = false,
  isRelaying = true,
} = {}): Promise<Desk> {
  const db = await createDatabase();
  const kernel = testKernel(db, now);
  const ids = await furnish(db, kernel);
  const program = await openProgram(kernel, { isWorking: false, isServing, isRelaying });
  onTestFinished(async () => {
    await program.stop();
    // At once and not when the file ends: a file of many desks would use up the server's connections.
    await db.close();
  });
  const people = Object.fromEntries(
    Object.entries(ids).flatMap(([key, id]) =>
      key.startsWith("person:") ? [[key.slice(7), { id, key: key.slice(7) }]] : [],
    ),
  ) as Record<PersonKey, Person>;

  const asking = async (who: Person | Actor): Promise<Asking> => {
    const actor = "kind" in who ? who : await actorOfPerson(kernel, who.id, kernel.now());
    if (actor === null) throw new Error("no such person");
    return { actor, now: kernel.now(), via: "case", idempotencyKey: null, ifMatch: null };
  };
  const desk: Desk = {
    db,
    kernel,
    program,
    ids,
    people,
    asking,
    registerCall: async ({ subject = "三楼自助借还机刷卡后黑屏，重启无效", fields = {} } = {}) =>
      program.engine.register(await asking(people.operator), {
        process: "incident",
        subject,
        description: "下午三点多起两台都这样。",
        channel: "phone",
        requester: { name: "顾南枝", phone: "+8613855500177" },
        requesterId: people.customer.id,
        organisationId: ids.library!,
        occurredAt: null,
        values: fields,
      }),
    move: async (who, caseId, move, fields = {}) =>
      program.engine.move(await asking(who), caseId, { move, values: fields }),
    read: async (caseId) => {
      const read = await readForPlan(db, systemActor, caseId);
      if (read === null) throw new Error(`no case ${caseId}`);
      return read;
    },
    takeTo: async (state, given) => {
      const caseId = given ?? (await desk.registerCall()).id;
      const triaged = { service: ids.service!, category: ids.category!, impact: "2", urgency: "1" };
      await desk.move(people.operator, caseId, "dispatch", { ...triaged, team: ids["team:network"]! });
      if (state === "dispatched") return caseId;
      await desk.move(people.liaison, caseId, "acknowledge");
      await desk.move(people.liaison, caseId, "diagnose", {
        firstDiagnosis: "读卡板供电不足",
        severity: "ordinary",
        assignee: people.engineer.id,
      });
      await desk.move(people.engineer, caseId, "accept");
      if (state === "working") return caseId;
      await desk.move(people.engineer, caseId, "solve", {
        cause: "供电不足",
        solution: "换 12V 5A 电源",
        result: "两台都恢复了。",
      });
      if (state === "solved") return caseId;
      await desk.settle();
      await desk.move(people.operator, caseId, "takeResult", {
        category: ids.category!,
        cause: "供电不足",
        solution: "换电源",
      });
      await desk.settle();
      return caseId;
    },
    settle: async () => {
      for (let left = 3; left > 0; left -= 1) await program.relay.settle();
    },
    passUntil: async (instant) => {
      const end = Temporal.Instant.from(instant);
      for (;;) {
        const { rows } = await db.query<{ at: Temporal.Instant | null }>({
          text: "select min(next_step_at) as at from clocks where state = 'running' and next_step_at <= $1",
          values: [end],
        });
        const next = rows[0]?.at ?? null;
        if (next === null) break;
        if (Temporal.Instant.compare(next, kernel.now()) > 0) kernel.moveTo(next.toString());
        await program.engine.fireDue(kernel.now());
        await desk.settle();
      }
      kernel.moveTo(end.toString());
    },
  };
  return desk;
}

/** The provider, its people, customers, one service and one category, as rows: `ids` by key, people under `person:`. */
export async function furnish(db: Database, kernel: Pick<TestKernel, "now">): Promise<Record<string, string>> {
  const now = kernel.now();
  const ids: Record<string, string> = {};
  const insert = async (text: string, values: unknown[]) =>
    (await db.query<{ id: string }>({ text, values })).rows[0]!.id;
  const organisation = async (key: string, name: string, flags: { own?: boolean; parent?: string; kind?: string }) => {
    const id = await insert(
      `with made as (select nextval(pg_get_serial_sequence('organisations', 'id')) as id)
       insert into organisations (id, parent_id, path, name, code, kind, is_customer, is_own)
       select id, $1::bigint, coalesce((select path from organisations where id = $1::bigint), '{}') || id, $2, $3, $4, $5, $6 from made returning id`,
      [flags.parent ?? null, name, key, flags.kind ?? "organisation", !flags.own, flags.own ?? false],
    );
    ids[key] = id;
    return id;
  };
  await db.query({
    text: "insert into installation (name, created_at, set_up_at) values ('远岭', $1, $1)",
    values: [now],
  });
  const provider = await organisation("provider", "远岭", { own: true });
  const department = await organisation("department", "网络与终端处", {
    own: true,
    parent: provider,
    kind: "department",
  });
  const library = await organisation("library", "北溟大学图书馆", {});
  const hospital = await organisation("hospital", "建木医院", {});
  const team = async (key: string, name: string, line: number, of: string) => {
    ids[`team:${key}`] = await insert(
      "insert into teams (organisation_id, key, name, line) values ($1, $2, $3, $4) returning id",
      [of, key, { zh: name, en: key }, line],
    );
  };
  await team("desk", "服务台", 1, provider);
  await team("network", "网络与终端组", 2, department);
  await team("specialists", "专家组", 3, department);
  const person = async (key: string, name: string, role: Role, of: string, teamKey: string | null) => {
    const id = await insert(
      "insert into persons (name, organisation_id, created_at) values ($1, $2, $3) returning id",
      [name, of, now],
    );
    ids[`person:${key}`] = id;
    await db.query({
      text: "insert into memberships (person_id, organisation_id, role) values ($1, $2, $3)",
      values: [id, of, role],
    });
    if (teamKey)
      await db.query({
        text: "insert into team_members (team_id, person_id) values ($1, $2)",
        values: [ids[`team:${teamKey}`], id],
      });
  };
  for (const [key, name, role, of, teamKey] of staff)
    await person(key, name, role, of === "provider" ? provider : department, teamKey);
  await person("customer", "顾南枝", "customer", library, null);
  await person("representative", "何其安", "customer-representative", library, null);
  await person("stranger", "何未央", "customer", hospital, null);
  await db.query({
    text: "insert into person_contacts (person_id, kind, value) values ($1, 'phone', '+8613855500177'), ($1, 'email', 'gu.nz@beiming.example')",
    values: [ids["person:customer"]],
  });
  ids.service = await insert(
    "insert into services (key, name, department_id, team_id, third_line_team_id) values ('test-terminals', $1, $2, $3, $4) returning id",
    [{ zh: "自助借还", en: "Self-service loans" }, department, ids["team:network"], ids["team:specialists"]],
  );
  ids.category = await insert("insert into categories (key, name) values ('test-hardware', $1) returning id", [
    { zh: "硬件", en: "Hardware" },
  ]);
  return ids;
}
