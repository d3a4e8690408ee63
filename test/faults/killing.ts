import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { readPostmaster } from "#kernel/db/embedded/postmaster-file.ts";
import { startEmbedded } from "#kernel/db/embedded.ts";
import { migrate, readMigrations } from "#kernel/db/migrate.ts";
import { type Database, openDatabase } from "#kernel/db/pool.ts";
import { bySystem } from "#kernel/people/commands/change.ts";
import { createApiKey } from "#kernel/people/commands/create-api-key.ts";
import { loadDefinitionBook } from "#kernel/process/versions.ts";
import { installDefaults } from "#registers/defaults/index.ts";
import { dataFolder } from "#test/world/data-folder.ts";
import { furnish } from "#test/world/desk.ts";
import { findBroken } from "#test/world/invariants.ts";
import { freePort, type Program, runProgram } from "#test/world/program.ts";
import { type Acknowledged, drive, type World } from "./driving.ts";

/** What came of a run: the figures R1 is about, and what the invariants say. */
export type Figures = {
  kills: Record<string, number>;
  acknowledged: number;
  found: number;
  lost: string[];
  doubled: string[];
  /** Cases nobody asked for (I2). */
  invented: string[];
  stepsFired: number;
  broken: string[];
};

export type Course = {
  seconds: number;
  /** Milliseconds between two kills, from and to; none: nothing is killed. */
  between?: readonly [number, number];
  /** A fault that stays: a program that lies. */
  fault?: string;
};

/** Places to die at that a random kill seldom hits. */
const points = [
  "cases.apply.before:kill@20",
  "cases.apply.after:kill@20",
  "cases.apply-many.before:kill@1",
  "cases.apply-many.after:kill@1",
  "commit.before:kill@30",
  "commit.after:kill@30",
  "case-ids-lease.after:kill@2",
];

/**
 * Runs the real program on its own durable database, drives it over HTTP with careful clients, and kills it, its database, and it
 * again at named points, until the time is over; then lets the clients finish and compares what was acknowledged with what is there.
 */
export async function runUnderKills({ seconds, between, fault }: Course): Promise<Figures> {
  const folder = await dataFolder();
  const world = await prepare(folder);
  const port = await freePort();
  const program = keepRunning(folder, port, fault);
  await program.ready();
  const driving = drive(`http://localhost:${port}`, world, 4);
  const kills: Record<string, number> = {};
  const kinds = ["program", "database", "point"].sort(() => Math.random() - 0.5);
  let turn = 0;
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const pause = between ? between[0] + Math.random() * (between[1] - between[0]) : 1_000;
    await wait(Math.min(pause, end - performance.now()));
    if (between === undefined || performance.now() >= end) continue;
    const kind = kinds[turn++ % kinds.length]!;
    kills[kind] = (kills[kind] ?? 0) + 1;
    if (kind === "database") await killDatabase(folder);
    else if (kind === "program") await program.killed();
    else await program.killedAt(points[Math.floor(Math.random() * points.length)]!);
  }
  const acknowledged = await driving.finish();
  await program.stop();
  return compare(folder, acknowledged, kills);
}

async function killDatabase(folder: string): Promise<void> {
  const postmaster = await readPostmaster(join(folder, "postgres"));
  try {
    if (postmaster) process.kill(postmaster.pid, "SIGKILL");
  } catch {
    // It was on its way down already.
  }
}

/** The program, started again whenever it has died; `fault` is its first life's, or every life's where it stays. */
function keepRunning(folder: string, port: number, fault: string | undefined) {
  const settings = { PORT: String(port), HUIYIN_DATA: folder };
  const start = (more?: string) =>
    runProgram("src/main.ts", ["serve"], more ? { ...settings, HUIYIN_FAULT: more } : settings);
  let running: Program = start(fault);
  const again = async (more = fault) => {
    await running.ended;
    running = start(more);
    // One that is to die at a point may come there before it is ready: a deadline that fell due while nobody was there.
    await Promise.race([running.says("ready at"), ...(more === fault ? [] : [running.ended])]);
  };
  return {
    ready: () => running.says("ready at"),
    killed: async () => {
      running.kill("SIGKILL");
      await again();
    },
    /** Ends this life, begins one that dies at the point (or, where it never comes there, of old age), and one after it. */
    killedAt: async (point: string) => {
      running.kill("SIGKILL");
      await again(point);
      const dying = running;
      await Promise.race([dying.ended, wait(8_000)]);
      dying.kill("SIGKILL");
      await again();
    },
    stop: async () => {
      running.kill("SIGTERM");
      await running.ended;
    },
  };
}

async function withDatabase<T>(folder: string, work: (db: Database) => Promise<T>): Promise<T> {
  const server = await startEmbedded({ dataFolder: folder, command: "test", log: () => undefined });
  const db = openDatabase({ url: server.url, poolSize: 4, applicationName: "test" });
  try {
    return await work(db);
  } finally {
    await db.close();
    await server.stop();
  }
}

/** A furnished installation whose urgent cases have limits of a minute by 7×24, so that deadlines fall due while it is being killed. */
const prepare = (folder: string): Promise<World> =>
  withDatabase(folder, async (db) => {
    await migrate(db, await readMigrations(join(import.meta.dirname, "../../migrations")), () => undefined);
    const now = () => Temporal.Now.instant();
    const ids = await furnish(db, { now });
    await installDefaults({ db, now, zone: "Asia/Shanghai" } as Parameters<typeof installDefaults>[0]);
    await db.query({
      text: `update service_levels set targets = targets || '{"response": {"1": 1}, "first-line": {"1": 1}}' where is_default`,
    });
    const { key } = await db.transaction((tx) =>
      createApiKey(tx, bySystem(now()), { role: "desk-lead", name: "driver", organisationId: ids.provider! }),
    );
    return { key, ids };
  });

const compare = (folder: string, acknowledged: readonly Acknowledged[], kills: Figures["kills"]): Promise<Figures> =>
  withDatabase(folder, async (db) => {
    const times = await timesOfMarks(db);
    const isThere = ({ mark, number }: Acknowledged) => times.get(mark)?.number === number;
    const { rows } = await db.query<{ steps: number; invented: string[] }>({
      text: `select (select count(*)::int from clock_steps) as steps,
        array(select subject from cases where process = 'incident' and description !~ '^mark-') as invented`,
    });
    return {
      kills,
      acknowledged: acknowledged.length,
      found: acknowledged.filter(isThere).length,
      lost: acknowledged.filter((one) => !isThere(one)).map(({ mark }) => mark),
      doubled: [...times].filter(([, { times: n }]) => n > 1).map(([mark]) => mark),
      invented: rows[0]!.invented,
      stepsFired: rows[0]!.steps,
      broken: await findBroken(db, await loadDefinitionBook({ db })),
    };
  });

/** Every order carries a mark in its words: how often it stands in the histories, and in which case. */
async function timesOfMarks(db: Database): Promise<Map<string, { times: number; number: string }>> {
  const { rows } = await db.query<{ mark: string; times: number; number: string }>({
    text: `select mark, count(*)::int as times, min(c.number)::text as number
      from event_contents x join cases c on c.id = x.case_id,
        lateral (select coalesce(x.content->>'body', x.content->'values'->>'subject', x.content->'values'->>'note') as mark) m
      where mark ~ '^mark-' group by mark`,
  });
  return new Map(rows.map(({ mark, ...rest }) => [mark, rest]));
}

/** As a line for people. */
export const figuresLine = ({ kills, acknowledged, found, lost, doubled, stepsFired }: Figures): string => {
  const killed = Object.entries(kills).map(([kind, n]) => `${kind} ${n}`);
  return `R1 killed: ${killed.join(", ") || "nothing"} · acknowledged ${acknowledged} · found ${found} · lost ${lost.length} · doubled ${doubled.length} · steps fired ${stepsFired}`;
};
