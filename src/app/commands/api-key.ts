import { parseArgs } from "node:util";
import { bySystem } from "#kernel/people/commands/change.ts";
import { createApiKey } from "#kernel/people/commands/create-api-key.ts";
import { type Role, roleKeys } from "#kernel/people/roles.ts";
import { readConfig } from "../config.ts";
import { onGround } from "../ground.ts";
import { openKernel } from "../kernel.ts";
import { UsageProblem } from "../usage-problem.ts";

export const summary = "create --role R --name N: makes an API key and prints the key alone";

export async function run(args: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { role: { type: "string" }, name: { type: "string" } },
  });
  const { role, name } = values;
  if (positionals.join(" ") !== "create" || !role || !name) throw new UsageProblem("api-key", summary);
  if (!isRole(role)) throw new UsageProblem("api-key", `--role is one of: ${roleKeys.join(", ")}`);
  const config = readConfig();
  const { key } = await onGround(config, "api-key", async (ground) => {
    const { kernel, stop } = await openKernel(config, ground);
    stop();
    return ground.db.transaction((tx) => createApiKey(tx, bySystem(kernel.now()), { role, name }));
  });
  process.stdout.write(`${key}\n`);
}

const isRole = (text: string): text is Role => (roleKeys as string[]).includes(text);
