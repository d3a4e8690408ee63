import { expect, test } from "vitest";
import type { MailboxView } from "../contract.ts";
import { bodyOf, changeOf, editedOf, emptyServer, keepsPassword, probeOf } from "./edited.ts";
import { presets } from "./presets.ts";

const stored = { host: "mail.huiyin.example", port: 465, security: "tls", user: "desk", hasPassword: true } as const;
const mailbox: MailboxView = {
  id: "7",
  name: { zh: "服务台", en: "Desk" },
  address: "desk@huiyin.example",
  senderName: "回音",
  teamId: null,
  process: "incident",
  language: "zh",
  accepts: "known",
  knownSenders: ["@one.example", "two@two.example"],
  incoming: null,
  outgoing: stored,
  lastGoodAt: null,
  lastTrouble: null,
  version: 1,
  archivedAt: null,
};
const values = editedOf(mailbox, "incident");
const server = values.outgoing!;

test("U5 what was read is what would be written, however senders are separated; a password only where one was typed", () => {
  const { host, port, security, user } = stored;
  expect(bodyOf(values)).toMatchObject({
    knownSenders: mailbox.knownSenders,
    incoming: null,
    outgoing: { host, port, security, user },
  });
  expect(bodyOf(values).outgoing).not.toHaveProperty("password");
  expect(bodyOf({ ...values, knownSenders: "a@a.example， b@b.example\n\n" }).knownSenders).toHaveLength(2);
  expect(bodyOf({ ...values, outgoing: { ...server, password: "x" } }).outgoing).toMatchObject({ password: "x" });
  const nobody = bodyOf({ ...values, outgoing: { ...server, user: " ", password: "x" } });
  expect(nobody.outgoing, "who does not sign in has no password").toEqual({ host, port, security, user: null });
});

test("U5 a change sends only what was touched, a test only the servers there are", () => {
  expect(changeOf({ ...values, senderName: "别名" }, ["senderName"])).toEqual({ senderName: "别名" });
  const asked = probeOf("7", { ...values, incoming: { ...emptyServer.incoming, host: "imap.huiyin.example" } });
  expect(asked).toMatchObject({ mailboxId: "7", incoming: { folder: "INBOX", user: null } });
  expect(probeOf("7", values)).not.toHaveProperty("incoming");
});

test("S24 the screen asks for the password again exactly where the server would drop it", () => {
  expect(keepsPassword(stored, server)).toBe(true);
  expect(keepsPassword(stored, { ...server, host: " MAIL.huiyin.example" }), "the same host").toBe(true);
  for (const other of [{ host: "x.example" }, { port: 25 }, { user: "x" }, { security: "none" as const }])
    expect(keepsPassword(stored, { ...server, ...other })).toBe(false);
  expect(keepsPassword({ ...stored, hasPassword: false }, server)).toBe(false);
  expect(keepsPassword(null, server)).toBe(false);
});

test("U5 every provider offered is reached encrypted", () => {
  for (const { incoming, outgoing } of presets)
    for (const { host, security } of [incoming, outgoing]) {
      expect(host).toMatch(/^[a-z0-9.-]+\.com$/);
      expect(security).not.toBe("none");
    }
});
