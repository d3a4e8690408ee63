import { expect, test } from "vitest";
import { addressesIn, provenAddress } from "./addresses.ts";
import type { Address } from "./index.ts";

const addresses = (...values: string[]) => addressesIn(values).addresses.map(({ address }: Address) => address);

const word = (value: string) => `=?UTF-8?B?${Buffer.from(value).toString("base64")}?=`;

test.for([
  ["a quoted local part that looks like an address", '"xclow3n@gmail.example x"@internal.example'],
  ["a quoted local part with a real one after it", '"user@evil.example"@good.example'],
  ["two signs", "a@evil.example@good.example"],
  ["an encoded word alone", word("attacker@evil.example")],
  ["an encoded word in the domain", `a@${word("evil.example")}`],
  ["an encoded word before the sign", `${word("ceo@bank.example")}@evil.example`],
  ["an encoded word in angle brackets", `<${word("attacker@evil.example")}>`],
  ["an invisible character in the domain", "a@good.example\u200b.evil.example"],
  ["no domain", "mailer-daemon"],
  ["an empty label", "a@good..example"],
])("S18 %s gives no address", ([, value]) => {
  expect(addresses(value!)).toEqual([]);
});

test("S18 what stands in a comment or a name is never the address", () => {
  expect(addresses("user@good.example (@evil.example)")).toEqual(["user@good.example"]);
  expect(addresses("user@(evil.example)good.example")).toEqual(["user@good.example"]);
  expect(addresses(`${word("ceo@bank.example")} <real@good.example>`)).toEqual(["real@good.example"]);
  expect(addresses('"ceo@bank.example" <real@good.example>')).toEqual(["real@good.example"]);
  expect(addresses(`${word('"a" <evil@evil.example>,')} <real@good.example>`)).toEqual(["real@good.example"]);
  expect(provenAddress("a@good.example\r\nBcc: b@evil.example")).toBeNull();
});

test("S18 the vectors are dangerous: a parser that takes the last thing with a sign in it is fooled by them", () => {
  const naive = (value: string) => /[\w.]+@[\w.]+/.exec(value)?.[0];
  expect(naive('"xclow3n@gmail.example x"@internal.example')).toBe("xclow3n@gmail.example");
});

test("U5 ordinary addresses are taken as they are, their domain in one form", () => {
  expect(
    addressesIn(["张三 <Zhang.San+x@Example.COM>, 'li@b.example', \"王, 五\" <wang@例子.example>"]).addresses,
  ).toEqual([
    { name: "张三", address: "Zhang.San+x@example.com" },
    { name: "", address: "li@b.example" },
    { name: "王, 五", address: "wang@xn--fsqu00a.example" },
  ]);
  expect(
    addressesIn([`${word("周")} ${word("敏平")} <z@b.example>`, `"${word("李")}" <l@b.example>`]).addresses,
  ).toEqual([
    { name: "周敏平", address: "z@b.example" },
    { name: "李", address: "l@b.example" },
  ]);
  expect(addresses("Desk: a@b.example, c@d.example;", "e@f.example")).toEqual([
    "a@b.example",
    "c@d.example",
    "e@f.example",
  ]);
  expect(provenAddress("o'neil@b.example")).toBe("o'neil@b.example");
});

test("S29 of thousands of recipients two hundred are taken over, and the others counted", () => {
  const { addresses: taken, leftOut } = addressesIn([
    Array.from({ length: 10_000 }, (_, n) => `u${n}@b.example`).join(", "),
  ]);
  expect([taken.length, leftOut]).toEqual([200, 9_800]);
});
