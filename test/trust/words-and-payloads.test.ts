import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { z } from "zod";
import { type IsolationWorld, openIsolation } from "#test/isolation/world.ts";
import { fingerprint } from "#test/world/fingerprint.ts";

const corpora = join(process.env.HUIYIN_CORPORA ?? join(import.meta.dirname, "../../../shared/corpora"), "hostile");

/** The worst of each kind; the whole corpora, where they lie beside the project, give more. */
const few = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "<svg/onload=alert(1)>",
  "javascript:alert(1)",
  "{{constructor.constructor('alert(1)')()}}",
  "{{number}} {{password}} $" + "{7*7} #{7*7} <%= 7*7 %>",
  "'; drop table cases; --",
  "=cmd|' /C calc'!A0",
  "../../../../etc/passwd",
  "Robert'); DROP TABLE persons;--",
  "\u202eexe.txt \u200b\ufeff",
  "Ω≈ç√∫˜µ 田中さんにあげて下さい 社會科學院 ﷽ 👩‍👩‍👧‍👦 𠜎𠜱",
  "&lt;b&gt; &amp;amp; &#x3C;",
  "a\tb",
  "undefined null NaN 1E+02 0x1F -0",
];

function fromCorpora(most: number): string[] {
  if (!existsSync(corpora)) return [];
  const naughty = JSON.parse(readFileSync(join(corpora, "blns.json"), "utf8")) as string[];
  const scripts = readdirSync(join(corpora, "xss"))
    .filter((name) => name.endsWith(".txt"))
    .flatMap((name) => readFileSync(join(corpora, "xss", name), "utf8").split(/\r?\n/));
  const all = [...naughty, ...scripts].filter((text) => text.trim() !== "" && text.length < 280);
  // Spread over all of it, always the same ones.
  const step = Math.max(1, Math.floor(all.length / most));
  return all.filter((_, n) => n % step === 0).slice(0, most);
}

/** What is kept of what was sent: the ends trimmed, lines as lines, composed; one line where one line is asked for. */
const kept = (text: string) => text.replace(/\r\n?/g, "\n").trim();
const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();
const same = (text: string) => text.normalize("NFC");
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what cannot be kept
const isRefused = (text: string) => /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text);

const known = existsSync(corpora) ? "with the corpora" : "the corpora are not here: a few of our own only";

test(`S2 S13 hostile words come back through the API as they were sent, and as nothing else (${known})`, async () => {
  const { as, desk } = await openIsolation();
  for (const text of [...few, ...fromCorpora(60)]) {
    if (kept(text) === "") continue;
    const registered = await as("skilled-agent", "POST", "/cases", {
      process: "incident",
      subject: text,
      description: text,
      requester: { name: text, organisation: text },
      fields: { deviceModel: text, deviceSerial: text.slice(0, 100), priorityReason: text },
    });
    if (isRefused(text)) {
      expect(registered.status, JSON.stringify(text)).toBeLessThan(500);
      continue;
    }
    expect(registered.status, `${JSON.stringify(text)} ${registered.text}`).toBe(201);
    const { number } = registered.body as { number: string };
    await as("skilled-agent", "POST", `/cases/${number}/comments`, { body: text, visibility: "public" });
    const shown = (await as("skilled-agent", "GET", `/cases/${number}`)).body as Record<string, unknown> & {
      requester: object;
      fields: { key: string; value: unknown }[];
    };
    expect(shown).toMatchObject({
      subject: text.trim(),
      description: text,
      requester: { name: text, organisation: text },
    });
    const field = shown.fields.find(({ key }) => key === "deviceModel");
    expect(field?.value).toBe(same(oneLine(text)));
    const told = (await as("skilled-agent", "GET", `/cases/${number}/timeline`)).body as {
      entries: { body: string }[];
    };
    expect(told.entries.at(-1)!.body).toBe(text.trim());
  }
  await desk.settle();
  expect(desk.kernel.logged.filter(({ level }) => level === "fault")).toEqual([]);
}, 120_000);

test("S2 S19 what no database can keep is refused by field: NUL, half a character; never a fault", async () => {
  const { as, numbers, desk } = await openIsolation();
  const before = await fingerprint(desk.db);
  for (const bad of ["a\u0000b", "\ud800", "x\udc00y"]) {
    for (const [method, path, body] of [
      ["POST", "/cases", { process: "incident", subject: bad }],
      ["POST", "/cases", { process: "incident", subject: "x", description: bad }],
      ["POST", "/cases", { process: "incident", subject: "x", requester: { name: bad } }],
      ["POST", "/cases", { process: "incident", subject: "x", fields: { deviceModel: bad } }],
      ["POST", "/cases", { process: "incident", subject: "x", fields: { [bad]: "x" } }],
      ["POST", `/cases/${numbers.own}/comments`, { body: bad, visibility: "public" }],
      ["POST", `/cases/${numbers.other}/moves/correct`, { fields: { subject: bad } }],
      ["PATCH", "/me", { name: bad }],
    ] as const) {
      const { status, text } = await as("skilled-agent", method, path, body);
      expect([400, 422], `${path} ${JSON.stringify(body)} ${text}`).toContain(status);
    }
  }
  expect(await fingerprint(desk.db)).toEqual(before);
});

const payloads = [
  "'",
  '"',
  "\\",
  "';--",
  "1 or 1=1",
  "1) or (1=1",
  "createdAt; select pg_sleep(9)",
  "createdAt desc, (select 1)",
  "dueAt,id",
  "(select password_hash from sign_ins limit 1)",
  "' union select null,version()--",
  "$1",
  "%",
  "_%_",
  "a & !b | (c:*",
  "<->",
  "\u0000",
  "%00",
  "９９９",
  "-1",
  "0",
  "99999999999999999999999",
  "1e9",
  "NaN",
  "null",
  "undefined",
  "true",
  "[]",
  "{}",
  "[1,2]",
  '{"$ne":1}',
  "2030-13-45T99:99:99Z",
  "-271821-04-20T00:00:00Z",
  "+275760-09-13T00:00:00Z",
  "infinity",
  "mine,me,nobody",
  "x".repeat(5_000),
  Buffer.from('["due_order","asc","2030-01-01T00:00:00Z","1 or 1=1"]').toString("base64url"),
  Buffer.from('["due_order","asc","infinity","1"]').toString("base64url"),
  Buffer.from('["updated_at","desc","-271821-04-20T00:00:00Z","1"]').toString("base64url"),
  Buffer.from('["2030-01-01T00:00:00[Asia/Shanghai]","1"]').toString("base64url"),
  Buffer.from('["-271821-04-20T00:00:00Z","1"]').toString("base64url"),
  Buffer.from("9999999999999999999.999999999999999999").toString("base64url"),
  Buffer.from("[null,null,null,null]").toString("base64url"),
  Buffer.from("null").toString("base64url"),
];

test("S10 instants no calendar of ours reaches are refused in bodies too; nothing happens before the case began", async () => {
  const { as, numbers } = await openIsolation();
  for (const occurredAt of [
    "0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
    "2030-03-04T02:00:00+99:00",
    "-000001-01-01T00:00:00Z",
  ]) {
    const registered = await as("desk-lead", "POST", "/cases", { process: "incident", subject: "x", occurredAt });
    expect(registered.status, occurredAt).toBe(422);
    const moved = await as("desk-lead", "POST", `/cases/${numbers.other}/moves/correct`, { fields: {}, occurredAt });
    expect(moved.status, occurredAt).toBe(422);
  }
  const early = { fields: { impact: "1" }, occurredAt: "2030-03-04T01:59:59Z" };
  const before = await as("desk-lead", "POST", `/cases/${numbers.other}/moves/correct`, early);
  expect(before.body).toMatchObject({ status: 422, errors: [{ path: "occurredAt" }] });
});

test("S10 ASVS 1.2.4 every parameter of every read takes every payload: refused or answered, never a fault, nothing changed", async () => {
  const world = await openIsolation();
  await world.as("integration", "GET", "/me"); // the first use of a key in a minute is noted
  const before = await fingerprint(world.desk.db);
  const faults: string[] = [];
  let asked = 0;
  for (const { id, method, path, query } of world.server.door.operations) {
    if (method !== "GET" || id === "live.stream") continue;
    const parameters = query === undefined ? [] : Object.keys((query as z.ZodObject).shape);
    for (const payload of payloads) {
      for (const url of urlsFor(world, path, parameters, payload)) {
        const { status, text } = await world.as("integration", "GET", url);
        const byAdministrator = status === 403 ? await world.as("administrator", "GET", url) : null;
        asked += 1;
        for (const answer of [{ status, text }, byAdministrator])
          if (answer && answer.status >= 500) faults.push(`${id} ${url.slice(0, 200)}: ${answer.status}`);
      }
    }
  }
  expect(faults).toEqual([]);
  expect(asked).toBeGreaterThan(2_000);
  expect(await fingerprint(world.desk.db)).toEqual(before);
}, 120_000);

function urlsFor({ numbers }: IsolationWorld, path: string, parameters: readonly string[], payload: string): string[] {
  const encoded = encodeURIComponent(payload);
  const place = path.replace(":number", numbers.own).replace(/:\w+/g, "1");
  const queries = parameters.map((name) => {
    // A cursor belongs to a sort; the default one is asked for too.
    return `${place}?${name}=${encoded}`;
  });
  const sorted = parameters.includes("sort")
    ? [`${place}?sort=dueAt&cursor=${encoded}`, `${place}?sort=-priority&cursor=${encoded}`]
    : [];
  const names = path.includes(":") ? [path.replace(/:\w+/, encoded).replace(/:\w+/g, "1")] : [];
  return [...queries, ...sorted, ...(payload.length < 150 ? names : [])];
}
