import type { Queryable } from "../db/pool.ts";
import { staffRoleKeys } from "../people/roles.ts";
import type { Scope } from "../people/scope.ts";

export type ReminderRow = {
  id: string;
  at: Temporal.Instant;
  words: string;
  number: string | null;
  subject: string | null;
  fired_at: Temporal.Instant | null;
};

/** The case beside a reminder is read within its reader's rights of the moment. */
const reminderColumns = (scope: Scope) => `r.id, r.at, r.words, r.fired_at, c.number::text as number, c.subject
  from reminders r left join cases c on c.id = r.case_id and ${scope.sql}`;

export async function listReminders(
  db: Queryable,
  personId: string,
  scopeFrom: (firstParameter: number) => Scope,
  caseId: string | null = null,
): Promise<ReminderRow[]> {
  const scope = scopeFrom(3);
  const { rows } = await db.query<ReminderRow>({
    name: `reminders.list.${scope.shape}`,
    text: `select ${reminderColumns(scope)}
      where r.person_id = $1 and r.done_at is null and ($2::bigint is null or r.case_id = $2) order by r.at, r.id limit 200`,
    values: [personId, caseId, ...scope.values],
  });
  return rows;
}

export async function insertReminder(
  db: Queryable,
  reminder: { personId: string; caseId: string | null; at: Temporal.Instant; words: string; now: Temporal.Instant },
): Promise<string> {
  const { rows } = await db.query<{ id: string }>({
    name: "reminders.insert",
    text: "insert into reminders (person_id, case_id, at, words, created_at) values ($1, $2, $3, $4, $5) returning id",
    values: [reminder.personId, reminder.caseId, reminder.at, reminder.words, reminder.now],
  });
  return rows[0]!.id;
}

/** Whether there was one of theirs, done or not. */
export async function endReminder(
  db: Queryable,
  personId: string,
  reminderId: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: "reminders.done",
    text: "update reminders set done_at = coalesce(done_at, $3) where id = $2 and person_id = $1",
    values: [personId, reminderId, now],
  });
  return rowCount === 1;
}

/** Reminders whose time has come, marked as told in this transaction: another node finds them told. */
export async function fireReminders(tx: Queryable, now: Temporal.Instant, limit: number) {
  const { rows } = await tx.query<{
    id: string;
    person_id: string;
    case_id: string | null;
    words: string;
    at: Temporal.Instant;
  }>({
    name: "reminders.fire",
    text: `update reminders r set fired_at = $1 where r.id in (
        select d.id from reminders d where d.fired_at is null and d.done_at is null and d.at <= $1 order by d.at, d.id limit $2
        for update skip locked)
      returning r.id, r.person_id, r.case_id, r.words, r.at`,
    values: [now, limit],
  });
  return rows;
}

export async function followersOf(db: Queryable, caseId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await db.query<{ id: string; name: string }>({
    name: "followers.of-case",
    text: `select p.id, p.name from case_followers f join persons p on p.id = f.person_id and p.is_active
      where f.case_id = $1 order by f.since, p.id limit 100`,
    values: [caseId],
  });
  return rows;
}

/** When my to-dos of a case sleep, and only while nothing has happened and nothing warns. */
export async function snoozeOf(
  db: Queryable,
  personId: string,
  caseId: string,
  now: Temporal.Instant,
): Promise<{ until: Temporal.Instant | null } | null> {
  const { rows } = await db.query<{ until: Temporal.Instant | null }>({
    name: "snoozes.of-case",
    text: `select s.until_at as until from snoozes s join cases c on c.id = s.case_id
      where s.person_id = $1 and s.case_id = $2 and s.event_count = c.event_count
        and (s.until_at is null or s.until_at > $3) and (c.warn_at is null or c.warn_at > $3)`,
    values: [personId, caseId, now],
  });
  return rows[0] ?? null;
}

/** Staff of the house by part of the name or the beginning of its pinyin initials. */
export async function findColleagues(db: Queryable, q: string, limit: number): Promise<{ id: string; name: string }[]> {
  const { rows } = await db.query<{ id: string; name: string }>({
    name: "colleagues.find",
    text: `select p.id, p.name from persons p where p.is_active
        and exists (select from memberships m join organisations o on o.id = m.organisation_id
          where m.person_id = p.id and m.role = any($2::text[]) and exists (select from organisations a where a.id = any(o.path) and a.is_own))
        and (lower(p.name) like '%' || $1 || '%' or p.initials like $1 || '%')
      order by p.name, p.id limit $3`,
    values: [q.toLowerCase().replaceAll(/[\\%_]/g, "\\$&"), staffRoleKeys, limit],
  });
  return rows;
}
