import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase } from "#test/world/database.ts";
import { testKernel } from "#test/world/kernel.ts";
import { actorWith, insertCase, insertOrganisation, insertPerson } from "#test/world/rows.ts";
import { mount } from "../http/mount.ts";
import { createServer } from "../http/server.ts";
import { doDueChores } from "../jobs/chores.ts";
import type { Actor } from "../people/actor.ts";
import { removeOrphanFiles } from "./chores.ts";
import { contentDisposition, safeName } from "./names.ts";
import { acceptFiles, fileRoutes } from "./routes.ts";
import { chunkBytes, storeFile } from "./store.ts";
import { isProgram, typeOf } from "./types.ts";

const db = await createDatabase();
const kernel = testKernel(db);
const actors = new Map<string, Actor>();
const server = createServer(kernel, { identify: async ({ token }) => actors.get(token) ?? null });
const limits = { mostBytes: 3 * chunkBytes, mostFilesAtOnce: 2, mostFilesPerCase: 6 };

const png = Buffer.concat([
  Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex"),
  Buffer.from("<script>alert(1)</script>"),
]);
let hospitalCase: { id: string; number: string };
const key = (name: string) => `${name}-token-0123456789`;

beforeAll(async () => {
  await acceptFiles(server);
  mount(server, kernel, fileRoutes(kernel, limits));
  const hospital = await insertOrganisation(db);
  const library = await insertOrganisation(db, { name: "北溟大学图书馆" });
  const [agent, customer, colleague, other] = [
    await insertPerson(db),
    await insertPerson(db),
    await insertPerson(db),
    await insertPerson(db),
  ];
  hospitalCase = await insertCase(db, { organisationId: hospital, requesterId: customer });
  actors.set(key("agent"), actorWith("junior-agent", { id: agent }));
  actors.set(key("customer"), actorWith("customer", { id: customer, organisationId: hospital }));
  actors.set(
    key("boss"),
    actorWith("customer-representative", { id: colleague, organisationId: hospital, representedIds: [hospital] }),
  );
  actors.set(
    key("other"),
    actorWith("customer-representative", { id: other, organisationId: library, representedIds: [library] }),
  );
});
afterAll(() => server.close());

type Part = { name?: string; filename?: string; type?: string; value: Buffer | string };
function multipart(parts: readonly Part[]): { payload: Buffer; headers: Record<string, string> } {
  const boundary = "----huiyin";
  const pieces = parts.flatMap(({ name = "file", filename, type, value }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? "" : `; filename="${filename}"`}\r\n${type ? `Content-Type: ${type}\r\n` : ""}\r\n`,
    ),
    Buffer.from(value),
    Buffer.from("\r\n"),
  ]);
  return {
    payload: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
  };
}

const upload = (who: string, parts: readonly Part[], number = hospitalCase.number) => {
  const { payload, headers } = multipart(parts);
  return server.inject({
    method: "POST",
    url: `/api/v1/cases/${number}/attachments`,
    payload,
    headers: { ...headers, authorization: `Bearer ${key(who)}` },
  });
};
const get = (who: string, id: string, more = "") =>
  server.inject({ url: `/api/v1/attachments/${id}${more}`, headers: { authorization: `Bearer ${key(who)}` } });
const publish = (id: string) =>
  db.query({ text: "update attachments set event_seq = 1, visibility = 'public' where id = $1", values: [id] });
const makeRoom = () => db.query({ text: "delete from attachments" });

test("D2 what was uploaded comes back byte for byte, over many chunks, in the order it came", async () => {
  const content = randomBytes(2 * chunkBytes + 17);
  const answer = await upload("agent", [{ filename: "日志 1.bin", value: content }]);
  expect(answer.statusCode).toBe(201);
  const [item] = answer.json().items;
  expect(item).toMatchObject({ name: "日志 1.bin", size: content.length, visibility: "internal" });
  const file = await get("agent", item.id);
  expect(file.rawPayload.equals(content)).toBe(true);
  expect(file.headers["content-length"]).toBe(String(content.length));
});

test("S4 every download is to be saved: attachment, nosniff, sandbox, a type we found ourselves", async () => {
  await makeRoom();
  const samples: [string, string, Buffer, string][] = [
    [
      "x.svg",
      "image/svg+xml",
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      "text/plain; charset=utf-8",
    ],
    ["x.html", "text/html", Buffer.from("<script>alert(1)</script>"), "text/plain; charset=utf-8"],
    ["x.xhtml", "application/xhtml+xml", Buffer.from('<?xml version="1.0"?><html/>'), "application/octet-stream"],
    ["x.png", "text/html", png, "image/png"],
    ["x.gif", "image/gif", Buffer.from("GIF89a/*<script>*/=1;alert(1)"), "image/gif"],
    ["x.pdf", "application/pdf", Buffer.from("<script>alert(1)</script>%PDF-1.4"), "text/plain; charset=utf-8"],
    ["x.xml", "text/xml", Buffer.from("\ufeff<?xml version='1.0'?><x/>", "utf16le"), "application/octet-stream"],
    ["x.hta.txt", "text/html", Buffer.from("+ADw-script+AD4-alert(1)"), "text/plain; charset=utf-8"],
    ["x.jpg", "image/jpeg; charset=x\r\nx: y", Buffer.from([0xff, 0x00, 0x01]), "application/octet-stream"],
  ];
  for (const [filename, type, value, expected] of samples) {
    await makeRoom();
    const { items } = (await upload("agent", [{ filename, type: type.replace(/\r\n/g, " "), value }])).json();
    const { headers, statusCode } = await get("agent", items[0].id);
    expect(statusCode, filename).toBe(200);
    expect(headers["content-type"], filename).toBe(expected);
    expect(headers["content-disposition"]).toMatch(/^attachment; /);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-security-policy"]).toMatch(/default-src 'none'.*sandbox/);
  }
});

test("S4 only images that cannot run are shown, and they too in a sandbox", async () => {
  await makeRoom();
  const image = (await upload("agent", [{ filename: "a.png", value: png }])).json().items[0];
  const text = (await upload("agent", [{ filename: "a.svg", value: "<svg onload='alert(1)'/>" }])).json().items[0];
  // A true image with a page in what it says of itself, and one behind its end: drawn, and nothing else.
  const chatty = Buffer.concat([png, Buffer.from("tEXtComment\0<script>alert(1)</script><svg onload=alert(1)>")]);
  const polyglot = (await upload("agent", [{ filename: "a.html", type: "text/html", value: chatty }])).json().items[0];
  const drawn = await get("agent", polyglot.id, "/preview");
  expect(drawn.headers).toMatchObject({ "content-type": "image/png", "x-content-type-options": "nosniff" });
  expect(drawn.headers["content-security-policy"]).toMatch(/default-src 'none'.*sandbox/);
  const shown = await get("agent", image.id, "/preview");
  expect(shown.headers["content-disposition"]).toMatch(/^inline; /);
  expect(shown.headers["content-security-policy"]).toContain("sandbox");
  expect((await get("agent", text.id, "/preview")).statusCode).toBe(404);
});

test.each([
  ["../../etc/passwd", "passwd"],
  ["..\\..\\windows\\system.ini", "system.ini"],
  ["....//....//x.txt", "x.txt"],
  ["/etc/cron.d/x", "x"],
  ["a\u0000.png", "a.png"],
  ["\u200b.htaccess", "htaccess"],
  [".htaccess", "htaccess"],
  ["invoice\u202Efdp.exe", "invoicefdp.exe"],
  ["CON", "_CON"],
  ["con.txt", "_con.txt"],
  ["LPT1", "_LPT1"],
  ["a\r\nSet-Cookie: x=1.txt", "aSet-Cookie_ x=1.txt"],
  ['"; filename="evil.exe', "__ filename=_evil.exe"],
  ["..", "file"],
  ["", "file"],
  ["   ", "file"],
  ["．．／．．／x", "x"],
  ["报告 2030。.pdf", "报告 2030。.pdf"],
  ["name.", "name"],
  ["\ud800x.txt", "x.txt"],
])("S5 the name %j becomes %j", (given, expected) => {
  expect(safeName(given)).toBe(expected);
});

test("S5 long names keep their extension and stay within 200 bytes of whole characters", () => {
  const name = safeName(`${"长".repeat(300)}.xlsx`);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  expect(name).toMatch(/^长+\.xlsx$/);
  expect(Buffer.byteLength(safeName("a".repeat(300)))).toBe(200);
});

test("S5 a download name is encoded so that no header can be added", () => {
  expect(contentDisposition("attachment", `报告'(1)*".pdf`)).toBe(
    `attachment; filename="__'(1)*_.pdf"; filename*=UTF-8''%E6%8A%A5%E5%91%8A%27%281%29%2A%22.pdf`,
  );
  for (const name of ["a\r\nb", "a\u2028b", "%0d%0aSet-Cookie: x", '\\"'].map(safeName)) {
    expect(contentDisposition("attachment", name)).toMatch(
      /^attachment; filename="[^"\\%\r\n]*"; filename\*=UTF-8''[\w%.~!-]*$/,
    );
  }
});

test("S5 hostile names survive the whole way as harmless labels under a random id", async () => {
  await makeRoom();
  const { items } = (await upload("agent", [{ filename: "..%2f..%2f\u200b.htaccess", value: "x" }])).json();
  expect(items[0].id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  expect((await get("agent", items[0].id)).headers["content-disposition"]).toContain("attachment;");
});

test("programs are not taken, whatever they are called", async () => {
  await makeRoom();
  const programs: [string, string | Buffer][] = [
    ["photo.png", "MZ\x90\x00"],
    ["report.pdf", Buffer.from("7f454c46", "hex")],
    ["notes.txt", "#!/bin/sh\nrm -rf /"],
    ["x.class", Buffer.from("cafebabe00000034", "hex")],
    ["setup.exe", "harmless"],
    ["setup.e\u200bxe", "harmless"],
    ["setup.exe.", "harmless"],
    ["run.BAT", "harmless"],
  ];
  for (const [filename, value] of programs) {
    const answer = await upload("agent", [{ filename, value }]);
    expect([answer.statusCode, answer.json().code], filename).toEqual([422, "program-not-taken"]);
  }
  expect(isProgram(Buffer.from("PK\x03\x04"), "a.docx")).toBe(false);
});

test("the type is found in the content", async () => {
  expect(await typeOf(png)).toBe("image/png");
  expect(await typeOf(Buffer.from("%PDF-1.7\n"))).toBe("application/pdf");
  expect(await typeOf(Buffer.from("纯文本\n一行"))).toBe("text/plain");
  expect(await typeOf(Buffer.from("d6d0cec4", "hex"))).toBe("text/plain"); // 中文 in GB18030
  expect(await typeOf(Buffer.from("00010203", "hex"))).toBe("application/octet-stream");
  expect(await typeOf(Buffer.alloc(0))).toBe("text/plain");
});

test("too large, too many at once, too many on a case: refused, and nothing stays behind", async () => {
  await makeRoom();
  await db.query({ text: "delete from files" });
  const tooLarge = await upload("agent", [{ filename: "a", value: Buffer.alloc(limits.mostBytes + 1) }]);
  expect([tooLarge.statusCode, tooLarge.json().code]).toEqual([413, "file-too-large"]);
  expect((await db.query({ text: "select 1 from files" })).rows).toEqual([]);
  expect((await upload("agent", [{ filename: "a", value: Buffer.alloc(limits.mostBytes) }])).statusCode).toBe(201);

  const many = [1, 2, 3].map((n) => ({ filename: `${n}.txt`, value: `${n}` }));
  const tooMany = await upload("agent", many);
  expect([tooMany.statusCode, tooMany.json().code]).toEqual([413, "too-many-files"]);

  await makeRoom();
  for (let n = 0; n < 6; n++) expect((await upload("agent", [{ filename: "a", value: `${n}` }])).statusCode).toBe(201);
  expect((await upload("agent", [{ filename: "a", value: "7" }])).statusCode).toBe(413);
});

test("S7 S8 each download is checked against its case and its visibility", async () => {
  await makeRoom();
  const internal = (await upload("agent", [{ filename: "inside.txt", value: "canary" }])).json().items[0];
  const shared = (
    await upload("agent", [
      { name: "visibility", value: "public" },
      { filename: "out.txt", value: "hello" },
    ])
  ).json().items[0];
  const theirs = (
    await upload("customer", [
      { name: "visibility", value: "internal" },
      { filename: "mine.txt", value: "mine" },
    ])
  ).json().items[0];
  expect([internal, shared, theirs].map(({ visibility }) => visibility)).toEqual(["internal", "public", "public"]);

  const codes = async (id: string) =>
    Promise.all(["agent", "customer", "boss", "other"].map(async (who) => (await get(who, id)).statusCode));
  expect(await codes(internal.id)).toEqual([200, 404, 404, 404]);
  // Not part of any entry yet: only who uploaded it, and staff.
  expect(await codes(shared.id)).toEqual([200, 404, 404, 404]);
  expect(await codes(theirs.id)).toEqual([200, 200, 404, 404]);
  await publish(shared.id);
  await publish(theirs.id);
  expect(await codes(shared.id)).toEqual([200, 200, 200, 404]);
  expect(await codes(theirs.id)).toEqual([200, 200, 200, 404]);
  expect((await get("customer", internal.id, "/preview")).statusCode).toBe(404);
  expect((await server.inject({ url: `/api/v1/attachments/${shared.id}` })).statusCode).toBe(401);
  for (const id of ["1", "..%2f..%2fetc%2fpasswd", "00000000-0000-4000-8000-000000000000"]) {
    expect((await get("agent", id)).statusCode, id).toBe(404);
  }
});

test("S7 nobody uploads to a case of others, or to one that is not there", async () => {
  const file = [{ filename: "a.txt", value: "a" }];
  expect((await upload("other", file)).statusCode).toBe(404);
  expect((await upload("agent", file, "12345674")).statusCode).not.toBe(201);
  const { rows } = await db.query<{ n: number }>({
    text: "select count(*)::int as n from attachments where name = 'a.txt'",
  });
  expect(rows[0]?.n).toBe(0);
});

test("S9 S31 fields nobody knows and bodies that are no form are refused", async () => {
  const unknown = await upload("agent", [
    { name: "event_seq", value: "1" },
    { filename: "a", value: "a" },
  ]);
  expect([unknown.statusCode, unknown.json().code]).toEqual([400, "unknown-key"]);
  // S31: a part may be called anything.
  for (const name of ["__proto__", "constructor", "toString"]) {
    const smuggled = await upload("agent", [
      { name, value: "1" },
      { filename: "__proto__", value: "a" },
    ]);
    expect(smuggled.statusCode, name).toBe(400);
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  const json = await server.inject({
    method: "POST",
    url: `/api/v1/cases/${hospitalCase.number}/attachments`,
    payload: {},
    headers: { authorization: `Bearer ${key("agent")}` },
  });
  expect(json.statusCode).toBe(400);
});

test("the same content is stored once, also when it comes twice at the same moment", async () => {
  const content = () =>
    (async function* () {
      yield Buffer.from("same words");
    })();
  const given = { name: "a", mostBytes: 100, now: kernel.now() };
  const stored = await Promise.all(Array.from({ length: 5 }, () => storeFile(db, content(), given)));
  expect(new Set(stored.map(({ id }) => id)).size).toBe(1);
  expect((await db.query({ text: "select 1 from files where size = 10" })).rows).toHaveLength(1);
});

test("an upload that breaks off leaves nothing behind", async () => {
  await makeRoom();
  await db.query({ text: "delete from files" });
  async function* broken() {
    yield Buffer.alloc(chunkBytes + 1);
    throw new Error("connection lost");
  }
  await expect(storeFile(db, broken(), { name: "a", mostBytes: 1e9, now: kernel.now() })).rejects.toThrow(
    "connection lost",
  );
  expect((await db.query({ text: "select 1 from files" })).rows).toEqual([]);
  expect((await db.query({ text: "select 1 from file_chunks" })).rows).toEqual([]);
});

test("I8 contents nobody refers to go after an hour, uploads that belong to no entry after a day", async () => {
  await makeRoom();
  await db.query({ text: "delete from files" });
  const kept = (await upload("agent", [{ filename: "kept", value: "kept" }])).json().items[0];
  await publish(kept.id);
  await upload("agent", [{ filename: "left", value: "left" }]);
  await storeFile(
    db,
    (async function* () {
      yield Buffer.from("lost");
    })(),
    { name: "", mostBytes: 9, now: kernel.now() },
  );
  const left = async () => (await db.query({ text: "select 1 from files" })).rows.length;
  kernel.pass({ minutes: 59 });
  await doDueChores(kernel, [removeOrphanFiles]);
  expect(await left()).toBe(3);
  kernel.pass({ minutes: 31 });
  await doDueChores(kernel, [removeOrphanFiles]);
  expect(await left()).toBe(2);
  kernel.pass({ hours: 24 });
  await doDueChores(kernel, [removeOrphanFiles]);
  expect(await left()).toBe(1);
  expect((await get("agent", kept.id)).payload).toBe("kept");
});
