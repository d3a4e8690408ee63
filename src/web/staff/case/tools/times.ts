import { fromWallTime, fullTime } from "../../../kit/when.ts";

/** Times people usually mean, in the reader's zone. Pure. */
export type UsualTime = "inAnHour" | "inThreeHours" | "tomorrow" | "monday";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The usual times ahead, soonest first; mornings are at nine. */
export function usualTimes(now: number, zone: string): { key: UsualTime; at: string }[] {
  const whole = Math.ceil(now / 60_000) * 60_000;
  const morningIn = (days: number) =>
    fromWallTime(`${fullTime(now + days * dayMs, zone).slice(0, 10)} 09:00`, zone) ?? "";
  const weekday = new Date(`${fullTime(now, zone).slice(0, 10)}T00:00:00Z`).getUTCDay() || 7;
  return [
    { key: "inAnHour" as const, at: new Date(whole + hourMs).toISOString() },
    { key: "inThreeHours" as const, at: new Date(whole + 3 * hourMs).toISOString() },
    { key: "tomorrow" as const, at: morningIn(1) },
    // On a Sunday both would be the same morning.
    ...(weekday < 7 ? [{ key: "monday" as const, at: morningIn(8 - weekday) }] : []),
  ].filter(({ at }) => at !== "");
}
