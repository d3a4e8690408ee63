import { runCommand } from "./app/command.ts";
import { explain } from "./app/start-problem.ts";

/** One program, several duties: `main.ts <command> …`; see app/commands. */
const [command = "serve", ...args] = process.argv.slice(2);
try {
  await runCommand(command, args);
} catch (error) {
  const saying = explain(error);
  if (!saying) throw error;
  process.stderr.write(`huiyin: ${saying.zh}\nhuiyin: ${saying.en}\n`);
  process.exitCode = saying.exit;
}
