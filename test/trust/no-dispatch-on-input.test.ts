import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .map((file) => `src/${file.replaceAll("\\", "/")}`)
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));

/** Loads a command by its name, after looking the name up in the list of those there are. */
const looksUpFirst = new Set(["src/app/command.ts"]);

const forbidden: Record<string, RegExp> = {
  eval: /\beval\s*\(/,
  "new Function": /\bnew\s+Function\b|\bFunction\s*\(/,
  vm: /from\s+["'](node:)?vm["']/,
  "import of a value": /\bimport\s*\(\s*(?!["'][^"'$]*["']\s*\))/,
  "require of a value": /\brequire\s*\(\s*(?!["'])/,
  "shell with a value": /\bexec(Sync)?\s*\(\s*`|shell:\s*true/,
  "deserialising code": /\b(unserialize|node-serialize|v8\.deserialize)\b/,
};

function offences(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  return Object.entries(forbidden).flatMap(([name, pattern]) => (pattern.test(code) ? [name] : []));
}

test("S35 ASVS 1.3.2 1.2.5 no eval, no vm, no import or dispatch on input anywhere in the source", () => {
  expect(sources.length).toBeGreaterThan(50);
  const found = sources
    .filter((file) => !looksUpFirst.has(file))
    .flatMap((file) => offences(readFileSync(join(root, file), "utf8")).map((name) => `${file}: ${name}`));
  expect(found).toEqual([]);
});

test("S35 the gate sees what it is there for", () => {
  expect(offences("eval(input)")).toEqual(["eval"]);
  expect(offences("new Function('a', body)")).toEqual(["new Function"]);
  expect(offences('import vm from "node:vm"')).toEqual(["vm"]);
  expect(offences("await import(name)")).toEqual(["import of a value"]);
  expect(offences("await import(`./rooms/" + "$" + "{name}.ts`)")).toEqual(["import of a value"]);
  expect(offences('await import("./known.ts")')).toEqual([]);
});
