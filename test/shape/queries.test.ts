import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .map((file) => `src/${file.replaceAll("\\", "/")}`)
  .filter((file) => file.endsWith(".ts") && !/\.test\.ts$|^src\/web\//.test(file));

/** What may stand inside the text of a statement: names of constants and of functions of ours that give SQL; never what somebody sent. */
const input =
  /\b(body|query|params|input|request|req|headers|asked|given|order\.(q|sort|cursor|state|family|team)|cursor|text|value|token|word|words|name|key|payload)\b/;

/** Statement texts are template literals (or strings); what is put into them must not come from outside (S10). */
function offences(code: string): string[] {
  const found: string[] = [];
  const judge = (part: string) => {
    if (input.test(part.replaceAll(/"[^"]*"|'[^']*'/g, ""))) found.push(part.trim());
  };
  for (const [, text = ""] of code.matchAll(/text:\s*(`(?:[^`\\]|\\.)*`)/gs))
    for (const [, part = ""] of text.matchAll(/\$\{([^}]*)\}/g)) judge(part);
  for (const [, part = ""] of code.matchAll(/text:\s*[^,\n]*["'`]\s*\+\s*([^,}\n]+)/g)) judge(part);
  return found;
}

test("S10 ASVS 1.2.4 no statement is put together from input: values go as parameters", () => {
  expect(sources.length).toBeGreaterThan(100);
  const found = sources.flatMap((file) =>
    offences(readFileSync(join(root, file), "utf8")).map((what) => `${file}: ${what}`),
  );
  expect(found).toEqual([]);
});

test("S10 the gate sees what it is there for", () => {
  const statement = (part: string) => `db.query({ text: \`select * from cases order by $\{${part}}\` })`;
  expect(offences(statement("query.sort"))).toEqual(["query.sort"]);
  expect(offences('db.query({ text: "select 1 where name = " + body.name })')).toEqual(["body.name"]);
  expect(offences(statement("columns"))).toEqual([]);
  expect(offences(statement('mine("t.key")'))).toEqual([]);
});
