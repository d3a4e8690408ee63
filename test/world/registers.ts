import { expect, onTestFinished } from "vitest";
import { type CalendarBook, loadCalendarBook } from "#kernel/clocks/calendars.ts";
import type { Refusal } from "#kernel/errors/refusal.ts";
import type { Asking, Route } from "#kernel/http/route.ts";
import { type Actor, systemActor } from "#kernel/people/actor.ts";
import { type Permission, shippedPermissions } from "#kernel/people/permissions.ts";
import type { Role } from "#kernel/people/roles.ts";
import { installDefaults } from "#registers/defaults/index.ts";
import type { Keeping } from "#registers/record-keeping/index.ts";
import { loadReferenceBook, type ReferenceBook } from "#registers/reference/index.ts";
import { createDatabase, type TestDatabase } from "./database.ts";
import { type TestKernel, testKernel } from "./kernel.ts";

export type RegisterWorld = {
  db: TestDatabase;
  kernel: TestKernel;
  keeping: Keeping;
  calendars: CalendarBook;
  reference: ReferenceBook;
  administrator: Asking;
  /** Staff who may read registers and not change them. */
  agent: Asking;
  /** Moves the clock of the kernel and of those who ask from now on. */
  at: (asking: Asking, instant: string) => Asking;
  addOrganisation: (name: string, given?: { parentId?: string; levelId?: string; isOwn?: boolean }) => Promise<string>;
  addTeam: (key: string, line: number, organisationId: string) => Promise<string>;
};

/** An installation with its defaults on a database of its own, at 10:00 on Monday 2026-11-23 in Shanghai. */
export async function openRegisters(now = "2026-11-23T02:00:00Z"): Promise<RegisterWorld> {
  const db = await createDatabase();
  const kernel = testKernel(db, now);
  await installDefaults(kernel);
  const calendars = await loadCalendarBook(kernel);
  const reference = await loadReferenceBook(kernel);
  onTestFinished(() => {
    calendars.close();
    reference.close();
  });
  const refresh = async () => {
    await Promise.all([calendars.refresh(), reference.refresh()]);
  };
  const asking = (actor: Actor): Asking => ({
    actor,
    now: kernel.now(),
    via: "api",
    idempotencyKey: null,
    ifMatch: null,
  });
  return {
    db,
    kernel,
    keeping: { kernel, refresh },
    calendars,
    reference,
    administrator: asking(await addPerson(db, "周知微", "administrator", kernel.now())),
    agent: asking(await addPerson(db, "沈一苇", "junior-agent", kernel.now())),
    at: (who, moved) => {
      kernel.moveTo(moved);
      return { ...who, now: kernel.now() };
    },
    addOrganisation: (name, given = {}) => addOrganisation(db, name, given),
    addTeam: async (key, line, organisationId) => {
      const { rows } = await db.query<{ id: string }>({
        text: "insert into teams (organisation_id, key, name, line) values ($1, $2, $3, $4) returning id",
        values: [organisationId, key, { zh: key, en: key }, line],
      });
      return rows[0]!.id;
    },
  };
}

/** A customer of an organisation, who may do what customers may. */
export const customerOf = (organisationId: string): Actor => ({
  ...systemActor,
  kind: "person",
  id: "999",
  name: "顾南枝",
  side: "customer",
  permissions: new Set<Permission>(shippedPermissions.customer),
  organisationId,
  seesAllCases: false,
});

/** What a client gets for a call of this operation: the handler, without HTTP around it. */
export async function call<T>(
  routes: readonly Route[],
  operation: string,
  asking: Asking,
  input: { params?: unknown; query?: unknown; body?: unknown } = {},
): Promise<T> {
  const route = routes.find(({ operation: declared }) => declared.id === operation);
  if (!route) throw new Error(`no operation ${operation}`);
  const { params, query, body } = route.operation;
  const parsed = {
    params: params?.parse(input.params),
    query: query?.parse(input.query ?? {}),
    body: body?.parse(input.body),
  };
  // These handlers never touch the wire itself.
  const answer = await route.handle(asking, parsed, {} as never);
  // The answer as it crosses the wire: what the contract does not name would be refused there.
  const told: unknown = answer === undefined ? undefined : JSON.parse(JSON.stringify(answer));
  return route.operation.answer.parse(told) as T;
}

/** For `expect(…).rejects.toMatchObject`: a refusal with these field codes. */
export const invalidFields = (issues: Record<string, string>): Partial<Refusal> => ({
  kind: "invalid",
  detail: { issues: Object.entries(issues).map(([path, code]) => expect.objectContaining({ path, code })) },
});

async function addPerson(db: TestDatabase, name: string, role: Role, at: Temporal.Instant): Promise<Actor> {
  const { rows } = await db.query<{ id: string }>({
    text: "insert into persons (name, created_at) values ($1, $2) returning id",
    values: [name, at],
  });
  return {
    ...systemActor,
    kind: "person",
    id: rows[0]!.id,
    name,
    side: "staff",
    permissions: new Set(shippedPermissions[role]),
  };
}

async function addOrganisation(
  db: TestDatabase,
  name: string,
  given: { parentId?: string; levelId?: string; isOwn?: boolean },
): Promise<string> {
  const { rows } = await db.query<{ id: string }>({
    text: `with new as (select nextval(pg_get_serial_sequence('organisations', 'id')) as id)
      insert into organisations (id, parent_id, path, name, service_level_id, is_own, is_customer)
      select new.id, $2::bigint, coalesce((select path from organisations where id = $2::bigint), '{}') || new.id, $1, $3, $4, not $4
      from new returning id`,
    values: [name, given.parentId ?? null, given.levelId ?? null, given.isOwn ?? false],
  });
  return rows[0]!.id;
}
