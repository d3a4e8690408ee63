import { readMinutes, writeMinutes } from "./minutes.ts";

/** Clock and priority, as typed: `2:30`. */
export type WrittenTargets = Readonly<Record<string, Readonly<Record<string, string>>>>;

type Targets = Partial<Record<string, Partial<Record<string, number>>>>;

/** Working minutes by clock and priority, as they are written in the table. */
export function writeTargets(targets: Targets): WrittenTargets {
  return Object.fromEntries(
    Object.entries(targets).map(([clock, byPriority]) => [
      clock,
      Object.fromEntries(
        Object.entries(byPriority ?? {}).map(([priority, minutes]) => [priority, writeMinutes(minutes)]),
      ),
    ]),
  );
}

/** What is written in the table, in working minutes; empty cells are left out. Null: something in it is no time. */
export function readTargets(written: WrittenTargets): Record<string, Record<string, number>> | null {
  const targets: Record<string, Record<string, number>> = {};
  for (const [clock, byPriority] of Object.entries(written)) {
    for (const [priority, text] of Object.entries(byPriority)) {
      const minutes = readMinutes(text);
      if (minutes === null) return null;
      if (minutes !== undefined) targets[clock] = { ...targets[clock], [priority]: minutes };
    }
  }
  return targets;
}
