import type { ClockView } from "#kernel/process/contract.ts";

/**
 * Working ms left at `now` (server's clock). Between two answers of the server a running clock is carried forward;
 * whether the promise is broken stays the server's word, so a clock not yet called breached never shows less than nothing.
 */
export function remainingNow(clock: ClockView, now: number): number {
  const asked = clock.remainingMs ?? 0;
  if (!clock.runsNow) return asked;
  const left = asked - Math.max(0, now - Date.parse(clock.asOf));
  return clock.state === "running" || clock.state === "warning" ? Math.max(0, left) : left;
}

/** A clock that only marks a day (the day of a call) ends when it comes: nothing was missed, nothing need be said. */
export function isWorthTelling({ state, remainingMs }: ClockView): boolean {
  return state !== "missed" || Math.abs(remainingMs ?? 0) >= 60_000;
}

/** 解决时限 → 解决: in a chip the figure says that it is a limit. */
export function shortTitle(title: string): string {
  return title.replace(/时限$/, "").replace(/ (time )?limit$/i, "");
}
