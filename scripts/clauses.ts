import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The table clause → code → test → screen (docs/clauses.md), made from the ids that stand in the sources. A test holds page and
 * sources together, so that it cannot drift. Run by hand: `node scripts/clauses.ts`.
 */
const project = join(import.meta.dirname, "..");
type Clause = { id: string; text: string };

/** Clauses as docs/REQUIREMENTS.md lists them. */
export function clausesIn(requirements: string): Clause[] {
  return [...requirements.matchAll(/^\| ([A-Z]\d+) \| (.+) \|$/gm)].map(([, id, text]) => ({
    id: id!,
    text: shortened(text!),
  }));
}

const shortened = (text: string) => (text.length > 110 ? `${text.slice(0, 107).replace(/\s\S*$/, "")} …` : text);

/** Sources git knows or would take; demo texts are full of device names that look like ids. */
function sources(): string[] {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "src", "test", "migrations"], {
    cwd: project,
    encoding: "utf8",
  });
  return listed.split("\n").filter((file) => /\.(ts|tsx|sql)$/.test(file) && !file.startsWith("src/app/demo/"));
}

/** Where ids stand: in comments and `clauses: […]` for code, in the titles of tests. */
function mentions(file: string): { code: Set<string>; tests: Set<string> } {
  const text = readFileSync(join(project, file), "utf8");
  const code = new Set<string>();
  const tests = new Set<string>();
  const ids = (part: string) => part.match(/\b[DCFPLIKMU]\d{1,2}\b/g) ?? [];
  if (/\.test\.tsx?$/.test(file)) {
    for (const [, title] of text.matchAll(/\b(?:test|it|describe)(?:\.\w+)?\(\s*["'`]([^"'`]+)/g))
      for (const id of ids(title!)) tests.add(id);
  } else {
    for (const comment of text.match(/\/\*[\s\S]*?\*\/|\/\/.*$|^--.*$|\s--\s.*$|clauses: \[[^\]]*\]/gm) ?? [])
      for (const id of ids(comment)) code.add(id);
  }
  return { code, tests };
}

export function clauseTable(): string {
  const clauses = clausesIn(readFileSync(join(project, "docs/REQUIREMENTS.md"), "utf8"));
  const found = sources().map((file) => ({ file, ...mentions(file) }));
  const places = (where: (entry: (typeof found)[number]) => boolean) => {
    const files = found
      .filter(where)
      .map(({ file }) => file)
      .sort();
    const shown = files.slice(0, 4).map((file) => `[${file.split("/").slice(-2).join("/")}](../${file})`);
    return shown.join(" ") + (files.length > 4 ? ` +${files.length - 4}` : "");
  };
  const isScreen = (file: string) => file.endsWith(".tsx") || file.startsWith("src/web/");
  const rows = clauses.map(({ id, text }) => {
    const code = places((entry) => entry.code.has(id) && !isScreen(entry.file));
    const tests = places((entry) => entry.tests.has(id));
    const screens = places((entry) => entry.code.has(id) && isScreen(entry.file));
    const state = tests ? "" : "open";
    return `| ${id} | ${text} | ${code} | ${tests} | ${screens} | ${state} |`;
  });
  const proved = rows.filter((row) => !row.endsWith("| open |")).length;
  return `# Clauses

Made by \`node scripts/clauses.ts\` from the ids in sources and test titles; checked by the tests. ${proved} of ${rows.length} clauses have a test that names them; a test may
prove a part only. \`open\`: no test names it yet.

| id | requirement | code | tests | screens | |
| --- | --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}

if (import.meta.main) {
  const { writeFileSync } = await import("node:fs");
  writeFileSync(join(project, "docs/clauses.md"), clauseTable());
}
