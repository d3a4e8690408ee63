import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { issueCodes, refusalCodes } from "./codes.ts";

const root = join(import.meta.dirname, "../../..");
const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !/(^|\/)web\//.test(file))
  .filter((file) => file !== "kernel/errors/codes.ts")
  .map((file) => ({ file, text: readFileSync(join(root, "src", file), "utf8") }));

/** What follows these is a code; names of TimeError and DatabaseProblem are another list. */
const refusals = [
  /new Refusal\(\s*"[a-z-]+",\s*"([a-z-]+)"/g,
  /\bnotAllowed\(\s*"([a-z-]+)"/g,
  /\bnotFound\(\s*"([a-z-]+)"/g,
];
const issues = [/\bpath: [^{}]*?\bcode: "([a-z-]+)"/g];

const found = (patterns: RegExp[]) =>
  sources.flatMap(({ file, text }) =>
    patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, code]) => ({ file, code: code! }))),
  );

test("every refusal made anywhere carries a code of the list, in both languages", () => {
  const made = found(refusals);
  expect(made.length).toBeGreaterThan(40);
  expect(made.filter(({ code }) => !Object.hasOwn(refusalCodes, code))).toEqual([]);
  for (const words of Object.values({ ...refusalCodes, ...issueCodes })) {
    expect(words.zh).toMatch(/\p{Script=Han}/u);
    expect(words.en).not.toMatch(/\p{Script=Han}/u);
  }
});

test("every issue of a field carries a code of the list", () => {
  const made = found(issues);
  expect(made.length).toBeGreaterThan(20);
  expect(made.filter(({ code }) => !Object.hasOwn(issueCodes, code))).toEqual([]);
});

test("no code is listed that nothing can answer with", () => {
  const all = sources.map(({ text }) => text).join("\n");
  const unused = Object.keys({ ...refusalCodes, ...issueCodes }).filter(
    (code) => !new RegExp(`["'\`]${code}["'\`]|^\\s*\\|? ?${code}:`, "m").test(all),
  );
  // Made from the kind of the contact; of the live streams.
  expect(unused.filter((code) => !["bad-phone", "bad-email", "too-many-streams"].includes(code))).toEqual([]);
});

test("docs/guides/api-errors.md is this list (write it anew with vitest -u)", async () => {
  const table = (codes: Record<string, { zh: string; en: string }>) =>
    [
      "| code | 中文 | English |",
      "| --- | --- | --- |",
      ...Object.entries(codes).map(([code, { zh, en }]) => `| \`${code}\` | ${zh} | ${en} |`),
    ].join("\n");
  const page = `# Errors of the API

Every refusal is a problem detail (RFC 9457, \`application/problem+json\`): \`type\`, \`title\` (English), \`words\` (\`zh\`, \`en\`), \`status\`,
\`code\` and \`requestId\`, and where it helps \`errors\` (one per field: \`path\`, \`code\`, \`params\`), \`possible\` (moves open now), \`yours\`
and \`stored\` (a stale version), \`retryAfterSeconds\`. Codes are stable; words may improve. This page is made from
\`src/kernel/errors/codes.ts\`.

| status | meaning |
| --- | --- |
| 400 | not readable, or a key nobody knows |
| 401 | not signed in |
| 403 | known to be there, but this act is not yours |
| 404 | not there, or outside your scope |
| 409 | somebody was faster, or it does not start from here |
| 413 | too large |
| 422 | one or more fields |
| 429, 503 | later: \`Retry-After\` says when |
| 500 | a fault of ours; give the \`requestId\` to whoever runs the installation |

## Refusals

${table(refusalCodes)}

## Fields

${table(issueCodes)}
`;
  await expect(page).toMatchFileSnapshot(join(root, "docs/guides/api-errors.md"));
});
