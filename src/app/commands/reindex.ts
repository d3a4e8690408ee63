import { loadDefinitionBook } from "#kernel/process/versions.ts";
import { reindex } from "#kernel/search/index-cases.ts";
import { readConfig } from "../config.ts";
import { onGround } from "../ground.ts";
import { progress } from "../log.ts";

export const summary = "makes everything cases are found by anew, while the program runs";

export async function run(): Promise<void> {
  await onGround(readConfig(), "reindex", async ({ db }) => {
    const book = await loadDefinitionBook({ db });
    const fieldsOf = (process: string, version: number) => book.version(process, version).fields;
    const cases = await reindex({ db }, fieldsOf, (done) => progress(`reindexed ${done} cases`));
    process.stdout.write(`${JSON.stringify({ cases })}\n`);
  });
}
