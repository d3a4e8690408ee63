import { expect, test } from "vitest";
import { bandOf } from "./width.ts";

test.each([
  [390, "phone"],
  [599, "phone"],
  [600, "one"],
  [959, "one"],
  [960, "two"],
  [1279, "two"],
  [1280, "folded"],
  [1439, "folded"],
  [1440, "full"],
  [1680, "wide"],
])("%d px is the band %s", (width, band) => {
  expect(bandOf(width)).toBe(band);
});
