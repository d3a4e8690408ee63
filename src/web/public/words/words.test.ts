import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

test("U8 both languages have the same keys, none empty, with the same parameters", () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh));
  for (const key of Object.keys(zh) as (keyof typeof zh)[]) {
    const [one, other] = [zh[key], en[key]];
    expect(typeof one, key).toBe(typeof other);
    if (typeof one === "string") expect(one.trim() && (other as string).trim(), key).not.toBe("");
    else expect((other as typeof one).length, key).toBe(one.length);
  }
});

test("U8 no page carries Chinese words of its own: all stand in the dictionary", () => {
  const folder = new URL("../", import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".tsx"));
  expect(sources.length).toBeGreaterThan(5);
  const carrying = sources.filter((path) => {
    const code = readFileSync(new URL(path, folder), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    return /[\u4e00-\u9fff]/.test(code);
  });
  expect(carrying).toEqual([]);
});

test("every word of the dictionary is used", () => {
  const folder = new URL("../", import.meta.url);
  const code = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes(".test.") && !/words\/(zh|en)\.ts$/.test(path))
    .map((path) => readFileSync(new URL(path, folder), "utf8"))
    .join("\n");
  const unused = Object.keys(zh).filter((key) => !new RegExp(`\\b${key}\\b`).test(code));
  expect(unused).toEqual([]);
});
