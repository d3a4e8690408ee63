import { expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import { openDesk } from "#test/world/desk.ts";
import { openPostOffice } from "#test/world/mail.ts";
import { call, invalidFields } from "#test/world/registers.ts";
import type { MailboxContent, MailboxView, Probed } from "./contract.ts";

const canary = "canary-4711-secret";
const incoming = {
  host: "imap.example",
  port: 993,
  security: "tls",
  user: "desk",
  password: canary,
  folder: "INBOX",
} as const;
const content: MailboxContent = {
  name: { zh: "服务台", en: "Desk" },
  address: "desk@huiyin.example",
  senderName: "回音服务台",
  teamId: null,
  process: "incident",
  language: "zh",
  accepts: "anyone",
  knownSenders: ["@monitor.example"],
  incoming,
  outgoing: null,
};

async function open() {
  const desk = await openDesk();
  const routes = routesOf(desk.program);
  const { administrator } = desk.people;
  const ask = async <Answer = MailboxView>(verb: string, body: object = {}, { id = "", ifMatch = 0 } = {}) =>
    call<Answer>(
      routes,
      `mailboxes.${verb}`,
      { ...(await desk.asking(administrator)), ifMatch: ifMatch || null },
      { params: { id }, body },
    );
  return { desk, routes, ask };
}

test("S24 U5 a password goes in and never comes out: not in an answer, the change log, an announcement or the table itself", async () => {
  const { desk, routes, ask } = await open();
  const created = await ask("create", content);
  expect(created.incoming).toEqual({
    host: "imap.example",
    port: 993,
    security: "tls",
    user: "desk",
    folder: "INBOX",
    hasPassword: true,
  });
  await ask("change", { senderName: "远岭服务台" }, { id: created.id, ifMatch: created.version });
  const listed = await call(routes, "mailboxes.list", await desk.asking(desk.people.administrator));
  const { rows } = await desk.db.query<{ all: string }>({
    text: `select (select json_agg(c)::text from register_changes c) || (select json_agg(a)::text from announcements a)
      || (select json_agg(m)::text from mailboxes m) || (select coalesce(json_agg(k)::text, '') from idempotency_keys k) as all`,
  });
  for (const text of [JSON.stringify([created, listed]), rows[0]!.all, JSON.stringify(desk.kernel.logged)]) {
    expect(text).not.toContain(canary);
    expect(text).not.toContain(Buffer.from(canary).toString("hex"));
  }
  expect(await desk.program.mailboxes.secretOf(created.id, "incoming"), "and is there for the connection").toBe(canary);
});

test("S24 a stored password stays with the server it was given for: another host, port or account drops it", async () => {
  const { desk, ask } = await open();
  const { password: _, ...bare } = incoming;
  const { id } = await ask("create", content);
  expect((await ask("change", { incoming: { ...bare, folder: "来信" } }, { id })).incoming).toMatchObject({
    hasPassword: true,
  });
  for (const elsewhere of [{ host: "imap.evil.example" }, { port: 994 }, { user: "other" }]) {
    const changed = await ask("change", { incoming: { ...bare, ...elsewhere } }, { id });
    expect(changed.incoming).toMatchObject({ ...elsewhere, hasPassword: false });
    expect(await desk.program.mailboxes.secretOf(id, "incoming")).toBeNull();
    await ask("change", { incoming }, { id });
  }
});

test("U5 one mailbox in use has an address; it names a team of the first line and a process a letter can begin", async () => {
  const { desk, ask } = await open();
  const { id } = await ask("create", content);
  await expect(ask("create", content)).rejects.toMatchObject(invalidFields({ address: "already-used" }));
  await expect(
    ask("create", {
      ...content,
      address: "b@huiyin.example",
      teamId: desk.ids["team:network"]!,
      process: "service-request",
      incoming: null,
    }),
  ).rejects.toMatchObject(invalidFields({ teamId: "wrong-line", process: "unknown-process", incoming: "required" }));
  await expect(ask("change", { senderName: "x" }, { id, ifMatch: 9 })).rejects.toMatchObject({ kind: "conflict" });
  await ask("archive", {}, { id });
  const other = await ask("create", content);
  await expect(ask("restore", {}, { id })).rejects.toMatchObject(invalidFields({ address: "already-used" }));
  expect(desk.program.mailboxes.all().map((one) => one.id)).toEqual([other.id]);
});

test("U5 testing a mailbox says what is wrong in a word, and what the server said; the stored password is tried on its own server alone", async () => {
  const { ask } = await open();
  const office = await openPostOffice();
  const probe = (body: object) => ask<{ incoming: Probed | null; outgoing: Probed | null }>("probe", body);
  const local = { host: "127.0.0.1", port: office.port, security: "none", user: null };
  expect(await probe({ outgoing: local })).toEqual({ incoming: null, outgoing: { outcome: "good", detail: "" } });
  expect(await probe({ outgoing: { ...local, security: "starttls" } })).toMatchObject({
    outgoing: { outcome: "no-encryption" },
  });
  expect(
    await probe({ outgoing: { ...local, port: 9 }, incoming: { ...local, port: 9, folder: "INBOX" } }),
  ).toMatchObject({
    incoming: { outcome: "refused" },
    outgoing: { outcome: "refused" },
  });
  expect(await probe({ outgoing: { ...local, host: "nobody.invalid" } })).toMatchObject({
    outgoing: { outcome: "host-unknown" },
  });
});
