import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dark, light } from "./palette.ts";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const blocks = [...css.matchAll(/(:root[^{]*)\{([^{}]*)\}/g)].map(([, head = "", body = ""]) => ({
  head: head.trim(),
  values: Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/gi)].map(([, name = "", value = ""]) => [
      name,
      value.toLowerCase(),
    ]),
  ),
}));
const [lightBlock, systemDark, chosenDark] = blocks;
const schemes = { light: lightBlock!.values, dark: chosenDark!.values };

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const papers = ["surface", "sunken", "raised", "bg", "hover", "accent-bg"];
/** Every text colour with every paper it may stand on. A new pair belongs here before it is used. */
const textPairs: [text: string, papers: string[]][] = [
  ["text", [...papers, "open-bg", "wait-bg", "done-bg", "off-bg", "warn-bg", "late-bg", "in-bg"]],
  ["text2", [...papers, "in-bg", "warn-bg", "late-bg", "wait-bg"]],
  ["text3", papers],
  ["accent", papers],
  ["accent-h", papers],
  ["open", ["open-bg", "surface"]],
  ["wait", ["wait-bg", "surface", "sunken", "accent-bg"]],
  ["done", ["done-bg", "surface", "sunken", "raised", "accent-bg"]],
  ["off", ["off-bg", "surface"]],
  ["warn", ["warn-bg", "surface", "sunken", "raised", "accent-bg"]],
  ["late", ["late-bg", "surface", "sunken", "raised", "accent-bg"]],
  ["in", ["in-bg", "surface", "sunken"]],
  ["on-accent", ["accent", "accent-h"]],
  ["on-late", ["late"]],
  ["rail-text", ["rail", "rail-on"]],
  ["rail-hand", ["rail", "rail-on"]],
  ["surface", ["text2"]],
];
/** What must be seen but not read: field edges, the accent as focus ring and selection edge, the mark on the rail. */
const edgePairs: [edge: string, papers: string[]][] = [
  ["ctl", ["surface", "sunken", "raised", "bg"]],
  ["accent", ["surface", "sunken", "bg", "raised", "accent-bg"]],
  ["rail-mark", ["rail", "rail-on"]],
];

test.each(Object.entries(schemes))("U8 every text pair of the %s scheme has a contrast of 4.5 or more", (_, values) => {
  const weak = textPairs.flatMap(([text, on]) =>
    on.map((paper) => ({ pair: `${text} on ${paper}`, ratio: contrast(values[text]!, values[paper]!) })),
  );
  expect(weak.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
});

test.each(Object.entries(schemes))("U8 every edge of the %s scheme has a contrast of 3 or more", (_, values) => {
  const weak = edgePairs.flatMap(([edge, on]) =>
    on.map((paper) => ({ pair: `${edge} on ${paper}`, ratio: contrast(values[edge]!, values[paper]!) })),
  );
  expect(weak.filter(({ ratio }) => ratio < 3)).toEqual([]);
});

test("both dark blocks say the same, and each has every colour of the light one", () => {
  expect(systemDark!.head).toContain("not([data-theme");
  expect(systemDark!.values).toEqual(chosenDark!.values);
  expect(Object.keys(chosenDark!.values)).toEqual(Object.keys(lightBlock!.values));
});

test("the palette given to Ant Design has the values of tokens.css", () => {
  expect(schemes.light).toMatchObject(light);
  expect(schemes.dark).toMatchObject(dark);
});

test("the contrast measure is the one of WCAG", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});
