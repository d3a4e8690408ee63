import { afterEach, expect, test } from "vitest";
import { type MailReader, openReader, type ReaderLimits, type UnreadableCause, UnreadableMessage } from "./index.ts";

const open: MailReader[] = [];
function reader(limits: Partial<ReaderLimits> = {}): MailReader {
  const opened = openReader(limits);
  open.push(opened);
  return opened;
}
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const hello = Buffer.from("From: a@b.example\r\nSubject: hello\r\n\r\nHello");
const nested = (depth: number) =>
  Buffer.from(
    `${Array.from({ length: depth }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`).join("")}\r\nx`,
  );

/** Mail made to cost more than it is worth (S29). */
const attacks: Record<string, Buffer> = {
  "nesting of 5,000": nested(5000),
  "nesting of 900": nested(900),
  "20,000 parts": Buffer.from(
    `Content-Type: multipart/mixed; boundary=b\r\n\r\n${"--b\r\n\r\nx\r\n".repeat(20_000)}--b--`,
  ),
  "10,000 recipients": Buffer.from(`To: ${"a@b.example, ".repeat(10_000)}x@y.example\r\n\r\nx`),
  "100,000 recipients": Buffer.from(`To: ${"a@b.example, ".repeat(100_000)}x@y.example\r\n\r\nx`),
  "50,000 references": Buffer.from(`References: ${"<a@b.example>\r\n ".repeat(50_000)}\r\n\r\nx`),
  "a header of 10 MB": Buffer.from(`X-Long: ${"x".repeat(10_000_000)}\r\n\r\nx`),
  "50,000 unbalanced quotes": Buffer.from(
    `From: ${'"'.repeat(50_000)} <a@b.example>\r\nTo: ${"(".repeat(50_000)}\r\n\r\n${"> ".repeat(50_000)}`,
  ),
  "50,000 encoded words": Buffer.from(`Subject: ${"=?utf-8?B?YQ==?= ".repeat(50_000)}\r\n\r\nx`),
  "unfinished encoded words": Buffer.from(`Subject: ${"=?utf-8?Q?".repeat(90_000)}\r\n\r\nx`),
  "words that begin and never end": Buffer.from(`Subject: ${"=?a?Q?x".repeat(140_000)}\r\n\r\nx`),
  "words that end together": Buffer.from(`Subject: ${"=?a?Q?x".repeat(140_000)}?=\r\n\r\nx`),
  "a line of blanks": Buffer.from(`Content-Type: text/html\r\n\r\n<pre>${" ".repeat(500_000)}x</pre>`),
  "30,000 pieces of a name": Buffer.from(
    `Content-Disposition: attachment${Array.from({ length: 30_000 }, (_, n) => `; filename*${n}*=utf-8''%41`).join("")}\r\n\r\nx`,
  ),
  "HTML nested 200,000 deep": Buffer.from(`Content-Type: text/html\r\n\r\n${"<div>".repeat(200_000)}`),
  "50,000 tables in each other": Buffer.from(`Content-Type: text/html\r\n\r\n${"<table><tr><td>".repeat(50_000)}`),
  "styles without end": Buffer.from(`Content-Type: text/html\r\n\r\n<p style="${"color:red;".repeat(50_000)}">x`),
};

test("S29 each attack is read or refused within the limit, and the next message is read", async () => {
  const mail = reader();
  for (const [name, raw] of Object.entries(attacks)) {
    const result = await mail.read(raw).catch((error: unknown) => error);
    if (result instanceof Error) expect(result, name).toBeInstanceOf(UnreadableMessage);
    expect((await mail.read(hello)).subject, name).toBe("hello");
  }
});

/** Honest, and much work: most of a second where the machine is free. */
const laborious = Buffer.concat([
  Buffer.from("Content-Type: text/plain; charset=gb2312\r\n\r\n"),
  Buffer.alloc(3_000_000, Buffer.from("ced2c3c7", "hex")),
]);

test("S29 what takes more time of the processor than it may is ended, whatever it does, and only that", async () => {
  const mail = reader({ cpuMs: 1, cpuMsPerMegabyte: 0 });
  await expect(mail.read(laborious)).rejects.toMatchObject({
    name: "UnreadableMessage",
    why: "too-slow" satisfies UnreadableCause,
  });
  expect((await reader({ cpuMs: 60_000 }).read(laborious)).attachments[0]?.name).toBe("message.txt");
});

test("S29 what waits without working is ended by the clock", async () => {
  await expect(reader({ wallMs: 1 }).read(laborious)).rejects.toMatchObject({ why: "too-slow" });
});

test("S29 what needs more memory than there may be is refused, and the program lives", async () => {
  const mail = reader({ memoryMb: 48, cpuMs: 60_000 });
  const large = Buffer.from(`Content-Type: text/html\r\n\r\n${"<p>x".repeat(2_000_000)}`);
  await expect(mail.read(large)).rejects.toMatchObject({ why: "too-large" });
  expect((await mail.read(hello)).subject).toBe("hello");
});

test("S29 a message beyond the largest size is not even begun", async () => {
  await expect(reader({ maxBytes: 10 }).read(hello)).rejects.toMatchObject({ why: "too-large" });
});

test("R14 messages are read in their turn, a bad one between good ones harms none of them", async () => {
  const mail = reader();
  const numbered = (n: number) => Buffer.from(`Subject: ${n}\r\n\r\nx`);
  const results = await Promise.allSettled(
    [numbered(1), attacks["20,000 parts"]!, numbered(2), numbered(3)].map((raw) => mail.read(raw)),
  );
  expect(results.map((result) => (result.status === "fulfilled" ? result.value.subject : result.reason.why))).toEqual([
    "1",
    "too-large",
    "2",
    "3",
  ]);
});

test("R14 beyond the queue's end a message is turned away without a word about it, to be brought again", async () => {
  const mail = reader({ maxWaiting: 2 });
  const asked = Array.from({ length: 5 }, () => mail.read(hello));
  const results = await Promise.allSettled(asked);
  const refused = results.filter((result) => result.status === "rejected");
  expect(refused).toHaveLength(2);
  for (const { reason } of refused) expect(reason).not.toBeInstanceOf(UnreadableMessage);
});

test("R14 closing refuses what is not read yet, and says nothing against it", async () => {
  const mail = openReader();
  const asked = [mail.read(hello), mail.read(hello)];
  const results = Promise.allSettled(asked);
  await mail.close();
  for (const result of await results) {
    expect(result.status).toBe("rejected");
    if (result.status === "rejected") expect(result.reason).not.toBeInstanceOf(UnreadableMessage);
  }
  await expect(mail.read(hello)).rejects.toThrow("closed");
});

test("U5 files come out of the thread as they went in, and what was given stays the giver's", async () => {
  const content = Buffer.from(Array.from({ length: 100_000 }, (_, n) => n % 251));
  const raw = Buffer.from(
    `Content-Type: application/octet-stream; name=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n${content.toString("base64")}`,
  );
  const { attachments } = await reader().read(raw);
  expect(Buffer.isBuffer(attachments[0]?.content) && attachments[0].content.equals(content)).toBe(true);
  expect(raw.length).toBeGreaterThan(100_000);
});
