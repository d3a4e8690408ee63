import { expect, test } from "vitest";
import { openSecrets, SecretUnopened } from "./sealing.ts";

const secrets = openSecrets(() => "a key of the house");

test("S24 what is sealed opens under the same key for the same purpose, and reads like noise", () => {
  const sealed = secrets.seal("mailbox", "口令 canary-4711");
  expect(secrets.unseal("mailbox", sealed)).toBe("口令 canary-4711");
  expect(sealed.toString("latin1")).not.toContain("canary");
  expect(secrets.seal("mailbox", "口令 canary-4711").equals(sealed), "twice the same looks different").toBe(false);
});

test("S24 another key, another purpose, a changed byte or nothing at all opens nothing, and says so", () => {
  const sealed = secrets.seal("mailbox", "canary");
  const changed = Buffer.from(sealed);
  changed[sealed.length - 1]! ^= 1;
  const tries: (() => string)[] = [
    () => openSecrets(() => "another key").unseal("mailbox", sealed),
    () => secrets.unseal("webhook", sealed),
    () => secrets.unseal("mailbox", changed),
    () => secrets.unseal("mailbox", Buffer.alloc(0)),
    () => secrets.unseal("mailbox", sealed.subarray(0, 20)),
  ];
  for (const attempt of tries) expect(attempt).toThrow(SecretUnopened);
});
