import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startEmbedded } from "#kernel/db/embedded.ts";
import { migrate, readMigrations } from "#kernel/db/migrate.ts";
import { type Database, openDatabase } from "#kernel/db/pool.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { systemActor } from "#kernel/people/actor.ts";
import { actorOfPerson } from "#kernel/people/identity/identify.ts";
import { numberOf } from "#kernel/process/numbers.ts";
import { openSecrets } from "#kernel/secrets/sealing.ts";
import { installDefaults } from "#registers/defaults/index.ts";
import { buffersOf } from "../bench/buffers.ts";
import { cpuOf, familyOf } from "../bench/cpu.ts";
import { firedPerSecond, settledPerSecond } from "../bench/due-clocks.ts";
import { floors } from "../bench/floor.ts";
import { type Client, client, perSecond } from "../bench/load.ts";
import { keepViews, measureOpenViews, type OpenViews } from "../bench/open-views.ts";
import { type Figures, openViewsSection, page } from "../bench/report.ts";
import { type BenchWorld, fillTo, furnish } from "../bench/world.ts";

/** `npm run bench`: see bench/README.md. */
const sizes = (process.env.BENCH_SIZES ?? "10000,100000,1000000").split(",").map(Number);
const seconds = Number(process.env.BENCH_SECONDS ?? 6);
/** What runs for days is measured warm: compiled, its statements planned. */
const warmSeconds = Number(process.env.BENCH_WARM_SECONDS ?? 5);
const connections = 16;
/** Only what open pages cost, printed and not written to docs/benchmarks.md. */
const isOpenViewsOnly = process.env.BENCH_ONLY === "open-views";
const port = 18_200 + Math.floor(Math.random() * 500);
const say = (line: string) => process.stderr.write(`bench: ${line}\n`);

const folder = await mkdtemp(join(tmpdir(), "huiyin-bench-"));
const server = await startEmbedded({ dataFolder: folder, command: "bench", log: say });
const db = openDatabase({ url: server.url, poolSize: 4, applicationName: "bench" });
try {
  await migrate(db, await readMigrations(join(import.meta.dirname, "../migrations")), say);
  const now = Temporal.Now.instant().round({ smallestUnit: "second" });
  const kernel: Kernel = {
    db,
    now: () => Temporal.Now.instant(),
    zone: "Asia/Shanghai",
    secrets: openSecrets(() => "the key of a bench"),
    url: `http://localhost:${port}`,
    log: { info: () => undefined, warn: () => undefined, fault: (event, error) => say(`${event}: ${error}`) },
  };
  await installDefaults(kernel);
  const world = await furnish(db, now);
  await keepViews(db, now);
  const figures: Figures[] = [];
  const openOnly: Pick<Figures, "size" | "openViews">[] = [];
  for (const size of sizes) {
    say(`filling to ${size} cases`);
    await fillTo(db, size, now);
    if (isOpenViewsOnly) openOnly.push({ size, openViews: await measureOpen(world) });
    else figures.push(await measure(kernel, world, size));
  }
  if (isOpenViewsOnly) process.stdout.write(openViewsSection(openOnly));
  else await writePage(figures);
} finally {
  await db.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

async function writePage(figures: readonly Figures[]): Promise<void> {
  const misses = await readFile(join(import.meta.dirname, "../bench/misses.md"), "utf8");
  const text = `${page(figures, { connections, seconds })}\n${misses}`;
  await writeFile(join(import.meta.dirname, "../docs/benchmarks.md"), text);
  process.stdout.write(text);
}

/** A program of its own, measured with everybody's views open. */
async function measureOpen(world: BenchWorld): Promise<OpenViews> {
  const program = await startProgram();
  const api = client(port, world.apiKey, connections);
  try {
    return await openViews(api, world, program.pid);
  } finally {
    api.close();
    await program.stop();
  }
}

async function openViews(api: Client, world: BenchWorld, pid: number): Promise<OpenViews> {
  const postmaster = await postmasterOf(db);
  const registered = await registerOne(api, world, `views-${pid}-${Math.random()}`, "班组要看的");
  const measured = await measureOpenViews({
    ...world,
    db,
    port,
    seconds: 3 * seconds,
    now: Temporal.Now.instant(),
    cpu: () => ({ program: cpuOf([pid]), database: cpuOf(familyOf(postmaster)) }),
    change: (n) =>
      api.call(
        "POST",
        `/api/v1/cases/${registered}/moves/correct`,
        { fields: { impact: n % 2 === 0 ? "1" : "3", urgency: "2" } },
        { "idempotency-key": `open-${pid}-${n}-${Math.random()}` },
      ),
  });
  const { cores, programMs, databaseMs } = measured;
  say(
    `  views open: ${(cores * 100).toFixed(0)} % of a core, ${programMs.toFixed(2)} + ${databaseMs.toFixed(2)} ms CPU`,
  );
  return measured;
}

async function registerOne(api: Client, world: BenchWorld, key: string, subject: string): Promise<string> {
  const body = {
    process: "incident",
    subject,
    description: "第三次了",
    requester: { name: "联系人", organisation: "C1" },
    fields: { service: world.serviceId, impact: "2", urgency: "2" },
  };
  const answer = await api.call("POST", "/api/v1/cases", body, { "idempotency-key": key });
  return (JSON.parse(answer) as { number: string }).number;
}

async function measure(kernel: Kernel, world: BenchWorld, size: number): Promise<Figures> {
  say(`${size}: program`);
  const program = await startProgram();
  const idleMb = await memoryOf(program.pid);
  const api = client(port, world.apiKey, connections);
  try {
    const rates = { ...(await reads(api, world, size, program.pid)), ...(await writes(api, world, program.pid)) };
    const open = await openViews(api, world, program.pid);
    const loadedMb = await memoryOf(program.pid);
    const fired = await firedPerSecond(db, size);
    say(`  due clocks: ${fired.toFixed(0)}/s`);
    const engineer = await actorOfPerson(kernel, world.engineerIds[0]!, kernel.now());
    if (engineer === null) throw new Error("no engineer");
    const touched = await buffersOf(
      db,
      { ...systemActor, side: "staff", teamIds: world.teamIds },
      engineer,
      String(2_000_000 + Math.floor(size / 2)),
      kernel.now(),
    );
    await program.stop();
    say(`${size}: floors`);
    const bare = await bareHttp();
    const floor = await floors(db, server.url, connections, seconds);
    const due = { fired, bare: await settledPerSecond(db, size) };
    return { size, openViews: open, floor, bare, rates, due, buffers: touched, memory: { idleMb, loadedMb } };
  } finally {
    api.close();
    await program.stop();
  }
}

type Rates = Figures["rates"];

/** Measures one operation: so many per second, and the CPU of program and database for each. */
async function timed(rates: Rates, pid: number, name: string, act: (n: number) => Promise<unknown>): Promise<void> {
  const postmaster = await postmasterOf(db);
  await perSecond(connections, warmSeconds, act);
  const cpu = () => ({ program: cpuOf([pid]), database: cpuOf(familyOf(postmaster)) });
  const before = cpu();
  let calls = 0;
  const rate = await perSecond(connections, seconds, (n) => {
    calls += 1;
    return act(n);
  });
  const after = cpu();
  const programMs = ((after.program - before.program) / calls) * 1_000;
  const databaseMs = ((after.database - before.database) / calls) * 1_000;
  rates[name] = { perSecond: rate, programMs, databaseMs };
  say(`  ${name}: ${rate.toFixed(0)}/s, ${programMs.toFixed(2)} + ${databaseMs.toFixed(2)} ms CPU`);
}

async function reads(api: Client, world: BenchWorld, size: number, pid: number): Promise<Rates> {
  const rates: Rates = {};
  const old = (n: number) => numberOf(String(2_000_001 + ((n * 7_919) % size)));
  await timed(rates, pid, "read one case", (n) => api.call("GET", `/api/v1/cases/${old(n)}`));
  await timed(rates, pid, "list of 50, team view", (n) =>
    api.call("GET", `/api/v1/cases?team=${world.teamIds[n % world.teamIds.length]}&family=open&limit=50`),
  );
  await timed(rates, pid, "list of 50, all open by due time", () =>
    api.call("GET", "/api/v1/cases?family=open&limit=50"),
  );
  await timed(rates, pid, "view counts", () => api.call("GET", "/api/v1/case-counts"));
  await timed(rates, pid, "search for two words", () =>
    api.call("GET", `/api/v1/search?q=${encodeURIComponent("打印机 网络")}`),
  );
  await timed(rates, pid, "similar cases", (n) =>
    api.call("GET", `/api/v1/similar?q=${encodeURIComponent(`打印机 黑屏 w${n % 5_000}`)}`),
  );
  return rates;
}

async function writes(api: Client, world: BenchWorld, pid: number): Promise<Rates> {
  const rates: Rates = {};
  const made: string[] = [];
  const key = (what: string, n: number) => ({ "idempotency-key": `${what}-${pid}-${n}-${Math.random()}` });
  await timed(rates, pid, "register", async (n) => {
    made.push(await registerOne(api, world, `r-${pid}-${n}-${Math.random()}`, `打印机 ${n} 卡纸`));
  });
  await timed(rates, pid, "move", (n) =>
    api.call(
      "POST",
      `/api/v1/cases/${made[n % made.length]}/moves/correct`,
      { fields: { impact: n % 2 === 0 ? "1" : "3", urgency: "2" } },
      key("m", n),
    ),
  );
  await timed(rates, pid, "comment", (n) =>
    api.call(
      "POST",
      `/api/v1/cases/${made[(n * 7) % made.length]}/comments`,
      { body: "看过了，等备件。", visibility: "internal" },
      key("c", n),
    ),
  );
  return rates;
}

async function postmasterOf(on: Database): Promise<number> {
  const { rows } = await on.query<{ folder: string }>({ text: "select current_setting('data_directory') as folder" });
  return Number((await readFile(join(rows[0]!.folder, "postmaster.pid"), "utf8")).split("\n")[0]);
}

async function memoryOf(pid: number): Promise<number> {
  return Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1_024;
}

/** The runtime answering a fixed JSON of a case's size. */
async function bareHttp(): Promise<number> {
  const body = JSON.stringify({ items: "x".repeat(2_000) });
  const bare = createServer((_, reply) => reply.writeHead(200, { "content-type": "application/json" }).end(body));
  await new Promise<void>((resolve) => bare.listen(0, resolve));
  const address = bare.address();
  const api = client(typeof address === "object" && address ? address.port : 0, "", connections);
  const rate = await perSecond(connections, seconds, () => api.call("GET", "/"));
  api.close();
  bare.close();
  return rate;
}

async function startProgram(): Promise<{ pid: number; stop: () => Promise<void> }> {
  const child = spawn(
    process.execPath,
    ["--disable-proto=delete", join(import.meta.dirname, "../src/main.ts"), "serve"],
    {
      env: { ...process.env, DATABASE_URL: server.url, PORT: String(port), HUIYIN_URL: `http://localhost:${port}` },
      stdio: "ignore",
    },
  );
  for (let tries = 0; ; tries += 1) {
    const isReady = await fetch(`http://localhost:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) break;
    if (tries > 300 || child.exitCode !== null) throw new Error("the program did not start");
    await sleep(200);
  }
  return {
    pid: child.pid!,
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    },
  };
}
