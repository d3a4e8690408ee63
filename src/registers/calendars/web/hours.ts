export type Ranges = [string, string][];

/** `08:30–12:00, 13:30–18:00` as people type it; null if it is no list of hours. Empty: closed. The server checks order and overlap. */
export function readHours(text: string): Ranges | null {
  const parts = text
    .normalize("NFKC")
    .split(/[,;、，；\n]|(?<=\d)\s+(?=\d)/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const ranges = parts.map((part) => {
    const found = /^(\d{1,2})(?::(\d{2}))?\s*(?:[-–—~～至到]|to)\s*(\d{1,2})(?::(\d{2}))?$/.exec(part);
    if (!found) return null;
    const [, hour = "", minute = "00", untilHour = "", untilMinute = "00"] = found;
    if (Number(hour) > 23 || Number(untilHour) > 24 || Number(minute) > 59 || Number(untilMinute) > 59) return null;
    return [`${hour.padStart(2, "0")}:${minute}`, `${untilHour.padStart(2, "0")}:${untilMinute}`] as [string, string];
  });
  return ranges.every((range) => range !== null) ? ranges : null;
}

export function writeHours(ranges: readonly (readonly [string, string])[]): string {
  return ranges.map(([from, until]) => `${from}–${until}`).join(", ");
}
