import fc from "fast-check";
import { expect, test } from "vitest";
import { dayLine, fromWallTime, fullTime, type Reader, shortWhen, tightWhen, when } from "./when.ts";

const now = Date.parse("2026-11-24T02:42:00Z"); // Tuesday 10:42 in Shanghai
const zh: Reader = { language: "zh", zone: "Asia/Shanghai", now };
const en: Reader = { ...zh, language: "en" };
const at = (wall: string) => fromWallTime(wall, "Asia/Shanghai")!;

test.each([
  ["2026-11-24 11:25", "今天 11:25", "Today 11:25"],
  ["2026-11-23 16:20", "昨天 16:20", "Yesterday 16:20"],
  ["2026-11-25 09:00", "明天 09:00", "Tomorrow 09:00"],
  ["2026-11-27 09:00", "11-27 周五", "Fri 27 Nov"],
  ["2027-01-04 09:00", "2027-01-04 周一", "Mon 4 Jan 2027"],
])("%s reads as %s", (wall, inChinese, inEnglish) => {
  expect(when(at(wall), zh)).toBe(inChinese);
  expect(when(at(wall), en)).toBe(inEnglish);
});

test("inside an English sentence today is small", () => {
  expect(when(at("2026-11-24 11:25"), en, { inside: true })).toBe("today 11:25");
  expect(when(at("2026-11-27 11:25"), en, { inside: true, time: "always" })).toBe("Fri 27 Nov 11:25");
});

test("U8 the same instant is another day for a reader in another zone", () => {
  const late = at("2026-11-24 00:30");
  expect(when(late, zh)).toBe("今天 00:30");
  expect(when(late, { ...zh, zone: "Europe/Berlin" })).toBe("昨天 17:30");
});

test("short, tight and day-line forms", () => {
  expect(shortWhen(at("2026-11-24 11:25"), zh)).toBe("11:25");
  expect(shortWhen(at("2026-11-25 09:00"), zh)).toBe("明天 09:00");
  expect(tightWhen(at("2026-11-24 09:10"), zh)).toBe("今 09:10");
  expect(tightWhen(at("2026-11-23 16:20"), zh)).toBe("昨 16:20");
  expect(tightWhen(at("2026-11-20 16:20"), zh)).toBe("周五 16:20");
  expect(tightWhen(at("2026-10-20 16:20"), zh)).toBe("10-20 16:20");
  expect(dayLine(at("2026-11-24 09:10"), zh)).toBe("今天 周二");
  expect(dayLine(at("2026-11-20 09:10"), zh)).toBe("11 月 20 日 周五");
  expect(dayLine(at("2025-11-20 09:10"), en)).toBe("Thu 20 Nov 2025");
});

test("a typed wall time is the instant it names, in any zone", () => {
  const zones = fc.constantFrom("Asia/Shanghai", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "UTC");
  const minutes = fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2028, 0, 1) / 60_000 });
  fc.assert(
    fc.property(minutes, zones, (minute, zone) => {
      const wall = fullTime(minute * 60_000, zone);
      expect(fullTime(fromWallTime(wall, zone)!, zone)).toBe(wall);
    }),
  );
});

test("a wall time that never was, and nonsense, are no instants", () => {
  expect(fromWallTime("2026-03-08 02:30", "America/New_York")).toBeUndefined();
  expect(fromWallTime("2026-02-30 10:00", "Asia/Shanghai")).toBeUndefined();
  expect(fromWallTime("gestern", "Asia/Shanghai")).toBeUndefined();
});
