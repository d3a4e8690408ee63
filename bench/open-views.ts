import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "#kernel/db/pool.ts";
import { shippedSessionLimits } from "#kernel/people/identity/identify.ts";
import { openSession } from "#kernel/people/identity/session-queries.ts";
import { client } from "./load.ts";

/** How often an open page asks what its views hold while changes go on without end: src/web/staff/live/refresh.ts. */
const everySeconds = 5;
const changesPerSecond = 20;

export type OpenViews = {
  agents: number;
  /** CPU milliseconds of program and database for one agent's views, standing and kept, asked once. */
  programMs: number;
  databaseMs: number;
  /** What all of them keep of one core as long as they are open. */
  cores: number;
  /** Seconds until the last of those who asked at the same moment had an answer. */
  lastSeconds: number;
  /** Changes a second that were made meanwhile. */
  changes: number;
};

/** Views agents keep: two each of their own, one of each team, three of everybody. */
export async function keepViews(db: Database, now: Temporal.Instant): Promise<void> {
  const keep = (select: string) =>
    db.query({
      text: `insert into case_views (owner_id, reach, team_id, name, query, created_at) ${select}`,
      values: [now],
    });
  const named = (zh: string) => `jsonb_build_object('zh', '${zh}', 'en', '${zh}')`;
  await keep(`select n, 'mine', null, ${named("我的")}, '{"assignee": "me", "family": "open", "sort": "dueAt"}'::jsonb, $1
    from generate_series(1, 200) n`);
  await keep(`select n, 'mine', null, ${named("我的等待")}, '{"assignee": "me", "family": "waiting"}'::jsonb, $1
    from generate_series(1, 200) n`);
  await keep(
    `select 1, 'team', t.id, ${named("班组")}, '{"team": "mine", "family": "open", "priority": "1,2"}'::jsonb, $1 from teams t`,
  );
  for (const query of ['{"due": "late"}', '{"family": "open", "priority": "1"}', '{"family": "waiting"}'])
    await keep(`select 1, 'all', null, ${named("公共")}, '${query}'::jsonb, $1`);
}

type Given = {
  db: Database;
  port: number;
  engineerIds: readonly string[];
  seconds: number;
  now: Temporal.Instant;
  cpu: () => { program: number; database: number };
  change: (n: number) => Promise<unknown>;
};

/**
 * Every agent's page asks at the same moment and every five seconds again while changes go on; what the changes cost alone, over as
 * long a time, is taken off.
 */
export async function measureOpenViews(given: Given): Promise<OpenViews> {
  const { db, port, engineerIds, now } = given;
  const cookies: string[] = [];
  for (const id of engineerIds)
    cookies.push(await openSession(db, id, { address: "127.0.0.1", agent: "bench" }, now, shippedSessionLimits));
  const api = client(port, "", engineerIds.length);
  const look = (token: string) =>
    Promise.all(
      ["/api/v1/case-counts", "/api/v1/case-views"].map((path) =>
        api.call("GET", path, undefined, { cookie: `__Host-huiyin=${token}` }),
      ),
    );
  try {
    await Promise.all(cookies.map(look)); // warm
    await untilIdle(given.cpu);
    const rounds = Math.max(2, Math.round(given.seconds / everySeconds));
    const alone = await during(given, rounds, async () => undefined);
    const open = await during(given, rounds, () => Promise.all(cookies.map(look)));
    const looks = rounds * cookies.length;
    const programMs = ((open.program - alone.program) / looks) * 1_000;
    const databaseMs = ((open.database - alone.database) / looks) * 1_000;
    return {
      agents: cookies.length,
      programMs,
      databaseMs,
      cores: ((programMs + databaseMs) * cookies.length) / (everySeconds * 1_000),
      lastSeconds: open.lastSeconds,
      changes: open.changes,
    };
  } finally {
    api.close();
  }
}

/** What was written under load before is still told onwards: that is not to be counted here. */
async function untilIdle(cpu: Given["cpu"]): Promise<void> {
  const busyAtMost = 0.1;
  for (let tries = 0; tries < 120; tries += 1) {
    const before = cpu();
    await sleep(1_000);
    const after = cpu();
    if (after.program - before.program + after.database - before.database < busyAtMost) return;
  }
}

/** So many rounds, with changes at their pace throughout. */
async function during({ cpu, change }: Given, rounds: number, ask: () => Promise<unknown>) {
  const before = cpu();
  const began = performance.now();
  const end = began + rounds * everySeconds * 1_000;
  let changes = 0;
  const changing = (async () => {
    for (let due = began; due < end; due += 1_000 / changesPerSecond) {
      await sleep(Math.max(0, due - performance.now()));
      await change(changes);
      changes += 1;
      if (performance.now() > end) break;
    }
  })();
  let lastSeconds = 0;
  for (let round = 0; round < rounds; round += 1) {
    const asked = performance.now();
    await ask();
    lastSeconds = Math.max(lastSeconds, (performance.now() - asked) / 1_000);
    await sleep(Math.max(0, began + (round + 1) * everySeconds * 1_000 - performance.now()));
  }
  await changing;
  const after = cpu();
  return {
    program: after.program - before.program,
    database: after.database - before.database,
    lastSeconds,
    changes: changes / ((performance.now() - began) / 1_000),
  };
}
