/** Working minutes as people write limits: `2:30`, `90`, `1h 30`, `8 小时`, `2 时 15 分`. Null: not a time; undefined: none. */
export function readMinutes(text: string): number | null | undefined {
  const written = text.normalize("NFKC").trim().toLowerCase();
  if (written === "" || written === "-" || written === "–") return undefined;
  const clock = /^(\d{1,4}):([0-5]\d)$/.exec(written);
  if (clock) return positive(Number(clock[1]) * 60 + Number(clock[2]));
  const worded =
    /^(?:(\d{1,4}(?:\.\d+)?)\s*(?:h|hours?|小时|时))?\s*(?:(\d{1,6})\s*(?:m|min|minutes?|分钟|分)?)?$/.exec(written);
  if (!worded || (worded[1] === undefined && worded[2] === undefined)) return null;
  return positive(Math.round(Number(worded[1] ?? 0) * 60) + Number(worded[2] ?? 0));
}

const positive = (minutes: number): number | null => (minutes > 0 ? minutes : null);

/** `2:30`, and `45` below an hour with its unit left to the column. */
export function writeMinutes(minutes: number | undefined): string {
  if (minutes === undefined) return "";
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
