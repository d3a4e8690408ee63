import type { Chore } from "../jobs/chores.ts";
import { deleteExpired } from "./queries.ts";

/** Links and counts of tries that ended a month ago say nothing any more. */
export const forgetOldLinks: Chore = {
  name: "links",
  everyMinutes: 24 * 60,
  run: ({ db, now }) => deleteExpired(db, now().subtract({ hours: 24 * 30 })),
};
