import { expect, test } from "vitest";
import { matches } from "./hotkeys.ts";

const press = (
  key: string,
  code: string,
  held: Partial<Record<"altKey" | "ctrlKey" | "metaKey" | "shiftKey", boolean>> = {},
) => ({
  key,
  code,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...held,
});

test("U8 keys are recognised as they are named", () => {
  expect(matches("s", press("s", "KeyS"))).toBe(true);
  expect(matches("?", press("?", "Slash", { shiftKey: true }))).toBe(true);
  expect(matches("mod+k", press("k", "KeyK", { ctrlKey: true }))).toBe(true);
  expect(matches("mod+k", press("k", "KeyK", { metaKey: true }))).toBe(true);
  expect(matches("mod+shift+enter", press("Enter", "Enter", { ctrlKey: true, shiftKey: true }))).toBe(true);
  expect(matches("escape", press("Escape", "Escape"))).toBe(true);
});

test("Alt with a letter is recognised by its place, where a Mac types another sign", () => {
  expect(matches("alt+s", press("ß", "KeyS", { altKey: true }))).toBe(true);
  expect(matches("alt+2", press("™", "Digit2", { altKey: true }))).toBe(true);
});

test("a combination is not its letter alone, nor with more keys held", () => {
  expect(matches("s", press("s", "KeyS", { ctrlKey: true }))).toBe(false);
  expect(matches("s", press("S", "KeyS", { shiftKey: true }))).toBe(false);
  expect(matches("alt+s", press("s", "KeyS"))).toBe(false);
  expect(matches("mod+enter", press("Enter", "Enter", { ctrlKey: true, shiftKey: true }))).toBe(false);
});
