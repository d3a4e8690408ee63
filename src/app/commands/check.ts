import { loadCalendarBook } from "#kernel/clocks/calendars.ts";
import { migrationState } from "#kernel/db/migrate.ts";
import { loadStaffBook } from "#kernel/people/staff-book.ts";
import { dutyFindings, loadDutyBook } from "#registers/duty/index.ts";
import { loadReferenceBook } from "#registers/reference/index.ts";
import { readConfig } from "../config.ts";
import { coverageFindings, definitionFindings } from "../findings.ts";
import { type Ground, takeGround } from "../ground.ts";
import { log } from "../log.ts";
import { roomsOf } from "../rooms.ts";

export const summary =
  "looks over configuration, definitions, calendars and database without changing them; the exit status says";

export async function run(): Promise<void> {
  const ground = await takeGround(readConfig(), "check");
  try {
    const { wrong, unsettled } = await findingsOf(ground);
    for (const finding of wrong) process.stdout.write(`${finding}\n`);
    for (const finding of unsettled) process.stdout.write(`warning: ${finding}\n`);
    process.stdout.write(wrong.length + unsettled.length === 0 ? "all is well / 一切正常\n" : "");
    if (wrong.length > 0) process.exitCode = 1;
  } finally {
    await ground.leave();
  }
}

/** Warnings are what nobody can mend yet, such as a holiday notice not published: they leave the exit status alone. */
async function findingsOf({ db, migrations }: Ground): Promise<{ wrong: string[]; unsettled: string[] }> {
  const { pending, unknown, changed } = await migrationState(db, migrations);
  const schema = [
    ...pending.map((name) => `migration not applied yet: ${name}`),
    ...unknown.map((name) => `migration of a newer version: ${name}`),
    ...changed.map((name) => `migration edited after it ran: ${name}`),
  ];
  if (schema.length > 0) return { wrong: schema, unsettled: [] };
  const calendars = await loadCalendarBook({ db, log });
  const reference = await loadReferenceBook({ db, log });
  const now = Temporal.Now.instant();
  const { rows } = await db.query<{ zone: string }>({ text: "select zone from installation" });
  const zone = rows[0]?.zone ?? "Asia/Shanghai";
  const duty = await loadDutyBook({ db, log, now: () => now }, await loadStaffBook({ db, log, zone }));
  try {
    const today = Temporal.Now.plainDateISO();
    return {
      wrong: await definitionFindings(db, roomsOf(reference)),
      unsettled: [...coverageFindings(calendars, today), ...(await dutyFindings(db, { calendars, duty }, now))],
    };
  } finally {
    calendars.close();
    reference.close();
    duty.close();
  }
}
