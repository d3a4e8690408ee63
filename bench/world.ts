import type { Database } from "#kernel/db/pool.ts";
import { hashToken } from "#kernel/people/identity/tokens.ts";
import { incident } from "#processes/incident/process.ts";

export type BenchWorld = {
  apiKey: string;
  organisationId: string;
  teamIds: string[];
  engineerIds: string[];
  serviceId: string;
  categoryId: string;
};

const words = [
  "打印机",
  "网络",
  "黑屏",
  "登录",
  "慢",
  "报错",
  "邮箱",
  "备份",
  "交换机",
  "门禁",
  "投影",
  "服务器",
  "账号",
  "权限",
  "断线",
  "重启",
  "升级",
  "漏水",
  "告警",
  "磁盘",
];

/** A provider with a desk and 20 teams of ten engineers, 50 customers; no cases yet. */
export async function furnish(db: Database, now: Temporal.Instant): Promise<BenchWorld> {
  const one = async (text: string, values: unknown[] = []) =>
    (await db.query<{ id: string }>({ text, values })).rows[0]!.id;
  await db.query({
    text: "insert into installation (name, created_at, set_up_at) values ('远岭', $1, $1) on conflict do nothing",
    values: [now],
  });
  const own = await one(
    "insert into organisations (id, path, name, is_own) values (1, '{1}', '远岭', true) returning id",
  );
  await db.query({
    text: "insert into organisations (id, path, name, code, is_customer) select 100 + n, array[100 + n]::bigint[], '客户' || n, 'C' || n, true from generate_series(1, 50) n",
  });
  await db.query({
    text: "insert into teams (id, organisation_id, key, name, line) select n, $1, 'team-' || n, jsonb_build_object('zh', '班组' || n, 'en', 'Team ' || n), case when n = 1 then 1 else 2 end from generate_series(1, 20) n",
    values: [own],
  });
  await db.query({
    text: "insert into persons (id, name, organisation_id, created_at) select n, '工程师' || n, $1, $2 from generate_series(1, 200) n",
    values: [own, now],
  });
  await db.query({
    text: "insert into persons (id, name, organisation_id, created_at) select 1000 + n, '联系人' || n, 100 + 1 + n % 50, $1 from generate_series(1, 2000) n",
    values: [now],
  });
  await db.query({
    text: "insert into team_members (team_id, person_id) select 1 + n % 20, n from generate_series(1, 200) n",
  });
  await db.query({
    text: "insert into memberships (person_id, organisation_id, role) select n, $1, 'engineer' from generate_series(1, 200) n",
    values: [own],
  });
  const serviceId = await one(
    'insert into services (key, name, department_id, team_id) values (\'bench\', \'{"zh": "基准", "en": "Bench"}\', $1, 2) returning id',
    [own],
  );
  const categoryId = await one(
    'insert into categories (key, name) values (\'bench\', \'{"zh": "基准", "en": "Bench"}\') returning id',
  );
  await db.query({
    text: "select setval(pg_get_serial_sequence('organisations', 'id'), 1000), setval(pg_get_serial_sequence('persons', 'id'), 10000), setval(pg_get_serial_sequence('teams', 'id'), 1000)",
  });
  const apiKey = "hy_bench_0000000000000000000000000000000000000000";
  await db.query({
    text: "insert into api_keys (name, key_hash, role, created_at) values ('bench', $1, 'desk-lead', $2)",
    values: [hashToken(apiKey), now],
  });
  return {
    apiKey,
    organisationId: "101",
    teamIds: Array.from({ length: 19 }, (_, n) => String(n + 2)),
    engineerIds: Array.from({ length: 200 }, (_, n) => String(n + 1)),
    serviceId,
    categoryId,
  };
}

const idsOfTheProgram = 20_000_000;

/**
 * Fills up to `total` cases, one in ten still open (at most 100,000), each with entries, clocks, to-do, measures and search row, as
 * the engine would have left them. Set-based: a million in a few minutes.
 */
export async function fillTo(db: Database, total: number, now: Temporal.Instant): Promise<void> {
  // What the program registers while it is measured has ids far behind, so that these stay without gaps.
  const { rows } = await db.query<{ n: number }>({
    text: `select count(*)::int as n from cases where id < ${idsOfTheProgram}`,
  });
  const batch = 50_000;
  for (let from = rows[0]!.n; from < total; from += batch) {
    await fill(db, from + 1, Math.min(from + batch, total), now);
  }
  await db.query({
    text: `select setval('case_ids', greatest((select max(id) from cases) + 64, ${idsOfTheProgram}))`,
  });
  await db.query({ text: "vacuum analyze" });
}

async function fill(db: Database, from: number, until: number, now: Temporal.Instant): Promise<void> {
  const client = await db.pool.connect();
  try {
    await client.query("set statement_timeout = 0");
    await client.query("begin");
    await client.query(
      `create temporary table made on commit drop as
       select 2000000 + n as id, n,
         n % 10 = 0 as is_open, n % 70 = 0 as is_waiting,
         $3::timestamptz - make_interval(mins => ((2000000 - n) % 400000)) as created_at,
         $3::timestamptz + make_interval(mins => (n::bigint * 7919 % 4000)::int - 600) as due_at,
         1 + (n / 10) % 20 as team_id, 1 + (n / 10) % 200 as assignee_id, 101 + n % 50 as organisation_id, 1001 + n % 2000 as requester_id,
         array[($4::text[])[1 + n % 20], ($4::text[])[1 + n * 7 % 20], ($4::text[])[1 + n * 13 % 20], 'w' || n % 5000] as words
       from generate_series($1::int, $2::int) n`,
      [from, until, now, words],
    );
    await client.query(`
      insert into cases (id, number, process, process_version, state, family, version, subject, description, priority, channel, organisation_id,
        requester_id, requester, team_id, assignee_id, department_id, line, fields, due_at, clock, created_at, updated_at, solved_at, closed_at, event_count, last_hash)
      select id, id * 10 + n % 10, 'incident', ${incident.version}, case when is_waiting and is_open then 'waitingCustomer' when is_open then 'working' else 'closed' end,
        case when is_waiting and is_open then 'waiting' when is_open then 'open' else 'done' end, 5, array_to_string(words, ''), '', 1 + n % 4, 'phone',
        organisation_id, requester_id, jsonb_build_object('name', '联系人' || requester_id), team_id, assignee_id, 1, 2, '{"impact": "2", "urgency": "2"}',
        case when is_open and not is_waiting then due_at end,
        jsonb_build_object('clock', 'resolution', 'run', 1, 'state', case when is_open then 'running' else 'met' end, 'dueAt', due_at, 'warnAt', due_at - interval '1 hour',
          'endedAt', null, 'reason', null, 'isProvisional', false, 'calendarId', (select id from calendars where key = '7x24')::text),
        created_at, created_at, case when not is_open then created_at end, case when not is_open then created_at end, 5, '\\x00'
      from made`);
    await client.query(`
      insert into events (case_id, seq, kind, move, from_state, to_state, actor_kind, actor_id, via, visibility, at, occurred_at, content_hash, hash)
      select id, s, case when s = 1 then 'registered' else 'moved' end, 'accept', case when s > 1 then 'assigned' end, 'working', 'person', assignee_id, 'desk', 'public', created_at, created_at, '\\x00', '\\x00'
      from made, generate_series(1, 5) s`);
    await client.query(
      "insert into event_contents (case_id, seq, salt, content) select id, s, '\\x00', jsonb_build_object('body', array_to_string(words, '')) from made, generate_series(1, 5) s",
    );
    await client.query(`
      insert into clocks (case_id, clock, run, state, target, target_source, calendar_id, started_at, running_since, stopped_at, due_at, next_step, next_step_at)
      select id, k, 1, case when is_open then 'running' else 'stopped' end, '{"is": {"kind": "working-minutes", "minutes": 480}, "ms": 28800000, "warnFraction": null, "warnAt": null}', '{"kind": "level"}',
        (select id from calendars where key = '7x24'), created_at, case when is_open then created_at end, case when not is_open then created_at end, due_at + interval '30 days',
        case when is_open then 'breach' end, case when is_open then due_at + interval '30 days' end
      from made, unnest(array['resolution', 'response', 'proposal']) k`);
    await client.query(
      "insert into todos (case_id, key, person_id, starts_at, due_at, created_at) select id, 'working', assignee_id, created_at, due_at, created_at from made where is_open",
    );
    await client.query(
      "insert into measures (case_id, measure, nth, at, real_ms, event_seq) select id, m, 1, created_at, 1000, 1 from made, unnest(array['registered', 'accepted']) m",
    );
    await client.query(
      "insert into search_documents (case_id, event_count, public_words, all_words) select id, 5, array_to_tsvector(words), array_to_tsvector(words) from made",
    );
    await client.query(`insert into search_words (word, documents) select w, count(*) from made, unnest(words) w group by w
      on conflict (word) do update set documents = search_words.documents + excluded.documents`);
    await client.query("commit");
  } finally {
    client.release();
  }
}
