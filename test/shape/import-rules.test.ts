import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type IConfiguration, type ICruiseResult } from "dependency-cruiser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import project from "../../package.json" with { type: "json" };

const configurationFile = "../../.dependency-cruiser.mjs";
const { forbidden = [], options = {} } = ((await import(configurationFile)) as { default: IConfiguration }).default;

/** A small project with every offence once, and beside them what looks similar and is allowed. */
const offences: Record<string, { file: string; source: string }> = {
  "kernel-knows-no-room": { file: "src/kernel/people/a.ts", source: `import "#processes/complaint/index.ts";` },
  "ground-floor-stands-alone": {
    file: "src/kernel/db/a.ts",
    source: `import type { A } from "#kernel/people/b.ts"; export type B = A;`,
  },
  "rooms-meet-at-doors": {
    file: "src/processes/incident/commands/solve.ts",
    source: `import { all } from "#processes/complaint/queries.ts"; export const x = all;`,
  },
  "outsiders-use-doors": {
    file: "src/reports/monthly.ts",
    source: `import type { All } from "#processes/complaint/queries.ts"; export type X = All;`,
  },
  "channels-know-no-room": { file: "src/channels/mail/a.ts", source: `import "#processes/complaint/index.ts";` },
  "reading-mail-stands-alone": { file: "src/channels/mail/reading/b.ts", source: `import "#kernel/db/pool.ts";` },
  "reading-mail-has-a-door": { file: "src/channels/mail/c.ts", source: `import "./reading/d.ts";` },
  "nobody-imports-app": { file: "src/registers/customers/a.ts", source: `import "#app/config.ts";` },
  "rules-are-pure": { file: "src/processes/incident/rules.ts", source: `import "node:fs/promises";` },
  "screens-know-their-contract": {
    file: "src/processes/incident/web/Page.tsx",
    source: `import "../queries.ts"; export const page = <p />;`,
  },
  "kit-knows-no-room": { file: "src/web/Kit.tsx", source: `import "#processes/complaint/index.ts";` },
  "screens-leave-the-server-alone": { file: "src/web/kit/Parts.tsx", source: `import "#kernel/db/types.ts";` },
  "no-barrels": { file: "src/kernel/people/c.ts", source: `import "./index.ts";` },
  "no-cycles": { file: "src/processes/incident/cycle-a.ts", source: `import "./cycle-b.ts";` },
  "tests-stay-outside": { file: "src/processes/incident/jobs.ts", source: `import "#test/world/post.ts";` },
  "everything-resolves": { file: "src/processes/incident/lost.ts", source: `export * from "./gone.ts";` },
};

const innocents: Record<string, string> = {
  "src/app/config.ts": `import "#processes/incident/queries.ts"; import "#processes/complaint/queries.ts";`,
  "src/kernel/people/b.ts": `import "#kernel/db/pool.ts"; export type A = 1;`,
  "src/kernel/people/index.ts": "",
  "src/kernel/db/pool.ts": `import type { T } from "./types.ts"; export type P = T;`,
  "src/kernel/db/types.ts": `import type { P } from "./pool.ts"; export type T = P;`,
  "src/processes/complaint/index.ts": `import "./queries.ts";`,
  "src/processes/complaint/queries.ts": `import "#kernel/db/pool.ts"; export const all = 1; export type All = 1;`,
  "src/processes/incident/queries.ts": `import "#processes/complaint/index.ts"; import "#registers/customers/queries.ts";`,
  "src/processes/incident/contract.ts": `import "#kernel/http/contract.ts";`,
  "src/processes/incident/cycle-b.ts": `import "./cycle-a.ts";`,
  "src/processes/incident/solve.test.ts": `import "#processes/complaint/queries.ts"; import "#test/world/post.ts"; import "#app/config.ts";`,
  "src/processes/incident/web/Other.tsx": `import "../contract.ts"; import "#web/Kit.tsx"; import "./Page.tsx";`,
  "src/channels/mail/intake.ts": `import "./reading/index.ts"; import "#kernel/db/pool.ts";`,
  "src/channels/mail/reading/index.ts": `import "./d.ts";`,
  "src/channels/mail/reading/d.ts": `import "#kernel/files/names.ts";`,
  "src/kernel/files/names.ts": "",
  "src/registers/customers/queries.ts": `import "#kernel/db/pool.ts";`,
  "src/kernel/http/contract.ts": "",
  "src/web/kit/Case.tsx": `import "#kernel/http/contract.ts"; import "#kernel/words/words.ts";`,
  "src/kernel/words/words.ts": "",
  "test/world/post.ts": `import "#processes/complaint/queries.ts";`,
};

let folder: string;
let violations: { rule: string; from: string }[];

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "huiyin-imports-")));
  const files = {
    ...innocents,
    ...Object.fromEntries(Object.values(offences).map(({ file, source }) => [file, source])),
  };
  files["package.json"] = JSON.stringify({ name: "fixture", type: "module", imports: project.imports });
  for (const [file, source] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), source);
  }
  const { output } = await cruise(
    ["src", "test"],
    { ...options, baseDir: folder, validate: true, ruleSet: { forbidden } },
    options.enhancedResolveOptions,
  );
  violations = (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("import rules (STYLE 4)", () => {
  test.each(Object.entries(offences))("%s fires", (rule, { file }) => {
    expect(violations).toContainEqual({ rule, from: file });
  });

  test("nothing else is refused", () => {
    const expected = Object.entries(offences).map(([rule, { file }]) => `${rule}: ${file}`);
    expect(violations.map(({ rule, from }) => `${rule}: ${from}`).sort()).toEqual(expected.sort());
  });

  test("every rule has its offence here, and tells the offender what to do", () => {
    expect(forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(offences).sort());
    for (const { comment } of forbidden) expect(comment?.length).toBeGreaterThan(60);
  });
});
