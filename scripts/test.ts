import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { relative } from "node:path";
import { prepareMachine } from "./machine.ts";

/**
 * `npm test`: everything a change must pass, cheapest first; stops at the first stage that fails. Ends with one line
 * `N passed, N failed`, the sum over all test runs (a failed stage without tests counts as one failure). Where very few files
 * failed they are run once more, alone: what passes then is named as unsteady (docs/decisions/unsteady-tests.md).
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
      // `npm test` looks at each page in one of these four.
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

/** More red files than this are no unsteadiness. */
const mostRunAgain = 2;
const unsteady: string[] = [];
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
if (unsteady.length > 0)
  console.log(`\nUnsteady, to be mended like a failure (what failed stands above):\n  ${unsteady.join("\n  ")}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function run(stage: Stage): void {
  const begin = performance.now();
  console.log(`\n── ${stage.title}`);
  let isGood = start(stage) === 0;
  if (stage.figures && existsSync(stage.figures)) {
    const { numPassedTests, numFailedTests, testResults } = readFigures(stage.figures);
    const again = isGood ? [] : runAgain(stage, testResults);
    isGood ||= again.length > 0;
    passed += numPassedTests + (isGood ? numFailedTests : 0);
    failed += isGood ? 0 : numFailedTests;
    unsteady.push(...again);
  }
  // A file that does not even load fails its run without failing a test.
  if (!isGood && failed === 0) failed += 1;
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(
    isGood
      ? `── ${stage.title}: good (${seconds} s)`
      : `── ${stage.title}: FAILED (${seconds} s). The rest was not run.`,
  );
}

/** What failed the first time and passed the second; nothing where it was too much, or failed again. */
function runAgain(stage: Stage, all: Figures["testResults"]): string[] {
  const files = all.filter(({ status }) => status === "failed");
  if (files.length === 0 || files.length > mostRunAgain) return [];
  const paths = files.map(({ name }) => relative(process.cwd(), name));
  console.log(`\n── once more: ${paths.join(", ")}`);
  const flags = stage.args
    .filter((arg) => !arg.startsWith("src/"))
    .map((arg) => arg.replace(stage.figures!, `${stage.figures}.again`));
  if (start({ ...stage, args: [...flags, ...paths] }) !== 0) return [];
  return files.flatMap(({ assertionResults }, at) => {
    const names = assertionResults.filter(({ status }) => status === "failed").map(({ fullName }) => fullName);
    return (names.length > 0 ? names : ["(the file as a whole)"]).map((name) => `${paths[at]}: ${name}`);
  });
}

function start({ tool, args, env }: Stage): number | null {
  return spawnSync(node[0], [...node.slice(1), `node_modules/${tool}`, ...args], {
    stdio: "inherit",
    env: { ...process.env, ...env },
  }).status;
}

/** What vitest's JSON reporter leaves. */
interface Figures {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

function readFigures(file: string): Figures {
  return JSON.parse(readFileSync(file, "utf8")) as Figures;
}
