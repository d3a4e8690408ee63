import { type Database, openDatabase } from "#kernel/db/pool.ts";
import { perSecond } from "./load.ts";

const firstId = 500_000_000;

/**
 * What the same PostgreSQL does with nothing but the rows: one prepared statement per operation. Ids far from all others, and gone
 * afterwards, so that what is measured next finds a database as it was.
 */
export async function floors(admin: Database, url: string, connections: number, seconds: number) {
  const db = openDatabase({ url, poolSize: connections, applicationName: "bench floor" });
  let next = firstId;
  const first = next + 1;
  await perSecond(connections, 1, () => {
    next += 1;
    return registerRows(db, next);
  });
  const register = await perSecond(connections, seconds, () => {
    next += 1;
    return registerRows(db, next);
  });
  let at = first;
  const move = await perSecond(connections, seconds, () => {
    at += 1;
    return moveRows(db, first + ((at - first) % (next - first)), at);
  });
  const comment = await perSecond(connections, seconds, () => {
    at += 1;
    return commentRows(db, first + ((at - first) % (next - first)), at);
  });
  await db.close();
  await forget(admin);
  return { register, move, comment };
}

async function forget(admin: Database): Promise<void> {
  await admin.transaction(async (tx) => {
    // History refuses to be deleted; this is none.
    await tx.query({ text: "set local session_replication_role = replica" });
    for (const table of [
      "notices",
      "search_documents",
      "announcements",
      "measures",
      "todos",
      "clocks",
      "event_contents",
      "events",
    ]) {
      await tx.query({ text: `delete from ${table} where case_id > ${firstId}` });
    }
    await tx.query({ text: `delete from cases where id > ${firstId}` });
    await tx.query({ text: "delete from idempotency_keys where actor = 'floor'" });
  });
  await admin.query({ text: "vacuum analyze" });
}

const words = "array_to_tsvector(array['打印机', '卡纸', '第三次', '联系人'])";

/**
 * What a registration leaves behind: a case, its entry, three clocks, a to-do, a measure, an announcement, an idempotency key, its
 * row of search, and a notice for each of the desk.
 */
const registerRows = (db: Database, id: number) =>
  db.query({
    name: "floor-register",
    text: `with c as (insert into cases (id, number, process, process_version, state, family, subject, channel, created_at, updated_at)
        values ($1::bigint, $1::bigint * 10, 'incident', 1, 'registered', 'open', 'floor', 'phone', now(), now())),
      e as (insert into events (case_id, seq, kind, actor_kind, via, visibility, at, occurred_at, content_hash, hash)
        values ($1::bigint, 1, 'registered', 'system', 'api', 'public', now(), now(), '\\x00', '\\x00')),
      x as (insert into event_contents (case_id, seq, salt, content) values ($1::bigint, 1, '\\x00', '{"body": "floor"}')),
      k as (insert into clocks (case_id, clock, run, state, started_at, next_step_at) select $1::bigint, unnest(array['resolution', 'response', 'firstLine']), 1, 'running', now(), now() + interval '1 year'),
      t as (insert into todos (case_id, key, team_id, starts_at, created_at) values ($1::bigint, 'registered', 1, now(), now())),
      m as (insert into measures (case_id, measure, nth, at, real_ms, event_seq) values ($1::bigint, 'registered', 1, now(), 0, 1)),
      i as (insert into idempotency_keys (actor, operation, key, body_hash, created_at) values ('floor', 'register', $1::text, '\\x00', now())),
      s as (insert into search_documents (case_id, event_count, public_words, all_words) values ($1::bigint, 1, ${words}, ${words})),
      n as (insert into notices (person_id, case_id, kind, params, once, created_at)
        select person_id, $1::bigint, 'to-your-team', '{}', $1::text, now() from team_members where team_id = 1)
      insert into announcements (kind, case_id, version, at) values ('floor.registered', $1::bigint, 1, now())`,
    values: [String(id)],
  });

const moveRows = (db: Database, id: number, n: number) =>
  db.query({
    name: "floor-move",
    text: `with c as (update cases set version = version + 1, updated_at = now(), state = 'registered' where id = $1::bigint),
      e as (insert into events (case_id, seq, kind, actor_kind, via, visibility, at, occurred_at, content_hash, hash)
        values ($1::bigint, $2::int, 'moved', 'system', 'api', 'public', now(), now(), '\\x00', '\\x00')),
      x as (insert into event_contents (case_id, seq, salt, content) values ($1::bigint, $2::int, '\\x00', '{"body": "floor"}')),
      k as (update clocks set state = 'running' where case_id = $1::bigint and clock = 'firstLine'),
      d as (update todos set done_at = now() where case_id = $1::bigint and done_at is null),
      t as (insert into todos (case_id, key, team_id, starts_at, created_at) values ($1::bigint, 'firstLine', 1, now(), now())),
      i as (insert into idempotency_keys (actor, operation, key, body_hash, created_at) values ('floor', 'move', $2::text, '\\x00', now()))
      insert into announcements (kind, case_id, version, at) values ('floor.moved', $1::bigint, 1, now())`,
    values: [String(id), String(n)],
  });

const commentRows = (db: Database, id: number, n: number) =>
  db.query({
    name: "floor-comment",
    text: `with c as (update cases set updated_at = now(), event_count = event_count + 1 where id = $1::bigint),
      e as (insert into events (case_id, seq, kind, actor_kind, via, visibility, at, occurred_at, content_hash, hash)
        values ($1::bigint, $2::int, 'commented', 'system', 'api', 'public', now(), now(), '\\x00', '\\x00')),
      x as (insert into event_contents (case_id, seq, salt, content) values ($1::bigint, $2::int, '\\x00', '{"body": "floor"}')),
      i as (insert into idempotency_keys (actor, operation, key, body_hash, created_at) values ('floor', 'comment', $2::text, '\\x00', now())),
      s as (update search_documents set event_count = event_count + 1, all_words = ${words} where case_id = $1::bigint)
      insert into announcements (kind, case_id, version, at) values ('case.commented.floor', $1::bigint, 1, now())`,
    values: [String(id), String(n)],
  });
