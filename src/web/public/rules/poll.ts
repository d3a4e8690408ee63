/**
 * How long until an open page asks again without being told to: quick while things change, slower while nothing does, slowest
 * while it fails. A page that hears of changes asks when it hears, and only rarely by the clock.
 */
export const firstPause = 8_000;
const longestPause = 60_000;
const longestPauseFailing = 120_000;
/** A connection can die without a word: even who hears of changes asks this often. */
export const rarePause = 300_000;
/** Changes are gathered this long: a storm of them is a few questions. */
export const gatherPause = 300;

export type Asked = "changed" | "same" | "failed";

/** Milliseconds. `asked`: what the last question brought. */
export function nextPause(pause: number, asked: Asked): number {
  if (asked === "changed") return firstPause;
  return Math.min(pause * 1.5, asked === "failed" ? longestPauseFailing : longestPause);
}

/** Does a change of this case concern a page that shows `about`? Numbers are written with and without their dash; null: any. */
export function concerns(changed: string | null, about: string | null): boolean {
  return changed === null || about === null || digits(changed) === digits(about);
}
const digits = (number: string) => number.replace(/\D/g, "");
