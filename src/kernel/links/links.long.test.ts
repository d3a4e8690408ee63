import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createDatabase } from "#test/world/database.ts";
import { testKernel } from "#test/world/kernel.ts";
import { insertCase } from "#test/world/rows.ts";
import { createLink, openLink } from "./links.ts";
import { trackCase } from "./track.ts";

const guesses = 100_000;

test("S21 a hundred thousand guessed tokens open nothing", async () => {
  const db = await createDatabase();
  const { now } = testKernel(db);
  for (let n = 0; n < 1_000; n++) {
    await createLink(db, { purpose: "survey", lifetime: { hours: 24 }, uses: 1 }, now());
  }
  let hits = 0;
  for (let n = 0; n < guesses; n += 100) {
    const tokens = Array.from({ length: 100 }, () => randomBytes(32).toString("base64url"));
    const opened = await Promise.all(tokens.map((token) => openLink(db, token, now())));
    hits += opened.filter((link) => link !== null).length;
  }
  expect(hits).toBe(0);
});

test("S21 guessing proofs for a thousand numbers from a thousand addresses for a day: at most five tries count for each", async () => {
  const db = await createDatabase();
  const kernel = testKernel(db);
  const now = kernel.now();
  const numbers: string[] = [];
  for (let n = 0; n < 1_000; n++)
    numbers.push((await insertCase(db, { requester: { phone: "+8613855509999" } })).number);
  let reached = 0;
  for (let n = 0; n < guesses; n += 100) {
    const tries = Array.from({ length: 100 }, (_, k) => {
      const at = {
        address: `10.${(n + k) % 250}.${Math.floor(n / 100) % 250}.1`,
        now: now.add({ seconds: Math.floor(n * 0.8) }),
      };
      return trackCase(kernel, { number: numbers[(n / 100) % 1_000]!, proof: String(1_000 + k) }, at).catch(
        ({ kind }) => kind,
      );
    });
    reached += (await Promise.all(tries)).filter((kind) => kind === "not-found").length;
  }
  expect(reached).toBe(5 * numbers.length);
});
