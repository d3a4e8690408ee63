import type { Chore } from "../jobs/chores.ts";
import { deleteOld } from "./queries.ts";

/** What was told half a year ago is in the timeline of its case. */
export const forgetOldNotices: Chore = {
  name: "notices",
  everyMinutes: 24 * 60,
  run: ({ db, now }) => deleteOld(db, now().subtract({ hours: 24 * 180 })),
};
