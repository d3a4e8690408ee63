import { randomInt } from "node:crypto";
import type { Kernel } from "#kernel/kernel.ts";
import { passwords } from "#kernel/people/identity/passwords.ts";
import type { SignIn } from "./furnish-people.ts";

/** Letters and digits nobody confuses when reading them aloud. */
const alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

/** Gives everybody named a password of their own; answers one line each: `role login password`. */
export async function giveSignIns(kernel: Kernel, signIns: readonly SignIn[]): Promise<string[]> {
  const { hash } = passwords();
  return Promise.all(
    signIns.map(async ({ personId, role, login }) => {
      const password = newPassword();
      await kernel.db.query({
        text: "insert into sign_ins (person_id, login, password_hash, changed_at) values ($1, $2, $3, $4)",
        values: [personId, login, await hash(password), kernel.now()],
      });
      return `${role} ${login} ${password}`;
    }),
  );
}

/** Never from the dice: a password that a seed tells is none. Twelve characters, 60 bits. */
function newPassword(): string {
  const four = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join("");
  return [four(), four(), four()].join("-");
}
