import { readdirSync } from "node:fs";
import { join } from "node:path";
import { StartProblem } from "./start-problem.ts";

/** What a file in commands/ exports; its name is the command's. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** Results go to standard output, all else to standard error. Sets process.exitCode where the answer is a no. */
  run(args: readonly string[]): Promise<void>;
}

const folder = join(import.meta.dirname, "commands");

/** The folder is the list of what the program can do; only the command asked for is loaded. */
export function commandNames(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => file.slice(0, -".ts".length))
    .sort();
}

export async function loadCommand(name: string): Promise<Command> {
  const commands = commandNames();
  if (!commands.includes(name))
    throw new StartProblem("unknown-command", { command: name, commands: commands.join(", ") });
  return (await import(`./commands/${name}.ts`)) as Command;
}

export async function runCommand(name: string, args: readonly string[]): Promise<void> {
  await (await loadCommand(name)).run(args);
}
