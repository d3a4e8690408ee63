import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const here = new URL("./", import.meta.url);
const src = new URL("../../", here);
const files = readdirSync(new URL("zh/", here));

type Tree = { [key: string]: string | Tree };
const read = (language: string, file: string): Map<string, string> =>
  new Map(flat(JSON.parse(readFileSync(new URL(`${language}/${file}`, here), "utf8")) as Tree));

function flat(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  );
}

/** All code of the staff client: here and in the rooms' own web folders. */
const code = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((path) => /(^|\/)web\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map((path) => readFileSync(new URL(path, src), "utf8"))
  .join("\n");

test("U8 every area of words exists in both languages", () => {
  expect(readdirSync(new URL("en/", here)).sort()).toEqual([...files].sort());
});

test.each(files)(
  "U8 %s says the same things in both languages, with the same emphasis and no value of its own",
  (file) => {
    const [zh, en] = [read("zh", file), read("en", file)];
    const plural = (key: string) => key.replace(/_(one|other)$/, "");
    expect([...new Set([...en.keys()].map(plural))].sort()).toEqual([...new Set([...zh.keys()].map(plural))].sort());
    const tags = (text: string) => [...new Set(text.match(/<\/?\w+>/g))].sort();
    const values = (text: string) => text.match(/\{\{\w+\}\}/g) ?? [];
    for (const [key, chinese] of zh) {
      const english = en.get(key) ?? en.get(`${key}_other`) ?? "";
      expect([key, tags(english)]).toEqual([key, tags(chinese)]);
      // One language may leave out what the other needs; a value nobody gives would stand there in braces.
      expect([key, values(english).filter((value) => !chinese.includes(value))]).toEqual([key, []]);
    }
  },
);

test.each(files)("no word of %s is left that nobody says", (file) => {
  const said = (key: string) => {
    const parts = key.split(".");
    // Either the whole key stands in the code, or its beginning does, in a template that ends in a value.
    return (
      code.includes(`"${key}"`) ||
      parts.some((_, at) => code.includes(`\`${[...parts.slice(0, at), ""].join(".")}\${`) && at > 0)
    );
  };
  expect(
    [...read("zh", file).keys()].map((key) => key.replace(/_(one|other)$/, "")).filter((key) => !said(key)),
  ).toEqual([]);
});
