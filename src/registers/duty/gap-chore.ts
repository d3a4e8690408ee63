import type { Queryable } from "#kernel/db/pool.ts";
import type { Chore } from "#kernel/jobs/chores.ts";
import { tellPersons } from "#kernel/notify/notices.ts";
import { gapsInForce, warnedUntil } from "./gaps.ts";
import { activeTeams, allRosters, leadsOf } from "./queries.ts";
import type { DutyBooks } from "./read-now.ts";
import type { Stretch } from "./rules.ts";

/** D20: tells whoever plans for a team of the time ahead nobody covers; once for the same gaps, anew when there is another. */
export const dutyGapChore = (books: DutyBooks): Chore => ({
  name: "duty-gaps",
  everyMinutes: 30,
  run: async (kernel) => {
    await books.duty.refresh();
    const now = kernel.now();
    await kernel.db.transaction((tx) => tellOfGaps(tx, books, { now, zone: kernel.zone }));
  },
});

async function tellOfGaps(
  tx: Queryable,
  books: DutyBooks,
  { now, zone }: { now: Temporal.Instant; zone: string },
): Promise<void> {
  const teams = new Map((await activeTeams(tx)).map((team) => [team.id, team]));
  for (const roster of await allRosters(tx)) {
    const team = teams.get(roster.team_id);
    if (team === undefined) continue;
    const gaps = gapsInForce(books, roster, now, warnedUntil(now, roster));
    // A gap that runs or was told of shrinks with time: its end names it.
    const ends = gaps.map(({ until }) => String(until));
    const known = new Set((roster.gap_told_for ?? "").split(","));
    const last = String(warnedUntil(now, roster).epochMilliseconds);
    const news = ends.filter((end) => !known.has(end) && !(end === last && known.has("open")));
    const remembered = ends.map((end) => (end === last ? "open" : end)).join(",");
    if (remembered !== (roster.gap_told_for ?? ""))
      await tx.query({
        text: "update rosters set gap_told_for = $2 where team_id = $1",
        values: [team.id, remembered],
      });
    const first = gaps[0];
    if (news.length === 0 || first === undefined) continue;
    const from = Temporal.Instant.fromEpochMilliseconds(first.from).toZonedDateTimeISO(zone);
    const params = {
      team: team.name,
      from: from.toPlainDateTime().toString({ smallestUnit: "minute" }).replace("T", " "),
      count: gaps.length,
    };
    const notice = { kind: "duty-gap" as const, params, once: `duty-gap:${team.id}:${news.join(",")}` };
    await tellPersons(tx, [{ personIds: await leadsOf(tx, team), notice, at: now }]);
  }
}

/** D20: what `check` says about rosters: uncovered time ahead, team by team. */
export async function dutyFindings(db: Queryable, books: DutyBooks, now: Temporal.Instant): Promise<string[]> {
  const teams = new Map((await activeTeams(db)).map((team) => [team.id, team]));
  const rosters = (await allRosters(db)).filter(({ team_id }) => teams.has(team_id));
  return rosters.flatMap((roster) =>
    gapsInForce(books, roster, now, warnedUntil(now, roster)).map(
      (gap) =>
        `roster ${teams.get(roster.team_id)?.key}: nobody is on duty from ${shown(gap)[0]} until ${shown(gap)[1]}`,
    ),
  );
}

const shown = ({ from, until }: Stretch): [string, string] => {
  const text = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: "minute" });
  return [text(from), text(until)];
};
