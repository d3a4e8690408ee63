import { expect, test } from "vitest";
import type { Language } from "#kernel/words/words.ts";
import { chipFigures, sentenceDuration, spokenDuration } from "./duration.ts";

const min = 60_000;
const fiveByEight = 480 * min;
const chip = (ms: number, language: Language, dayMs = fiveByEight) =>
  chipFigures(ms, dayMs, language)
    .map(({ figure, unit }) => (unit ? `${figure} ${unit}` : figure))
    .join(" ");

test.each([
  [43 * min, "43 分", "43 min"],
  [43 * min + 59_999, "43 分", "43 min"],
  [0, "<1 分", "<1 min"],
  [-5 * min, "<1 分", "<1 min"],
  [min - 1, "<1 分", "<1 min"],
  [min, "1 分", "1 min"],
  [60 * min, "1:00", "1:00"],
  [125 * min, "2:05", "2:05"],
  [479 * min, "7:59", "7:59"],
  [480 * min, "1 工作日", "1 work day"],
  [480 * min + 113 * min, "1 工作日 1:53", "1 work day 1:53"],
  [3 * 480 * min + 200 * min, "3 工作日", "3 work days"],
])("%d ms stand in a chip as %s", (ms, zh, en) => {
  expect(chip(ms, "zh")).toBe(zh);
  expect(chip(ms, "en")).toBe(en);
});

test("round the clock a day is simply a day", () => {
  expect(chip(26 * 60 * min, "zh", 1440 * min)).toBe("1 天 2:00");
  expect(chip(26 * 60 * min, "en", 1440 * min)).toBe("1 day 2:00");
});

test("tables and sentences spell the units out", () => {
  expect(spokenDuration(45 * min, "zh")).toBe("45 分");
  expect(spokenDuration(92 * min, "zh")).toBe("1 时 32 分");
  expect(spokenDuration(180 * min, "en")).toBe("3 h");
  expect(spokenDuration(min - 1, "zh")).toBe("不到 1 分");
  expect(spokenDuration(0, "en")).toBe("0 min");
  expect(sentenceDuration(12_000, fiveByEight, "zh")).toBe("不到 1 分钟");
  expect(sentenceDuration(43 * min, fiveByEight, "zh")).toBe("43 分钟");
  expect(sentenceDuration(125 * min, fiveByEight, "zh")).toBe("2 小时 5 分钟");
  expect(sentenceDuration(4 * 480 * min, fiveByEight, "zh")).toBe("4 个工作日");
  expect(sentenceDuration(4 * 480 * min, fiveByEight, "en")).toBe("4 work days");
});
