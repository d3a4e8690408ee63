import fc from "fast-check";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { readMessage } from "./read-message.ts";
import { openTnef } from "./tnef.ts";

const u32 = (value: number) => Buffer.from(Uint32Array.of(value).buffer);
const padded = (data: Buffer) => Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
const attribute = (id: number, data: Buffer) =>
  Buffer.concat([Buffer.of(2), u32(id), u32(data.length), data, Buffer.alloc(2)]);
const tnef = (...attributes: Buffer[]) => Buffer.concat([u32(0x223e9f78), Buffer.of(1, 0), ...attributes]);
const begins = attribute(0x00069002, Buffer.alloc(14));
const title = (name: Buffer) => attribute(0x00018010, Buffer.concat([name, Buffer.of(0)]));
const data = (content: Buffer) => attribute(0x0006800f, content);
const properties = (...all: Buffer[]) => attribute(0x00069005, Buffer.concat([u32(all.length), ...all]));
const unicode = (id: number, value: string) => {
  const bytes = Buffer.from(`${value}\0`, "utf16le");
  return Buffer.concat([u32(id * 0x10000 + 0x1f), u32(1), u32(bytes.length), padded(bytes)]);
};
const long = (id: number) => Buffer.concat([u32(id * 0x10000 + 3), u32(7)]);
const named = (id: number, name: string, value: string) => {
  const bytes = Buffer.from(`${name}\0`, "utf16le");
  const property = unicode(id, value);
  return Buffer.concat([
    property.subarray(0, 4),
    Buffer.alloc(16),
    u32(1),
    u32(bytes.length),
    padded(bytes),
    property.subarray(4),
  ]);
};

const packed = tnef(
  attribute(0x00069007, Buffer.concat([u32(936), u32(0)])),
  attribute(0x0002800c, Buffer.concat([iconv.encode("请看附件", "gbk"), Buffer.of(0)])),
  begins,
  title(iconv.encode("照片~1.PNG", "gbk")),
  data(Buffer.from("one")),
  properties(long(0x0e20), named(0x8001, "X-Name", "x"), unicode(0x3707, "现场照片.png"), unicode(0x3712, "p1@x")),
  begins,
  title(iconv.encode("清单.txt", "gbk")),
  data(Buffer.from("two")),
);

test("U5 the files and the text packed in a winmail.dat are the message's own", async () => {
  const raw = `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n${packed.toString("base64")}\r\n--b--`;
  const { text, attachments } = await readMessage(Buffer.from(raw));
  expect(text).toBe("请看附件");
  expect(attachments.map(({ name, contentId, content }) => [name, contentId, content.toString()])).toEqual([
    ["现场照片.png", "p1@x", "one"],
    ["清单.txt", null, "two"],
  ]);
});

test("U5 a winmail.dat that holds nothing of use, or is none, stays the file it is", async () => {
  for (const content of [tnef(attribute(0x00069003, Buffer.alloc(8))), Buffer.from("no such thing")]) {
    expect(openTnef(content)).toBeNull();
    const raw = `Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n${content.toString("base64")}`;
    const { attachments } = await readMessage(Buffer.from(raw));
    expect(attachments.map(({ name, size }) => [name, size])).toEqual([["winmail.dat", content.length]]);
  }
});

test("S29 a broken winmail.dat is read as far as it goes, and never fails", () => {
  for (let end = 0; end < packed.length; end++) openTnef(packed.subarray(0, end));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(packed.length - 1), fc.nat(255)), { maxLength: 20 }), (changes) => {
      const changed = Buffer.from(packed);
      for (const [at, byte] of changes) changed[at] = byte;
      openTnef(changed);
    }),
    { seed: 20261123 },
  );
});
