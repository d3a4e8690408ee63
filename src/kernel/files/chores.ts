import type { Chore } from "../jobs/chores.ts";
import { deleteOrphans } from "./queries.ts";

/** I8: no content older than an hour without somebody who refers to it. */
export const removeOrphanFiles: Chore = {
  name: "files",
  everyMinutes: 30,
  run: ({ db, now }) => deleteOrphans(db, now()),
};
