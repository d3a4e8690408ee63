import { useReader } from "./reader.tsx";
import { dayLine } from "./when.ts";
import "./timeline.css";

/** The line between two days of a timeline: 今天 周二. */
export function DayDivider({ at }: { at: string }) {
  return <h2 className="day-divider">{dayLine(at, useReader())}</h2>;
}
