import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the samples from the real world lie: beside the project, or where `HUIYIN_CORPORA` says. They are never part of it. */
const root = process.env.HUIYIN_CORPORA ?? join(import.meta.dirname, "../../../shared/corpora");

/** For the titles of tests, which say so where they pass over samples that are not there. */
export const corporaSaying = (folder: string): string =>
  existsSync(join(root, folder)) ? "" : ` (passed over: no samples of ${folder} here)`;

/** The samples of a folder, by name; none where they are absent. */
export function samplesOf(folder: string, ends: RegExp): { name: string; content: Buffer }[] {
  const at = join(root, folder);
  if (!existsSync(at)) return [];
  const names = readdirSync(at).filter((name) => ends.test(name));
  return names.map((name) => ({ name, content: readFileSync(join(at, name)) }));
}

/** One file of the samples; null where it is absent. */
export const sample = (path: string): Buffer | null =>
  existsSync(join(root, path)) ? readFileSync(join(root, path)) : null;
