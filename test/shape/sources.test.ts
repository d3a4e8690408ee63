import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => `src/${file.replaceAll("\\", "/")}`);

/** Lines that say it, comments apart. */
function linesWith(pattern: RegExp, files: string[]): string[] {
  return files.flatMap((file) =>
    readFileSync(join(root, file), "utf8")
      .split("\n")
      .flatMap((line, index) =>
        !/^\s*(\*|\/\/|\/\*)/.test(line) && pattern.test(line) ? [`${file}:${index + 1}`] : [],
      ),
  );
}

const isTest = (file: string) => /\.test\.tsx?$/.test(file);

describe("what the imports cannot show", () => {
  test("only app/config.ts reads the environment", () => {
    const reading = linesWith(
      /process\.env/,
      sources.filter((file) => !isTest(file)),
    );
    expect(reading.filter((place) => !place.startsWith("src/app/config.ts:"))).toEqual([]);
    expect(reading.length, "the pattern finds the one place there is").toBeGreaterThan(0);
  });

  test("process.ts, rules.ts, contract.ts and the kernel's definition.ts never ask for the current time", () => {
    const pure = sources.filter((file) => /\/(process|rules|contract|definition)\.ts$/.test(file));
    expect(linesWith(/Temporal\.Now|Date\.now|new Date\(\)|performance\.now/, pure)).toEqual([]);
  });
});
