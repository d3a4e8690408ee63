import type { Queryable } from "#kernel/db/pool.ts";
import { Refusal } from "#kernel/errors/refusal.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { bySystem } from "#kernel/people/commands/change.ts";
import { createPerson } from "#kernel/people/commands/create-person.ts";
import { makeSignInLink } from "#kernel/people/commands/make-sign-in-link.ts";
import { type Role, roleKeys } from "#kernel/people/roles.ts";
import { optionsOf, refuseArguments } from "../arguments.ts";
import { readConfig } from "../config.ts";
import { onGround } from "../ground.ts";
import { openKernel } from "../kernel.ts";

export const summary =
  "user create --login L --name N --role R | user reset --login L: prints a one-time link to set the password";

export async function run(args: readonly string[]): Promise<void> {
  const given = optionsOf("user", summary, args, ["login", "name", "role"]);
  const work = workOf(given);
  const config = readConfig();
  const link = await onGround(config, "user", async (ground) => {
    const { kernel, stop } = await openKernel(config, ground);
    stop();
    return work(kernel).catch((error: unknown) => {
      if (error instanceof Refusal)
        throw refuse(error.detail.issues?.map(({ path, code }) => `${path} ${code}`).join() ?? error.code);
      throw error;
    });
  });
  process.stdout.write(`${link}\n`);
}

const refuse = (reason: string) => refuseArguments("user", summary, reason);

function workOf({ act, login, name, role }: Partial<Record<"act" | "login" | "name" | "role", string>>) {
  if (act === "create" && login && name && role && isRole(role)) {
    return (kernel: Kernel) => createUser(kernel, { login, name, role });
  }
  if (act === "reset" && login) return (kernel: Kernel) => resetUser(kernel, login);
  throw refuse(role && !isRole(role) ? `a role is one of ${roleKeys.join(", ")}` : "something is missing");
}

/** Adds somebody with a role in the own organisation, as the set-up made it. */
async function createUser(kernel: Kernel, user: { login: string; name: string; role: Role }): Promise<string> {
  const asking = bySystem(kernel.now());
  const organisationId = await ownRoot(kernel.db);
  const personId = await kernel.db.transaction((tx) =>
    createPerson(tx, asking, {
      name: user.name,
      organisationId,
      memberships: [{ role: user.role, organisationId }],
    }),
  );
  return (await makeSignInLink(kernel, asking, personId, { login: user.login })).url;
}

async function resetUser(kernel: Kernel, login: string): Promise<string> {
  const { rows } = await kernel.db.query<{ id: string }>({
    text: "select person_id as id from sign_ins where lower(login) = lower($1)",
    values: [login],
  });
  if (!rows[0]) throw refuse(`there is no login ${login}`);
  return (await makeSignInLink(kernel, bySystem(kernel.now()), rows[0].id, {})).url;
}

async function ownRoot(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ id: string }>({
    text: "select id from organisations where is_own and parent_id is null and archived_at is null order by id limit 1",
  });
  if (!rows[0]) throw refuse("the installation is not set up yet; use the link printed at start");
  return rows[0].id;
}

const isRole = (text: string): text is Role => (roleKeys as string[]).includes(text);
