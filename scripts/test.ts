import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { prepareMachine } from "./machine.ts";

/**
 * `npm test`: everything a change must pass, cheapest first; stops at the first stage that fails. Ends with one line
 * `N passed, N failed`, the sum over all test runs (a failed stage without tests counts as one failure).
 */

interface Stage {
  readonly title: string;
  readonly tool: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Stages that run tests leave their figures here. */
  readonly figures?: string;
}

const node = [process.execPath, "--disable-proto=delete"] as const;
const isLong = process.argv[2] === "test:long";
const results = "test-results";

const checks: Stage[] = [
  { title: "types", tool: "typescript/bin/tsc", args: ["-p", "."] },
  { title: "lint and format", tool: "@biomejs/biome/bin/biome", args: ["check", "--error-on-warnings", "."] },
  {
    title: "import rules",
    tool: "dependency-cruiser/bin/dependency-cruiser.mjs",
    args: ["src", "test", "bench", "scripts"],
  },
  { title: "unused code", tool: "knip/bin/knip.js", args: [] },
];

const tests: Stage[] = isLong
  ? [
      vitest("long tests", "--mode", "long"),
      vitest("all tests on PostgreSQL 15", "--mode", "pg15", "--project", "unit"),
      // `npm test` looks at each page in two of these four.
      { ...vitest("journeys in both languages at every width", "--project", "browser"), env: { HUIYIN_LOOKS: "all" } },
    ]
  : [
      vitest("unit, story, property, API and isolation tests", "--project", "unit"),
      vitest("journeys in the browser", "--project", "browser"),
      // The database's own tests and the stories of the largest process; `npm run test:long` runs all.
      vitest(
        "some of it on PostgreSQL 15",
        "--mode",
        "pg15",
        "--project",
        "unit",
        "src/kernel/db",
        "src/processes/incident",
      ),
    ];

function vitest(title: string, ...args: string[]): Stage {
  const figures = `${results}/${title.replaceAll(/\W+/g, "-")}.json`;
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${figures}`];
  return { title, tool: "vitest/vitest.mjs", args: ["run", ...reporters, ...args], figures };
}

let passed = 0;
let failed = 0;
prepareMachine();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const hasOldServer = existsSync("/usr/lib/postgresql/15/bin/postgres");
const stages = [...(isLong ? [] : checks), ...tests.filter(({ args }) => hasOldServer || !args.includes("pg15"))];
for (const stage of stages) {
  run(stage);
  if (failed > 0) break;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function run({ title, tool, args, env, figures }: Stage): void {
  const begin = performance.now();
  console.log(`\n── ${title}`);
  const { status } = spawnSync(node[0], [...node.slice(1), `node_modules/${tool}`, ...args], {
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  const before = failed;
  if (figures && existsSync(figures)) {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(figures, "utf8"));
    passed += numPassedTests;
    failed += numFailedTests;
  }
  // A file that does not even load fails its run without failing a test.
  if (status !== 0 && failed === before) failed += 1;
  console.log(
    status === 0 ? `── ${title}: good (${seconds} s)` : `── ${title}: FAILED (${seconds} s). The rest was not run.`,
  );
}
