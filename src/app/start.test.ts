import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { isAlive, readPostmaster } from "#kernel/db/embedded/postmaster-file.ts";
import { dataFolder } from "#test/world/data-folder.ts";
import { createDatabase } from "#test/world/database.ts";
import { freePort, type Program, run, runProgram } from "#test/world/program.ts";
import { sayings } from "./start-problem.ts";

// Limits of patience for a busy machine, no measures.
vi.setConfig({ testTimeout: 120_000 });
const patient = { timeout: 60_000, interval: 50 };
type Settings = Record<string, string>;

const serve = (settings: Settings) => runProgram("src/main.ts", ["serve"], settings);
const answer = async (port: number, path: string) => (await fetch(`http://localhost:${port}${path}`)).status;

/** A program that serves, on a database of its own (the run's server), or as set. */
async function serving(settings: Settings): Promise<Program & { port: number }> {
  const port = await freePort();
  const program = serve({ PORT: String(port), ...settings });
  await program.says("ready at");
  return { ...program, port };
}

/** Ends with the code of this problem and says in both languages what to do. */
async function expectProblem(program: Program, code: keyof typeof sayings, ...words: string[]): Promise<void> {
  expect(await program.ended, program.err()).toBe(sayings[code].exit);
  const told = program
    .err()
    .split("\n")
    .filter((line) => line.startsWith("huiyin: "));
  expect(
    told.some((line) => /\p{Script=Han}/u.test(line)),
    "told in Chinese",
  ).toBe(true);
  for (const word of words) expect(program.err()).toContain(word);
  expect(program.err(), "a plain sentence, not a stack").not.toMatch(/^ {4}at /m);
  expect(program.out(), "standard output is for results").toBe("");
}

describe("starting and ending", () => {
  test("serve on an empty folder: migrates, serves, says where; SIGTERM ends everything", async () => {
    const folder = await dataFolder();
    const program = await serving({ HUIYIN_DATA: folder });
    expect(program.err()).toContain(`http://localhost:${program.port}`);
    expect(await answer(program.port, "/healthz")).toBe(200);
    expect(await answer(program.port, "/readyz")).toBe(200);
    const { pid } = (await readPostmaster(join(folder, "postgres")))!;
    program.kill("SIGTERM");
    expect(await program.ended).toBe(0);
    expect(isAlive(pid), "the database process is gone too").toBe(false);
  });

  test("DATABASE_URL: no embedded server is touched", async () => {
    const { url } = await createDatabase();
    const folder = join(await dataFolder(), "untouched");
    const program = await serving({ DATABASE_URL: url, HUIYIN_DATA: folder });
    expect(await answer(program.port, "/readyz")).toBe(200);
    expect(await readPostmaster(join(folder, "postgres"))).toBeUndefined();
  });

  test("the database goes away: alive but not ready, and ready again when it is back", async () => {
    const folder = await dataFolder();
    const program = await serving({ HUIYIN_DATA: folder });
    const { pid } = (await readPostmaster(join(folder, "postgres")))!;
    process.kill(pid, "SIGKILL");
    await vi.waitFor(async () => expect(await answer(program.port, "/readyz")).toBe(503), {
      timeout: 60_000,
      interval: 5,
    });
    expect(await answer(program.port, "/healthz")).toBe(200);
    await vi.waitFor(async () => expect(await answer(program.port, "/readyz")).toBe(200), patient);
  });

  test("two nodes on one new database start at once: both become ready", async () => {
    const { url, query } = await createDatabase();
    await query({ text: "drop schema public cascade" });
    await query({ text: "create schema public" });
    const nodes = await Promise.all([serving({ DATABASE_URL: url }), serving({ DATABASE_URL: url })]);
    for (const { port } of nodes) expect(await answer(port, "/readyz")).toBe(200);
  });

  // Told to end, npm ends its shell; killed, it leaves the shell waiting. Neither tells the program.
  test.each(["SIGTERM", "SIGKILL"] as const)("npm ended by %s: the program ends all the same", async (signal) => {
    const port = await freePort();
    const folder = await dataFolder();
    const npm = run("npm", ["start"], { PORT: String(port), HUIYIN_DATA: folder });
    await npm.says("ready at");
    const { pid } = (await readPostmaster(join(folder, "postgres")))!;
    npm.kill(signal);
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), patient);
    await vi.waitFor(() => expect(answer(port, "/healthz")).rejects.toThrow("fetch failed"), patient);
  });

  test("a command prints its result and nothing else on standard output", async () => {
    const { url } = await createDatabase();
    const check = runProgram("src/main.ts", ["check"], { DATABASE_URL: url });
    expect(await check.ended, check.err()).toBe(0);
    expect(check.out()).not.toContain("huiyin:");
    expect(check.out()).toContain("all is well");
  });
});

describe("what keeps it from starting is told, with what to do", () => {
  test("port taken", async () => {
    const { url } = await createDatabase();
    const rival = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => rival.listen(port, "localhost", resolve));
    onTestFinished(() => void rival.close());
    await expectProblem(
      serve({ DATABASE_URL: url, PORT: String(port) }),
      "port-taken",
      String(port),
      `PORT=${port + 1}`,
    );
  });

  test("an address that is not ours", async () => {
    const { url } = await createDatabase();
    const program = serve({ DATABASE_URL: url, HOST: "192.0.2.1", PORT: String(await freePort()) });
    await expectProblem(program, "address-not-ours", "HOST=192.0.2.1");
  });

  test("data folder not writable", async () => {
    const file = join(await dataFolder(), "file");
    await writeFile(file, "");
    await expectProblem(serve({ HUIYIN_DATA: join(file, "data") }), "folder-not-writable", file, "HUIYIN_DATA");
  });

  test("data of a newer version", async () => {
    const { url, query } = await createDatabase();
    await query({ text: "insert into schema_migrations (name, hash) values ('299901010000-desk-future.sql', 'x')" });
    await expectProblem(serve({ DATABASE_URL: url }), "newer-migrations", "299901010000-desk-future.sql");
  });

  test("database unreachable", async () => {
    const program = serve({ DATABASE_URL: "postgresql://huiyin:s3cret@localhost:1/huiyin" });
    await expectProblem(program, "unreachable", "localhost:1", "DATABASE_URL");
    expect(program.err()).not.toContain("s3cret");
  });

  test("a second instance on the same data folder", async () => {
    const folder = await dataFolder();
    const first = await serving({ HUIYIN_DATA: folder });
    const second = serve({ HUIYIN_DATA: folder, PORT: String(await freePort()) });
    await expectProblem(second, "second-instance", String(first.pid), "HUIYIN_DATA");
    expect(await answer(first.port, "/readyz"), "the first goes on").toBe(200);
  });

  test("a wrong setting, a wrong command", async () => {
    await expectProblem(serve({ PORT: "eighty" }), "bad-setting", "PORT", "eighty");
    await expectProblem(runProgram("src/main.ts", ["srve"]), "unknown-command", "srve", "serve");
    await expectProblem(runProgram("src/main.ts", ["../main"]), "unknown-command");
  });

  test("every problem has an exit code of its own, and both languages name the same facts", () => {
    const all = Object.values(sayings);
    expect(new Set(all.map(({ exit }) => exit)).size).toBe(all.length);
    const facts = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
    for (const { zh, en } of all) expect(facts(zh)).toEqual(facts(en));
  });
});
