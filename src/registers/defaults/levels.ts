import type { Words } from "#kernel/words/words.ts";
import type { PriorityKey, Targets } from "../service-levels/index.ts";

const minutes = (urgent: number, high: number, medium: number, low: number): Record<PriorityKey, number> => ({
  "1": urgent,
  "2": high,
  "3": medium,
  "4": low,
});

/** L1: one level to begin with. Working minutes; 480 are a day of office hours. Urgent cases run by 7×24. */
export const shippedLevel: { key: string; name: Words; targets: Targets } = {
  key: "standard",
  name: { zh: "标准级别", en: "Standard" },
  targets: {
    response: minutes(15, 30, 60, 240),
    "first-line": minutes(30, 30, 60, 120),
    proposal: minutes(60, 120, 240, 480),
    arrival: { "1": 60, "2": 120 },
    workaround: { "1": 90, "2": 150 },
    resolution: minutes(120, 180, 480, 1440),
  },
};
