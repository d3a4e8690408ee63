import fc from "fast-check";
import { expect, test } from "vitest";
import { formatNumber, numberOf, parseNumber } from "./numbers.ts";

const ids = fc.bigInt({ min: 1_000_000n, max: 999_999_999n });

test("D2 a number is the id and a check digit, and reads back", () => {
  expect(numberOf("572")).toBe("5724"); // the worked example of Damm's thesis
  fc.assert(
    fc.property(ids, (id) => {
      expect(parseNumber(numberOf(id))).toEqual({ id: String(id) });
    }),
  );
});

test("D2 every single wrong digit is recognised as mistyped", () => {
  fc.assert(
    fc.property(ids, fc.nat(20), fc.integer({ min: 1, max: 9 }), (id, at, by) => {
      const digits = [...numberOf(id)];
      const place = at % digits.length;
      digits[place] = String((Number(digits[place]) + by) % 10);
      expect(parseNumber(digits.join(""))).toBe("mistyped");
    }),
    { numRuns: 2000 },
  );
});

test("D2 two neighbours swapped are recognised as mistyped, the check digit included", () => {
  fc.assert(
    fc.property(ids, (id) => {
      const digits = numberOf(id);
      for (let place = 0; place + 1 < digits.length; place++) {
        const [left, right] = [digits[place], digits[place + 1]];
        if (left === right) continue;
        const swapped = `${digits.slice(0, place)}${right}${left}${digits.slice(place + 2)}`;
        expect(parseNumber(swapped)).toBe("mistyped");
      }
    }),
    { numRuns: 500 },
  );
});

test("D2 a number may be written as people write: grouped, spaced, full-width", () => {
  const number = numberOf("1000032");
  const id = { id: "1000032" };
  expect(formatNumber(number)).toBe(`${number.slice(0, 4)}-${number.slice(4)}`);
  const fullWidth = [...number].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join("");
  const grouped = `${number.slice(0, 4)}–${number.slice(4)}`;
  for (const written of [number, formatNumber(number), ` #${number} `, grouped, [...number].join(" "), fullWidth]) {
    expect(parseNumber(written), written).toEqual(id);
  }
});

test.each([
  ["1234567", "123-4567"],
  ["12345678", "1234-5678"],
  ["123456789", "123-456-789"],
  ["1234567890", "123-456-7890"],
  ["123456789012", "1234-5678-9012"],
])("numbers of any length are grouped for speech: %s", (digits, grouped) => {
  expect(formatNumber(digits)).toBe(grouped);
});

test.each([
  "",
  " ",
  "打印机",
  "12",
  "13855500001",
  "+86 138 5550 0001",
  "1e7",
  "12345678'; --",
  "1".repeat(5000),
  "①②③④⑤⑥⑦⑧x",
])("%j is no number", (text) => {
  expect(parseNumber(text)).toBe("not-a-number");
});
