import { parseArgs } from "node:util";
import { StartProblem } from "./start-problem.ts";

/** Reads `<act> --name value …`; anything else is refused with the usage. */
export function optionsOf<Name extends string>(
  command: string,
  usage: string,
  args: readonly string[],
  names: readonly Name[],
): Partial<Record<Name, string>> & { act: string | undefined } {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
    const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options });
    if (positionals.length > 1) throw new Error(`too many words: ${positionals.slice(1).join(" ")}`);
    return { ...(values as Partial<Record<Name, string>>), act: positionals[0] };
  } catch (error) {
    throw refuseArguments(command, usage, (error as Error).message);
  }
}

export const refuseArguments = (command: string, usage: string, reason: string): StartProblem =>
  new StartProblem("bad-arguments", { command, usage, reason });
