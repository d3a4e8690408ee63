import type { Chore } from "../../jobs/chores.ts";

/** Sessions that have ended open nothing any more; their rows only fill the table. */
export const forgetEndedSessions: Chore = {
  name: "sessions",
  everyMinutes: 60,
  run: async ({ db, now }) => {
    await db.query({ text: "delete from sessions where ends_at < $1 or idle_ends_at < $1", values: [now()] });
  },
};
