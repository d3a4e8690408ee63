import { BackupProblem, type Manifest } from "#kernel/backup/archive.ts";
import { progress } from "./log.ts";

/** Prints what was kept or restored as a JSON line; a refusal in both languages, without a stack, and as the exit status. */
export async function answerBackup(file: string, work: () => Promise<Manifest>): Promise<void> {
  try {
    const { tables } = await work();
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(`${JSON.stringify({ file, tables: tables.length, rows })}\n`);
  } catch (error) {
    if (!(error instanceof BackupProblem)) throw error;
    progress(`${error.words.en} / ${error.words.zh} (${error.message})`);
    process.exitCode = 1;
  }
}
