/** How long until an open page asks again: quick while things change, slower while nothing does, slowest while it fails. */
export const firstPause = 8_000;
const longestPause = 60_000;
const longestPauseFailing = 120_000;

/** Milliseconds. `asked`: what the last question brought. */
export function nextPause(pause: number, asked: "changed" | "same" | "failed"): number {
  if (asked === "changed") return firstPause;
  return Math.min(pause * 1.5, asked === "failed" ? longestPauseFailing : longestPause);
}
