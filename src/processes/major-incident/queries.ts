import type { Queryable } from "#kernel/db/pool.ts";
import type { Actor } from "#kernel/people/actor.ts";
import { caseScope } from "#kernel/people/scope.ts";

/** Open incidents that follow a major one, oldest first. */
export async function openFollowersOf(db: Queryable, majorId: string): Promise<{ id: string }[]> {
  const { rows } = await db.query<{ id: string }>({
    name: "major.open-followers",
    text: `select c.id from case_links l join cases c on c.id = l.from_case_id
      where l.to_case_id = $1 and l.kind = 'follows-major' and c.family in ('open', 'waiting') order by c.id`,
    values: [majorId],
  });
  return rows;
}

/** What a move's form said: an announcement carries no words meant for one reader. */
export async function readEntryValues(db: Queryable, caseId: string, entry: number): Promise<Record<string, unknown>> {
  const { rows } = await db.query<{ values: Record<string, unknown> | null }>({
    name: "major.entry-values",
    text: "select content->'values' as values from event_contents where case_id = $1 and seq = $2",
    values: [caseId, entry],
  });
  return rows[0]?.values ?? {};
}

/** The number of the case that was registered for an announcement, by the key it was registered under. */
export async function readOpenedFor(db: Queryable, mark: string): Promise<string | null> {
  const { rows } = await db.query<{ number: string }>({
    name: "major.opened-for",
    text: `select c.number::text as number from idempotency_keys k join cases c on c.id = k.case_id
      where k.actor = 'system' and k.operation = 'cases.register' and k.key = $1 and c.family = 'open'`,
    values: [`${mark}:register`],
  });
  return rows[0]?.number ?? null;
}

export type OpenMajor = {
  id: string;
  number: string;
  subject: string;
  state: string;
  coordinator: string | null;
  declaredAt: string | null;
  nextUpdateAt: Temporal.Instant | null;
  workaround: string | null;
  lastUpdate: string | null;
  followers: number;
};

/** Every major incident that is open, with what an operator tells a caller. There are a handful at most. */
export async function readOpenMajors(db: Queryable): Promise<OpenMajor[]> {
  const { rows } = await db.query<OpenMajor>({
    name: "major.open",
    text: `select c.id, c.number::text as number, c.subject, c.state, (select name from persons where id = c.assignee_id) as coordinator,
        c.fields->>'declaredAt' as "declaredAt", c.fields->>'workaround' as workaround,
        (select k.due_at from clocks k where k.case_id = c.id and k.clock = 'update' and k.state = 'running') as "nextUpdateAt",
        (select x.content->'values'->>'updateForCustomers' from events e join event_contents x using (case_id, seq)
          where e.case_id = c.id and e.move = 'postUpdate' order by e.seq desc limit 1) as "lastUpdate",
        (select count(*)::int from case_links l where l.to_case_id = c.id and l.kind = 'follows-major') as followers
      from cases c where c.process = 'major-incident' and c.family = 'open' and not c.is_restricted
      order by c.state = 'declared' desc, c.id desc limit 20`,
  });
  return rows;
}

export type Follower = {
  number: string;
  subject: string;
  state: string;
  version: number;
  family: string;
  organisation: string | null;
  requester: string | null;
};

/** The incidents that follow a major one, newest first, of those the actor may see. */
export async function readFollowers(db: Queryable, actor: Actor, majorId: string, limit: number): Promise<Follower[]> {
  const scope = caseScope(actor, 3);
  const { rows } = await db.query<Follower>({
    name: `major.followers.${scope.shape}`,
    text: `select c.number::text as number, c.subject, c.state, c.process_version as version, c.family,
        (select name from organisations where id = c.organisation_id) as organisation,
        coalesce((select name from persons where id = c.requester_id), c.requester->>'name') as requester
      from case_links l join cases c on c.id = l.from_case_id
      where l.to_case_id = $1 and l.kind = 'follows-major' and ${scope.sql} order by c.id desc limit $2`,
    values: [majorId, limit, ...scope.values],
  });
  return rows;
}

export type Member = {
  id: string;
  name: string;
  organisation: string | null;
  words: string;
  calledAt: Temporal.Instant;
  answer: "coming" | "cannot" | null;
  answeredAt: Temporal.Instant | null;
};

export async function readCalled(db: Queryable, caseId: string): Promise<Member[]> {
  const { rows } = await db.query<Member>({
    name: "major.called",
    text: `select p.id, p.name, (select name from organisations where id = p.organisation_id) as organisation,
        k.words, k.called_at as "calledAt", k.answer, k.answered_at as "answeredAt"
      from case_calls k join persons p on p.id = k.person_id where k.case_id = $1 order by k.called_at, p.id`,
    values: [caseId],
  });
  return rows;
}
