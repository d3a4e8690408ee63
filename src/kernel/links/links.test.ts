import { expect, test } from "vitest";
import { createDatabase } from "#test/world/database.ts";
import { testKernel } from "#test/world/kernel.ts";
import { insertCase, insertPerson } from "#test/world/rows.ts";
import { numberOf } from "../process/numbers.ts";
import { createLink, linkActor, openLink, revokeLinks, spendLink } from "./links.ts";
import { proves } from "./proof.ts";
import { trackCase } from "./track.ts";

const db = await createDatabase();
const kernel = testKernel(db);
const now = kernel.now();
const invitation = { purpose: "invitation", lifetime: { hours: 72 }, uses: 1 } as const;

test("S20 a token has 256 bits and only its hash is stored", async () => {
  const token = await createLink(db, invitation, now);
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  const { rows } = await db.query<{ row: string }>({ text: "select l::text as row from access_links l" });
  for (const { row } of rows) {
    expect(row).not.toContain(token);
    expect(row).not.toContain(Buffer.from(token, "base64url").toString("hex"));
  }
});

test("S20 looking never uses a link up, of 50 acts at once exactly one succeeds", async () => {
  const token = await createLink(db, invitation, now);
  for (let n = 0; n < 3; n++) expect(await openLink(db, token, now)).not.toBeNull();
  const acts = Array.from({ length: 50 }, () => db.transaction((tx) => spendLink(tx, token, "invitation", now)));
  const outcomes = await Promise.allSettled(acts);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await openLink(db, token, now)).toBeNull();
  expect(await linkActor(db, token, now)).toBeNull();
});

test("S20 empty, blank, case-changed, padded tokens and other types never match", async () => {
  const token = await createLink(db, { ...invitation, uses: null }, now);
  const swapped = token.replace(/[a-z]/, (letter) => letter.toUpperCase());
  const wrong = [
    "",
    " ",
    "%20",
    null,
    undefined,
    0,
    {},
    [],
    [token],
    { token },
    `${token} `,
    `${token}=`,
    ` ${token}`,
    swapped,
    token.slice(1),
    `\\x${token}`,
  ];
  for (const candidate of wrong) {
    expect(await openLink(db, candidate, now), JSON.stringify(candidate)).toBeNull();
    expect(await linkActor(db, candidate, now)).toBeNull();
    await expect(spendLink(db, candidate, "invitation", now)).rejects.toThrow("link-not-valid");
  }
  expect(await openLink(db, token, now)).not.toBeNull();
});

test("S20 a link ends: by time, by revocation, with the account, and serves no other purpose", async () => {
  const personId = await insertPerson(db);
  const expired = await createLink(db, invitation, now.subtract({ hours: 72 }));
  const revoked = await createLink(db, { ...invitation, personId }, now);
  await revokeLinks(db, { purpose: "invitation", personId }, now);
  const ofTheGone = await createLink(db, { ...invitation, personId }, now);
  expect(await openLink(db, ofTheGone, now)).not.toBeNull();
  await db.query({ text: "update persons set is_active = false where id = $1", values: [personId] });
  for (const token of [expired, revoked, ofTheGone]) expect(await openLink(db, token, now)).toBeNull();
  const other = await createLink(db, invitation, now);
  await expect(spendLink(db, other, "password-reset", now)).rejects.toThrow("link-not-valid");
});

test("D13 a requester follows a case by number and the last digits, the whole phone or the address", async () => {
  const requesterId = await insertPerson(db, { phone: "+8613855500001", email: "zhou@example.com" });
  const { number, id } = await insertCase(db, { requesterId, requester: { phone: "0555-5550002" } });
  for (const proof of ["0001", "138 5550 0001", "+86 138-5550-0001", "Zhou@Example.com ", "0002", "05555550002"]) {
    const { token } = await trackCase(
      kernel,
      { number: `${number.slice(0, 4)}-${number.slice(4)}`, proof },
      { address: "a", now },
    );
    const actor = await linkActor(db, token, now);
    expect(actor, proof).toMatchObject({
      kind: "link",
      side: "customer",
      seesAllCases: false,
      link: { purpose: "track", caseId: id, personId: requesterId },
    });
    expect(await linkActor(db, token, now.add({ hours: 3 }))).toBeNull();
  }
});

test("S21 a wrong proof and a number that is not there get the same answer; a mistyped number is said to be mistyped", async () => {
  const { number } = await insertCase(db, { requester: { phone: "+8613855500003" } });
  const answers = [];
  for (const [nr, proof] of [
    [number, "9999"],
    [numberOf("7777777"), "0003"],
  ] as const) {
    answers.push(await trackCase(kernel, { number: nr, proof }, { address: "b", now }).catch((error) => error));
  }
  expect(answers.map(({ kind, code, detail }) => ({ kind, code, detail }))).toEqual(
    Array(2).fill({ kind: "not-found", code: "not-found", detail: {} }),
  );
  const mistyped = `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`;
  await expect(trackCase(kernel, { number: mistyped, proof: "0003" }, { address: "b", now })).rejects.toMatchObject({
    kind: "invalid",
    code: "number-mistyped",
  });
});

test("S21 guessing the last digits is throttled, also in parallel, and does not shut out who knows the whole number", async () => {
  const { number } = await insertCase(db, { requester: { phone: "+8613855500004" } });
  const guesses = Array.from({ length: 30 }, (_, n) =>
    trackCase(kernel, { number, proof: String(1000 + n) }, { address: `192.0.${n}.7`, now }).catch(({ kind }) => kind),
  );
  const kinds = await Promise.all(guesses);
  expect(kinds.filter((kind) => kind === "not-found")).toHaveLength(5);
  expect(kinds.filter((kind) => kind === "too-many")).toHaveLength(25);
  await expect(trackCase(kernel, { number, proof: "0004" }, { address: "c", now })).rejects.toMatchObject({
    kind: "too-many",
  });
  await expect(trackCase(kernel, { number, proof: "13855500004" }, { address: "c", now })).resolves.toBeDefined();
  const tomorrow = now.add({ hours: 25 });
  await expect(trackCase(kernel, { number, proof: "0004" }, { address: "c", now: tomorrow })).resolves.toBeDefined();
});

test("S21 one address trying many numbers is throttled", async () => {
  const kinds = [];
  for (let n = 0; n < 45; n++) {
    const { number } = await insertCase(db, { requester: { email: "li@example.com" } });
    kinds.push(
      await trackCase(kernel, { number, proof: "lo@example.com" }, { address: "one", now }).catch(({ kind }) => kind),
    );
  }
  expect(kinds.slice(40)).toEqual(Array(5).fill("too-many"));
});

test.each([
  ["", false],
  ["1", false],
  ["001", false],
  ["0001", true],
  ["５０００１", false],
  ["００００１", true],
  ["@", false],
  ["zhou@example.com", true],
  ["example.com", false],
  ["x@example.com", false],
  ["%", false],
  ["____", false],
  ["008613855500001", true],
  ["13855500002", false],
  ["1385550000", false],
  ["a0001", false],
])("a proof of %j is taken: %s", (proof, isTaken) => {
  expect(proves(proof, ["+86 138 5550 0001", "zhou@example.com", ""])).toBe(isTaken);
});
