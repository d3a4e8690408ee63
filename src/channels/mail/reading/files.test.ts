import { expect, test } from "vitest";
import { corporaSaying, samplesOf } from "#test/world/corpora.ts";
import type { MailFile } from "./index.ts";
import { readMessage } from "./read-message.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=",
  "base64",
);

async function fileOf(header: string, content: Buffer | string = "x"): Promise<MailFile> {
  const body = Buffer.from(content).toString("base64");
  const raw = `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n${header}\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n--b--\r\n`;
  const { attachments } = await readMessage(Buffer.from(raw, "utf8"));
  expect(attachments).toHaveLength(1);
  return attachments[0]!;
}
const nameFrom = async (name: string) => (await fileOf(`Content-Disposition: attachment; filename="${name}"`)).name;
const encoded = (name: string) => `=?utf-8?B?${Buffer.from(name).toString("base64")}?=`;

test.for([
  ["../../../etc/passwd", "passwd"],
  ["..\\\\..\\\\boot.ini", "boot.ini"],
  ["/etc/cron.d/x", "x"],
  [encoded("a\0.php"), "a.php"],
  [encoded("\u200b.htaccess"), "htaccess"],
  [encoded("harmless\u202egnp.exe"), "harmlessgnp.exe"],
  ["CON", "_CON"],
  ["aux.txt", "_aux.txt"],
  [encoded("a\r\nContent-Type: text/html"), "html"],
  [encoded('a"; x="b.html'), "a__ x=_b.html"],
  ["", "attachment.bin"],
  [encoded("现场照片 1.png"), "现场照片 1.png"],
  ["%E7%85%A7%E7%89%87.png", "照片.png"],
])("S5 the name %j becomes %j", async ([given, expected]) => {
  expect(await nameFrom(given!)).toBe(expected);
});

test("S5 a long name is cut between characters and keeps its ending", async () => {
  const name = await nameFrom(encoded(`${"很".repeat(300)}.docx`));
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  expect(name).toMatch(/^很+\.docx$/);
});

test(`S5 no name of those that lead elsewhere does${corporaSaying("hostile/paths-and-redirects")}`, async () => {
  const lines = samplesOf("hostile/paths-and-redirects", /\.txt$/).flatMap(({ content }) =>
    content.toString("utf8").split(/\r?\n/),
  );
  const some = lines.filter((line) => line.trim() !== "").filter((_, n) => n % 37 === 0);
  const parts = some
    .slice(0, 900)
    .map((line) => `--b\r\nContent-Disposition: attachment; filename="${encoded(line)}"\r\n\r\nx`);
  const { attachments } = await readMessage(
    Buffer.from(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts.join("\r\n")}\r\n--b--`),
  );
  expect(attachments).toHaveLength(parts.length);
  for (const { name } of attachments) expect(name).not.toMatch(/[/\\]|^\.|[\p{Cc}\p{Cf}]/u);
});

test("S4 a file is what its content shows, not what it is called", async () => {
  const lying = await fileOf('Content-Type: text/html\r\nContent-Disposition: attachment; filename="page.html"', png);
  expect([lying.type, lying.declaredType, lying.size]).toEqual(["image/png", "text/html", png.length]);
  expect(lying.content.equals(png)).toBe(true);
  const unknown = await fileOf("Content-Type: nonsense; name=x.abc");
  expect(unknown.type).toBe("application/octet-stream");
});

test("U5 a forwarded message stays whole, as a file with its subject for a name", async () => {
  const inner = `Subject: ${encoded("打印机/卡纸")}\r\nFrom: a@b.example\r\n\r\nHello`;
  const raw = `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee below\r\n--b\r\nContent-Type: message/rfc822\r\nContent-Disposition: inline\r\n\r\n${inner}\r\n--b--`;
  const { attachments, text } = await readMessage(Buffer.from(raw));
  expect(text).toBe("See below");
  expect(attachments.map(({ name, type }) => [name, type])).toEqual([["打印机_卡纸.eml", "message/rfc822"]]);
  expect(attachments[0]?.content.toString()).toBe(inner);
});

test("U5 a picture is shown in its place where the HTML refers to it, and is a file otherwise", async () => {
  const part = (id: string) =>
    `--b\r\nContent-Type: image/png\r\nContent-ID: <${id}>\r\nContent-Transfer-Encoding: base64\r\n\r\n${png.toString("base64")}\r\n`;
  const raw = `Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<img src="cid:p1@x">\r\n${part("p1@x")}${part("p2@x")}--b--`;
  const { attachments, html } = await readMessage(Buffer.from(raw));
  expect(html?.trim()).toBe('<img src="cid:p1@x" />');
  expect(attachments.map(({ name, contentId, isInline }) => [name, contentId, isInline])).toEqual([
    ["image.png", "p1@x", true],
    ["image.png", "p2@x", false],
  ]);
});

test("U5 a text with a name beside the message is a file, byte for byte as it came", async () => {
  const bytes = Buffer.from("b4edcef3", "hex");
  const raw = Buffer.concat([
    Buffer.from(
      "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nLog attached\r\n--b\r\nContent-Type: text/plain; charset=gbk\r\nContent-Disposition: inline; filename=app.log\r\n\r\n",
    ),
    bytes,
    Buffer.from("\r\n--b--"),
  ]);
  const { attachments, text } = await readMessage(raw);
  expect(text).toBe("Log attached");
  expect(attachments.map(({ name }) => name)).toEqual(["app.log"]);
  expect(attachments[0]?.content.equals(bytes)).toBe(true);
});
