import type { Queryable } from "#kernel/db/pool.ts";
import type { Actor } from "#kernel/people/actor.ts";
import { caseScope } from "#kernel/people/scope.ts";
import type { Recurrence, RecurrenceRule } from "./rules.ts";

export async function readRule(db: Queryable): Promise<RecurrenceRule & { version: number }> {
  const { rows } = await db.query<RecurrenceRule & { version: number }>({
    name: "problems.rule",
    text: `select at_one_customer as "atOneCustomer", across, days, version from recurrence_rule`,
    values: [],
  });
  return rows[0]!;
}

/** Incidents that have this in common since an instant, newest first; those cancelled or merged away do not count twice. */
export async function readIncidentsOf(
  db: Queryable,
  { kind, deviceId, organisationId, serviceId, categoryId }: Recurrence,
  since: Temporal.Instant,
): Promise<{ id: string; createdAt: Temporal.Instant }[]> {
  const isDevice = kind === "device";
  const { rows } = await db.query<{ id: string; createdAt: Temporal.Instant }>({
    name: `problems.incidents-of.${isDevice ? "device" : "service"}`,
    text: `select c.id, c.created_at as "createdAt" from cases c
      where ${
        isDevice
          ? "c.fields ? 'device' and c.fields->>'device' = $1 and $2::text is null and $3::bigint is not null"
          : "c.fields ? 'category' and c.fields->>'service' = $1 and c.fields->>'category' = $2 and ($3::bigint is null or c.organisation_id = $3)"
      } and c.created_at > $4 and c.process = 'incident' and c.family <> 'cancelled'
      order by c.created_at desc, c.id desc limit 200`,
    values: isDevice ? [deviceId, null, organisationId ?? "0", since] : [serviceId, categoryId, organisationId, since],
  });
  return rows;
}

/** When it was last decided about, and how. */
export async function readDecision(db: Queryable, name: string): Promise<Temporal.Instant | null> {
  const { rows } = await db.query<{ decided_at: Temporal.Instant | null }>({
    name: "problems.decision",
    text: "select decided_at from recurrences where name = $1",
    values: [name],
  });
  return rows[0]?.decided_at ?? null;
}

/** Offers a recurrence, or brings an offer up to date. One that was decided about is offered anew. */
export async function offer(
  db: Queryable,
  name: string,
  recurrence: Recurrence,
  found: { cases: number; lastAt: Temporal.Instant; now: Temporal.Instant },
): Promise<{ foundAt: Temporal.Instant }> {
  const { kind, deviceId, organisationId, serviceId, categoryId } = recurrence;
  const { rows } = await db.query<{ foundAt: Temporal.Instant }>({
    name: "problems.offer",
    text: `insert into recurrences (name, kind, device_id, organisation_id, service_id, category_id, state, cases, last_at, found_at)
      values ($1, $2, $3, $4, $5, $6, 'offered', $7, $8, $9)
      on conflict (name) do update set state = 'offered', cases = excluded.cases, last_at = excluded.last_at,
        found_at = case when recurrences.state = 'offered' then recurrences.found_at else excluded.found_at end, problem_id = null, because = null
      returning found_at as "foundAt"`,
    values: [name, kind, deviceId, organisationId, serviceId, categoryId, found.cases, found.lastAt, found.now],
  });
  return rows[0]!;
}

/** Who decides about what recurs: the incident managers. */
export async function problemManagers(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>({
    name: "problems.managers",
    text: `select distinct m.person_id as id from memberships m join persons p on p.id = m.person_id and p.is_active
      where m.role = 'incident-manager'`,
    values: [],
  });
  return rows.map(({ id }) => id);
}

export type OfferedRow = Recurrence & {
  id: string;
  cases: number;
  lastAt: Temporal.Instant;
  foundAt: Temporal.Instant;
  decidedAt: Temporal.Instant | null;
  state: "offered" | "made" | "dismissed";
  organisation: string | null;
  device: string | null;
};

const offeredSql = `select r.id, r.kind, r.device_id as "deviceId", r.organisation_id as "organisationId", r.service_id as "serviceId",
    r.category_id as "categoryId", r.cases, r.last_at as "lastAt", r.found_at as "foundAt", r.decided_at as "decidedAt", r.state,
    (select name from organisations where id = r.organisation_id) as organisation,
    (select model || ' ' || serial from devices where id = r.device_id) as device
  from recurrences r`;

/** What is offered, newest first, one page. */
export async function listOffered(
  db: Queryable,
  after: { lastAt: string; id: string } | null,
  limit: number,
): Promise<OfferedRow[]> {
  const { rows } = await db.query<OfferedRow>({
    name: "problems.offered",
    text: `${offeredSql} where r.state = 'offered' and ($1::timestamptz is null or (r.last_at, r.id) < ($1, $2::bigint))
      order by r.last_at desc, r.id desc limit $3`,
    values: [after?.lastAt ?? null, after?.id ?? null, limit],
  });
  return rows;
}

/** One of them, held for this transaction. */
export async function holdOffered(db: Queryable, id: string): Promise<OfferedRow | null> {
  const { rows } = await db.query<OfferedRow>({
    name: "problems.hold-offered",
    text: `${offeredSql} where r.id = $1 for update of r`,
    values: [id],
  });
  return rows[0] ?? null;
}

export async function decide(
  db: Queryable,
  id: string,
  decided: {
    state: "made" | "dismissed";
    at: Temporal.Instant;
    by: string | null;
    because: string | null;
    problemId: string | null;
  },
): Promise<void> {
  await db.query({
    name: "problems.decide",
    text: "update recurrences set state = $2, decided_at = $3, decided_by = $4, because = $5, problem_id = $6 where id = $1",
    values: [id, decided.state, decided.at, decided.by, decided.because, decided.problemId],
  });
}

export type KnownErrorRow = { id: string; number: string; subject: string; cause: string | null; workaround: string };

/**
 * Known errors that fit a case: of its device, or of its service and category (a problem that names no category fits every one of its
 * service). Knowledge of the house for everybody on its staff, whoever works on the problem.
 */
export async function readKnownErrors(
  db: Queryable,
  fields: { device: string | null; service: string | null; category: string | null },
): Promise<KnownErrorRow[]> {
  const { rows } = await db.query<KnownErrorRow>({
    name: "problems.known-errors",
    text: `select c.id, c.number::text as number, c.subject, c.fields->>'cause' as cause, c.fields->>'workaround' as workaround from cases c
      where c.process = 'problem' and c.state in ('knownError', 'fixing', 'verifying') and c.fields ? 'workaround' and not c.is_restricted
        and ((c.fields->>'device') = $1 or (not c.fields ? 'device' and (c.fields->>'service') = $2
          and (not c.fields ? 'category' or (c.fields->>'category') = $3)))
      order by (c.fields->>'device') is null, c.id desc limit 5`,
    values: [fields.device, fields.service, fields.category],
  });
  return rows;
}

/** The newest of them that the asker sees. */
export async function readIncidentsInScope(
  db: Queryable,
  actor: Actor,
  recurrence: Recurrence,
  since: Temporal.Instant,
  limit: number,
): Promise<{ id: string; number: string; subject: string }[]> {
  const ids = (await readIncidentsOf(db, recurrence, since)).map(({ id }) => id);
  const scope = caseScope(actor, 3);
  const { rows } = await db.query<{ id: string; number: string; subject: string }>({
    name: `problems.in-scope.${scope.shape}`,
    text: `select c.id, c.number::text as number, c.subject from cases c
      where c.id = any($1::bigint[]) and ${scope.sql} order by c.created_at desc, c.id desc limit $2`,
    values: [ids, limit, ...scope.values],
  });
  return rows;
}

export async function holdRule(db: Queryable): Promise<RecurrenceRule & { version: number }> {
  await db.query({ name: "problems.hold-rule", text: "select from recurrence_rule for update", values: [] });
  return readRule(db);
}

export async function storeRule(
  db: Queryable,
  { atOneCustomer, across, days }: RecurrenceRule,
): Promise<RecurrenceRule & { version: number }> {
  await db.query({
    name: "problems.store-rule",
    text: "update recurrence_rule set at_one_customer = $1, across = $2, days = $3, version = version + 1",
    values: [atOneCustomer, across, days],
  });
  return readRule(db);
}
