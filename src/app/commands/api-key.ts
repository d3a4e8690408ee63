import { bySystem } from "#kernel/people/commands/change.ts";
import { createApiKey } from "#kernel/people/commands/create-api-key.ts";
import { type Role, roleKeys } from "#kernel/people/roles.ts";
import { optionsOf, refuseArguments } from "../arguments.ts";
import { readConfig } from "../config.ts";
import { onGround } from "../ground.ts";
import { openKernel } from "../kernel.ts";

export const summary = "api-key create --role R --name N: makes an API key and prints the key alone";

export async function run(args: readonly string[]): Promise<void> {
  const { act, role, name } = optionsOf("api-key", summary, args, ["role", "name"]);
  if (act !== "create" || !role || !name) throw refuseArguments("api-key", summary, "role and name are needed");
  if (!isRole(role)) throw refuseArguments("api-key", summary, `a role is one of ${roleKeys.join(", ")}`);
  const config = readConfig();
  const { key } = await onGround(config, "api-key", async (ground) => {
    const { kernel, stop } = await openKernel(config, ground);
    stop();
    return ground.db.transaction((tx) => createApiKey(tx, bySystem(kernel.now()), { role, name }));
  });
  process.stdout.write(`${key}\n`);
}

const isRole = (text: string): text is Role => (roleKeys as string[]).includes(text);
