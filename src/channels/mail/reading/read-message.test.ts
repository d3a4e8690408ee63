import fc from "fast-check";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { type IngestLine, ingestLine } from "./index.ts";
import { readMessage } from "./read-message.ts";

const read = (text: string) => readMessage(Buffer.from(text));

test("U5 a message is read into what its reader needs", async () => {
  const message = await read(
    [
      "From: =?utf-8?B?5ZGo?= <zhou@b.example>",
      "To: desk@example.org, Li <li@b.example>",
      "Cc: wang@b.example",
      "Reply-To: team@b.example",
      "Subject: =?utf-8?Q?Printer_=0D=0Ajams?=",
      "Message-ID: <1@b.example>",
      "In-Reply-To: <0@desk.example> (your mail)",
      "References: <a@desk.example>\r\n <0@desk.example> <a@desk.example>",
      "Date: Mon, 02 Mar 2026 10:15:00 +0800",
      "",
      "It jams again.\r\n\r\nOn Sun, Mar 1, 2026 Desk <desk@example.org> wrote:\r\n> Did it help?",
    ].join("\r\n"),
  );
  expect(message).toEqual({
    messageId: "<1@b.example>",
    inReplyTo: "<0@desk.example>",
    references: ["<a@desk.example>", "<0@desk.example>"],
    from: { name: "周", address: "zhou@b.example" },
    sender: null,
    replyTo: [{ name: "", address: "team@b.example" }],
    to: [
      { name: "", address: "desk@example.org" },
      { name: "Li", address: "li@b.example" },
    ],
    cc: [{ name: "", address: "wang@b.example" }],
    subject: "Printer jams",
    date: "2026-03-02T02:15:00.000Z",
    text: "It jams again.\n\nOn Sun, Mar 1, 2026 Desk <desk@example.org> wrote:\n> Did it help?",
    newText: "It jams again.",
    quotedText: "On Sun, Mar 1, 2026 Desk <desk@example.org> wrote:\n> Did it help?",
    html: null,
    attachments: [],
    kind: { name: "ordinary", sign: null, report: null },
    leftOut: { references: 0, to: 0, cc: 0, replyTo: 0 },
  });
  const { from, to, subject, text } = message;
  expect(ingestLine(message)).toEqual({ from, to, subject, text, attachments: [] } satisfies IngestLine);
});

test.for([
  ["nothing at all", ""],
  ["no header", "\r\n\r\nhello"],
  ["no body", "From: a@b.example\r\n"],
  ["a boundary that never comes", "Content-Type: multipart/mixed; boundary=b\r\n\r\nhello"],
  ["a boundary without a name", "Content-Type: multipart/mixed\r\n\r\n--b\r\n\r\nhello"],
  ["half of base64", "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n5oK"],
  ["quoted-printable that is none", "Content-Transfer-Encoding: quoted-printable\r\n\r\n=ZZ=\r\n=E4=BD"],
  ["a date that is none", "Date: yesterday\r\nMessage-ID: \r\n\r\nx"],
  [
    "headers named like the insides of a program",
    "__proto__: x\r\nconstructor: y\r\nContent-Type: text/plain; __proto__=z\r\n\r\nx",
  ],
])("U5 %s is read all the same", async ([, raw]) => {
  const message = await read(raw!);
  expect(message.date).toBeNull();
  expect(message.messageId).toBeNull();
});

test("U5 a date is the same wherever it is read, and a zone it lacks is UTC", async () => {
  const date = async (value: string) => (await read(`Date: ${value}\r\n\r\nx`)).date;
  expect(await date("Mon, 2 Mar 2026 10:15:00 +0800 (CST)")).toBe("2026-03-02T02:15:00.000Z");
  expect(await date("2 Mar 2026 10:15:00")).toBe("2026-03-02T10:15:00.000Z");
  expect(await date("Mon, 2 Mar 2026 10:15:00 GMT")).toBe("2026-03-02T10:15:00.000Z");
});

test("U5 HTML alone gives text that reads like it", async () => {
  const html =
    "<h1>Printer</h1><p>It <b>jams</b>.</p><ul><li>one<li>two</ul><table><tr><td>A</td><td>B</td></tr><tr><td>C</td></tr></table>";
  const { text } = await read(`Content-Type: text/html\r\n\r\n${html}<script>x()</script>`);
  expect(text.replace(/ +$/gm, "")).toBe("Printer\n\nIt jams.\n\n * one\n * two\n\nA B\nC");
});

test("U5 an empty text beside HTML does not hide it", async () => {
  const raw =
    "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n\r\n \r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Hello</p>\r\n--b--";
  expect((await read(raw)).text).toBe("Hello");
});

test("U5 a text longer than anybody reads is cut where it is shown and kept whole as a file", async () => {
  const long = "日志一行\n".repeat(150_000);
  const { text, attachments } = await read(`Content-Type: text/plain; charset=utf-8\r\n\r\n${long}`);
  expect(text).toBe(long.slice(0, 500_000));
  expect(attachments.map(({ name, type }) => [name, type])).toEqual([["message.txt", "text/plain"]]);
  expect(attachments[0]?.content.toString()).toBe(long.trim());
});

test("S37 UTF-7 stays inert, whether it is declared or not", async () => {
  const attack = "+ADw-script+AD4-alert(1)+ADw-/script+AD4-+ADw-b+AD4-x+ADw-/b+AD4-";
  const declared = await read(
    `Content-Type: text/html; charset=utf-7\r\nSubject: =?utf-7?Q?${attack}?=\r\n\r\n${attack}`,
  );
  // Read before it is cleaned: the script is seen as one and dropped, the rest is kept.
  expect(declared.html).toBe("<b>x</b>");
  expect(declared.subject).toBe("<script>alert(1)</script><b>x</b>");
  const undeclared = await read(`Content-Type: text/html\r\nSubject: ${attack}\r\n\r\n<meta charset="utf-8">${attack}`);
  expect([undeclared.html, undeclared.subject]).toEqual([attack, attack]);
});

test("S37 HTML that declares its charset only inside is read in it", async () => {
  const html = iconv.encode(
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=big5"></head><body>印表機</body></html>',
    "big5",
  );
  const message = await readMessage(Buffer.concat([Buffer.from("Content-Type: text/html\r\n\r\n"), html]));
  expect(message.text).toBe("印表機");
});

test("S18 what an encoded word hides becomes neither a sender nor a header", async () => {
  const { from, to, subject } = await read(
    "From: =?gbk?Q?=22a=22_=3Cevil@evil.example=3E,?= <real@good.example>\r\nTo: =?utf-8?Q?x=0D=0ABcc:_evil@evil.example?= <a@b.example>\r\nSubject: =?utf-8?Q?a=0D=0AX-Evil:_1?=\r\n\r\nx",
  );
  expect(from).toEqual({ name: '"a" <evil@evil.example>,', address: "real@good.example" });
  expect(to).toEqual([{ name: "x Bcc: evil@evil.example", address: "a@b.example" }]);
  expect(subject).toBe("a X-Evil: 1");
});

test("S29 of many references the first and the newest are kept", async () => {
  const ids = Array.from({ length: 500 }, (_, n) => `<${n}@b.example>`);
  const { references, leftOut } = await read(`References: ${ids.join("\r\n ")}\r\n\r\nx`);
  expect(references).toEqual([ids[0], ...ids.slice(-99)]);
  expect(leftOut.references).toBe(400);
});

test("R14 a message damaged anywhere is still read", async () => {
  const word = "=?gb2312?B?uqvG?= =?gb2312?B?vbnw?=";
  const whole = Buffer.from(
    `From: ${word} <a@b.example>\r\nSubject: ${word}\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=gbk\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p style=3D"color:red">=C4=E3=BA=C3</p>\r\n--b\r\nContent-Disposition: attachment; filename*0*=gbk''%B4; filename*1*=%ED.txt\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8=\r\n--b--\r\n`,
  );
  const meaning = fc.constantFrom(...Buffer.from("=?\"<>;:-\r\n\0%'*/\\ \x1b\xff\x81", "latin1"));
  const change = fc.tuple(fc.nat(whole.length - 1), fc.oneof(meaning, fc.nat(255)));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 15 }), fc.nat(whole.length), async (changes, cut) => {
      const damaged = Buffer.from(whole);
      for (const [at, byte] of changes) damaged[at] = byte;
      for (const raw of [damaged, damaged.subarray(0, cut)]) {
        const { text, subject, newText, quotedText } = await readMessage(raw);
        expect(`${text}${subject}${newText}${quotedText}`).not.toContain("\0");
      }
    }),
    { numRuns: 150, seed: 20261123 },
  );
});
