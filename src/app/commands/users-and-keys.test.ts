import { expect, test } from "vitest";
import { createDatabase } from "#test/world/database.ts";
import { openPeople } from "#test/world/people.ts";
import { runProgram } from "#test/world/program.ts";

const huiyin = (url: string, ...args: string[]) => runProgram("src/main.ts", args, { DATABASE_URL: url });

test("U2 api-key create prints the key alone, and it works, on a database nobody has set up", async () => {
  const db = await createDatabase();
  const made = huiyin(db.url, "api-key", "create", "--role", "integration", "--name", "监控");
  expect(await made.ended, made.err()).toBe(0);
  expect(made.out()).toMatch(/^hy_[\w-]{43}\n$/);
  const world = await openPeople({ on: db });
  const me = await world.call("GET", "/me", { as: { key: made.out().trim() } });
  expect(me.body).toMatchObject({ kind: "api-key", name: "监控", roles: [{ role: "integration" }] });
});

test("what cannot be done says why, and how it is done", async () => {
  const db = await createDatabase();
  for (const args of [
    ["api-key"],
    ["api-key", "create", "--role", "king", "--name", "n"],
    ["user", "create", "--login", "l"],
    ["user", "reset", "--login", "nobody"],
    ["user", "create", "--login", "l1", "--name", "n", "--role", "engineer"],
  ]) {
    const refused = huiyin(db.url, ...args);
    expect(await refused.ended, args.join(" ")).toBe(15);
    expect(refused.out()).toBe("");
    expect(refused.err()).toMatch(/用法|Usage/);
  }
});

test("user create and user reset print a link that sets the password", async () => {
  const world = await openPeople();
  const made = huiyin(
    world.db.url,
    "user",
    "create",
    "--login",
    "shen.yiwei",
    "--name",
    "沈一苇",
    "--role",
    "engineer",
  );
  expect(await made.ended, made.err()).toBe(0);
  const token = made.out().trim().split("/portal/invitation#")[1];
  // The program's own clock made the link: the world's stands in the past of it.
  const checked = await world.call("POST", "/sign-in-links/check", { body: { token } });
  expect(checked.body).toMatchObject({ purpose: "invitation", name: "沈一苇", login: "shen.yiwei" });
  const reset = huiyin(world.db.url, "user", "reset", "--login", "Shen.Yiwei");
  expect(await reset.ended, reset.err()).toBe(0);
  expect((await world.call("POST", "/sign-in-links/check", { body: { token } })).status, "the earlier one").toBe(404);
});
