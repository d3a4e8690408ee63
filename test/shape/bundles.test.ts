import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

/** DESIGN section 7: what a reader has to fetch, gzip, scripts and styles of the public pages, scripts of the staff client. */
const dist = join(import.meta.dirname, "../../dist/web");
const folder = join(dist, "public/assets");
const isBuilt = existsSync(folder);
const why = isBuilt ? "" : " (skipped: the web client is not built)";
const kilobyte = 1_000;

const read = (file: string) => readFileSync(join(folder, file));
const sizeOf = (files: readonly string[]) => files.reduce((sum, file) => sum + gzipSync(read(file)).length, 0);
const files = (pattern: RegExp) => readdirSync(folder).filter((file) => pattern.test(file));

test.skipIf(!isBuilt)(`tracking pages stay within 40 kB, all of the portal within 90 kB${why}`, () => {
  const page = readFileSync(join(dist, "public/index.html"), "utf8");
  const first = [...page.matchAll(/\/public\/assets\/([\w.-]+\.(?:js|css))/g)].map(([, file]) => file!);
  expect(first.length).toBeGreaterThan(1);
  expect(sizeOf(first)).toBeLessThanOrEqual(40 * kilobyte);
  expect(sizeOf(files(/\.(js|css)$/))).toBeLessThanOrEqual(90 * kilobyte);
});

test.skipIf(!isBuilt)(`nothing heavy and no pretence ships to customers${why}`, () => {
  const code = files(/\.js$/)
    .map((file) => read(file).toString("utf8"))
    .join("\n");
  for (const stranger of ["react-dom", "antd", "i18next", "ZodError", "well-known-demo"]) {
    expect(code.includes(stranger), stranger).toBe(false);
  }
});

test.skipIf(!isBuilt)(`the public client keeps to what Chromium 86 and iOS 14 know${why}`, () => {
  const code = files(/\.js$/)
    .map((file) => read(file).toString("utf8"))
    .join("\n");
  for (const later of [
    /\.at\(-?\d/,
    /structuredClone/,
    /randomUUID/,
    /Object\.hasOwn/,
    /\.findLast\(/,
    /\.toSorted\(/,
    /AbortSignal\.timeout/,
  ]) {
    expect(code.match(later)?.[0], String(later)).toBeUndefined();
  }
  const look = files(/\.css$/)
    .map((file) => read(file).toString("utf8"))
    .join("\n");
  for (const later of [/[;{]inset:/, /aspect-ratio/, /accent-color/, /:has\(/, /:is\(/, /:where\(/, /\d[sdl]vh\b/]) {
    expect(look.match(later)?.[0], String(later)).toBeUndefined();
  }
});

const staffFolder = join(dist, "staff/assets");
const isStaffBuilt = existsSync(staffFolder);
const staffWhy = isStaffBuilt ? "" : " (skipped: the web client is not built)";

test.skipIf(!isStaffBuilt)(`contracts reach the staff client without their schemas${staffWhy}`, () => {
  const code = readdirSync(staffFolder)
    .filter((file) => file.endsWith(".js"))
    .map((file) => readFileSync(join(staffFolder, file), "utf8"))
    .join("\n");
  // A control: the operations are there, so the code looked at is the right one.
  expect(code).toContain("/cases/:number/moves/:move");
  for (const stranger of ["ZodError", "strictObject", "invalid_union"]) {
    expect(code.includes(stranger), stranger).toBe(false);
  }
});

test.skipIf(!isStaffBuilt)(`the first view of staff, my work or a case, stays within 400 kB${staffWhy}`, () => {
  const all = readdirSync(staffFolder);
  const chunk = (name: string) => all.find((file) => file.startsWith(`${name}-`) && file.endsWith(".js"));
  const page = readFileSync(join(dist, "staff/index.html"), "utf8");
  const entry = /\/staff\/assets\/([\w.-]+\.js)/.exec(page)?.[1];
  for (const screen of ["MyWorkPage", "CasesPage"]) {
    const fetched = new Set<string>();
    const follow = (file: string | undefined): void => {
      if (file === undefined || fetched.has(file)) return;
      fetched.add(file);
      const code = readFileSync(join(staffFolder, file), "utf8");
      for (const [, other] of code.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)) follow(other);
    };
    // One language of words comes with the first view.
    for (const file of [entry, chunk("Inside"), chunk("zh"), chunk(screen)]) {
      expect(file, screen).toBeDefined();
      follow(file);
    }
    const bytes = [...fetched].reduce((sum, file) => sum + gzipSync(readFileSync(join(staffFolder, file))).length, 0);
    // A control: what was followed is the framework and all.
    expect(bytes).toBeGreaterThan(250 * kilobyte);
    expect(bytes, screen).toBeLessThanOrEqual(400 * kilobyte);
  }
});
