/** Which part of the day it is at the reader's, from 0 to 23 o'clock. */
export function partOfDay(time: string): "night" | "morning" | "noon" | "afternoon" | "evening" {
  const hour = Number(time.slice(0, 2));
  if (hour < 5) return "night";
  if (hour < 11) return "morning";
  if (hour < 13) return "noon";
  return hour < 18 ? "afternoon" : "evening";
}

/** How colleagues call somebody: a Chinese name without the family's (周知微 → 知微), others by their first. */
export function calledName(name: string): string {
  if (/^\p{Script=Han}{3,4}$/u.test(name)) return name.slice(-2);
  if (/\p{Script=Han}/u.test(name)) return name;
  return name.split(" ")[0] ?? name;
}
