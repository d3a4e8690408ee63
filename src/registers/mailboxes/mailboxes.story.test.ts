import { expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import { openSecrets } from "#kernel/secrets/sealing.ts";
import { type Desk, openDesk } from "#test/world/desk.ts";
import { openPostOffice } from "#test/world/mail.ts";
import { call, invalidFields } from "#test/world/registers.ts";
import { probeMailbox } from "./commands/probe-mailbox.ts";
import type { ChangeMailbox, MailboxContent, MailboxView, Probed } from "./contract.ts";
import { loadMailboxBook } from "./index.ts";

const canary = "canary-口令-4711";
const connection = { host: "mail.huiyin.example", port: 993, security: "tls", user: "desk" } as const;
const content: MailboxContent = {
  name: { zh: "服务台邮箱", en: "Desk mailbox" },
  address: "desk@huiyin.example",
  senderName: "回音服务台",
  teamId: null,
  process: "incident",
  language: "zh",
  accepts: "anyone",
  knownSenders: [],
  incoming: { ...connection, folder: "INBOX", password: canary },
  outgoing: { ...connection, port: 465, password: canary },
};
const folder = "INBOX";

async function open() {
  const desk = await openDesk();
  const routes = routesOf(desk.program);
  const ask = async (verb: string, body: object = {}, { who = desk.people.administrator, id = "", ifMatch = 0 } = {}) =>
    call<MailboxView>(
      routes,
      `mailboxes.${verb}`,
      { ...(await desk.asking(who)), ifMatch: ifMatch || null },
      { params: { id }, body },
    );
  const change = (id: string, body: ChangeMailbox, ifMatch = 0) => ask("change", body, { id, ifMatch });
  const list = async (who = desk.people.administrator) =>
    call<{ items: MailboxView[]; processes: { key: string }[] }>(routes, "mailboxes.list", await desk.asking(who), {
      query: { archived: "true" },
    });
  const probe = async (body: object, who = desk.people.administrator) =>
    call<Record<"incoming" | "outgoing", Probed | null>>(routes, "mailboxes.probe", await desk.asking(who), { body });
  return { desk, routes, ask, change, list, probe };
}

/** Everything the database keeps, as somebody with a copy of it reads it. */
async function everythingKept({ db }: Desk): Promise<string> {
  const { rows } = await db.query<{ name: string }>({
    text: "select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'",
  });
  expect(rows.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["mailboxes", "register_changes", "announcements"]),
  );
  const texts: string[] = [];
  for (const { name } of rows) {
    const kept = await db.query<{ text: string }>({
      text: `select coalesce(string_agg(t::text, ' '), '') as text from "${name}" t`,
    });
    texts.push(kept.rows[0]!.text);
  }
  return texts.join("\n");
}

test("S24 U5 a password goes in and never comes out: no answer, no row, no log line holds it; the book opens it for a connection", async () => {
  const { desk, ask, change, list } = await open();
  const created = await ask("create", content);
  expect(created.incoming).toEqual({ ...connection, folder, hasPassword: true });
  const changed = await change(created.id, { senderName: "回音" }, created.version);
  expect(changed).toMatchObject({ version: 2, incoming: { hasPassword: true }, outgoing: { hasPassword: true } });
  await ask("archive", {}, { id: created.id });
  await ask("restore", {}, { id: created.id });
  expect(await desk.program.mailboxes.secretOf(created.id, "incoming")).toBe(canary);

  const kept = await everythingKept(desk);
  const said = JSON.stringify([created, changed, await list(), desk.kernel.logged]);
  const shapes = [canary, Buffer.from(canary).toString("hex"), Buffer.from(canary).toString("base64")];
  for (const shape of shapes) {
    expect(kept.includes(shape), "in the database").toBe(false);
    expect(said.includes(shape), "in an answer").toBe(false);
  }
});

test("S24 a stored password goes to no other host, port or account, and to none without encryption; another name leaves it", async () => {
  const { desk, ask, change } = await open();
  const server = { ...connection, folder };
  const others = [{ host: "elsewhere.example" }, { port: 143 }, { user: "other" }, { security: "none" as const }];
  const { id } = await ask("create", content);
  for (const other of others) {
    await change(id, { incoming: { ...server, password: canary } });
    const changed = await change(id, { incoming: { ...server, ...other } });
    expect(changed.incoming, JSON.stringify(other)).toMatchObject({ ...other, hasPassword: false });
    expect(await desk.program.mailboxes.secretOf(id, "incoming")).toBeNull();
    expect(changed.outgoing, "the other direction keeps its own").toMatchObject({ hasPassword: true });
  }
  await change(id, { incoming: { ...server, password: canary } });
  expect(await change(id, { incoming: { ...server, folder: "Desk" } })).toMatchObject({
    incoming: { hasPassword: true },
  });
});

test("S24 a test signs in with the stored password on its own server alone; one typed in goes where it was typed for", async () => {
  const { desk, ask } = await open();
  const { id } = await ask("create", content);
  const server = { ...connection, folder };
  // In place of the channel: says whether it was handed a password, and which.
  const told = async (_server: object, secret: string | null): Promise<Probed> => ({
    outcome: "good",
    detail: secret === canary ? "the stored one" : (secret ?? "none"),
  });
  const keeping = {
    kernel: desk.kernel,
    refresh: async () => undefined,
    isProcessOpen: () => true,
    openProcesses: () => [],
    probe: { incoming: told, outgoing: told },
  };
  const asking = await desk.asking(desk.people.administrator);
  const tried = async (incoming: object) =>
    (await probeMailbox(keeping, asking, { mailboxId: id, incoming: { ...server, ...incoming } })).incoming?.detail;
  expect(await tried({})).toBe("the stored one");
  expect(await tried({ password: "typed" })).toBe("typed");
  for (const other of [{ host: "elsewhere.example" }, { port: 143 }, { user: "other" }, { security: "none" }])
    expect(await tried(other), JSON.stringify(other)).toBe("none");
  expect((await probeMailbox(keeping, asking, { incoming: server })).incoming?.detail, "of no mailbox").toBe("none");
});

test("U5 the test tries the connection the channel will use, and tries only what it was given", async () => {
  const { probe } = await open();
  const office = await openPostOffice();
  const local = { host: "127.0.0.1", port: office.port, security: "none", user: null };
  expect(await probe({ outgoing: local })).toEqual({ incoming: null, outgoing: { outcome: "good", detail: "" } });
  expect(await probe({ outgoing: { ...local, security: "starttls" } })).toMatchObject({
    outgoing: { outcome: "no-encryption" },
  });
  expect(office.received).toEqual([]);
});

test("S24 where the key is another one the test says so, and the book opens nothing", async () => {
  const { desk, ask, probe } = await open();
  const { id } = await ask("create", content);
  desk.kernel.secrets.unseal = openSecrets(() => "another key").unseal;
  const told = await probe({ mailboxId: id, incoming: { ...connection, folder } });
  expect(told).toEqual({ incoming: { outcome: "secret-unopened", detail: "" }, outgoing: null });
  const book = await loadMailboxBook(desk.kernel);
  await expect(book.secretOf(id, "incoming")).rejects.toMatchObject({ name: "SecretUnopened" });
  book.close();
});

test("U5 U6 changes are versioned and logged; how fetching goes is shown in a word and is no change", async () => {
  const { desk, routes, ask, change, list } = await open();
  const { id, version } = await ask("create", content);
  await change(id, { accepts: "known", knownSenders: ["@Monitor.example"] }, version);
  await expect(change(id, { accepts: "anyone" }, version)).rejects.toMatchObject({ kind: "conflict" });
  await desk.db.query({
    text: "insert into mailbox_marks (mailbox_id, last_error, last_error_at) values ($1, $2, $3)",
    values: [id, "login-refused Invalid credentials", desk.kernel.now()],
  });
  const { items, processes } = await list();
  expect(items).toMatchObject([
    { knownSenders: ["@monitor.example"], lastTrouble: { outcome: "login-refused", detail: "Invalid credentials" } },
  ]);
  expect(processes.map(({ key }) => key)).toContain("incident");
  const log = await call<{ items: { after: object }[] }>(
    routes,
    "register-changes.list",
    await desk.asking(desk.people.administrator),
    { query: { register: "mailboxes", record: id } },
  );
  expect(log.items).toHaveLength(2);
  expect(log.items[0]!.after).not.toHaveProperty("lastTrouble");
});

test("U5 what cannot work is refused by its field: an address in use, a team of another line, a procedure that asks for more", async () => {
  const { desk, ask, change } = await open();
  const first = await ask("create", content);
  const wrong = { ...content, teamId: desk.ids["team:network"]!, process: "service-request" };
  await expect(ask("create", wrong)).rejects.toMatchObject(
    invalidFields({ address: "already-used", teamId: "wrong-line", process: "unknown-process" }),
  );
  await expect(change(first.id, { incoming: null, outgoing: null })).rejects.toMatchObject(
    invalidFields({ incoming: "required" }),
  );
  await ask("archive", {}, { id: first.id });
  expect(desk.program.mailboxes.byId(first.id), "nothing is fetched any more").toBeNull();
  await ask("create", content);
  await expect(ask("restore", {}, { id: first.id })).rejects.toMatchObject(invalidFields({ address: "already-used" }));
});

test("U5 the desk lead sees how the mailboxes fare, administrators change and test them, nobody else does either", async () => {
  const { desk, ask, list, probe } = await open();
  const { administrator, lead, operator, incidentManager, customer } = desk.people;
  await ask("create", content);
  for (const who of [administrator, lead]) expect((await list(who)).items).toHaveLength(1);
  for (const who of [operator, incidentManager, customer])
    await expect(list(who)).rejects.toMatchObject({ kind: "not-allowed" });
  for (const who of [lead, operator, customer]) {
    await expect(ask("create", content, { who })).rejects.toMatchObject({ kind: "not-allowed" });
    await expect(probe({}, who)).rejects.toMatchObject({ kind: "not-allowed" });
  }
  await expect(probe({ mailboxId: "999999" })).rejects.toMatchObject({ kind: "not-found" });
});
