import { notAllowed } from "#kernel/errors/refusal.ts";
import { type Route, route } from "#kernel/http/route.ts";
import type { Actor } from "#kernel/people/actor.ts";
import { caseScope, personOf } from "#kernel/people/scope.ts";
import type { DutyBook } from "../duty/index.ts";
import type { Keeping } from "../record-keeping/index.ts";
import { readNote } from "./commands/read-note.ts";
import { writeNote } from "./commands/write-note.ts";
import { handOverOperations as operations } from "./contract.ts";
import { presentCase, presentNotes, type StateWords } from "./present.ts";
import { casesOfConcern, listNotes, unreadNotes } from "./queries.ts";
import { shiftsBetween } from "./shifts.ts";

export const handOverRoutes = (keeping: Keeping, on: { duty: DutyBook; stateWords: StateWords }): Route[] => {
  const { db } = keeping.kernel;
  return [
    route(operations.list, async ({ actor }, { query }) => {
      const limit = query.limit ?? 20;
      const teams = readableTeams(actor, query.team);
      const asked = { teams, q: query.q || null, cursor: query.cursor ?? null, limit: limit + 1 };
      const rows = await listNotes(db, asked);
      const shown = rows.slice(0, limit);
      return {
        items: await presentNotes(db, actor, shown, on.stateWords),
        next: rows.length > limit ? shown.at(-1)!.id : null,
      };
    }),
    route(operations.unread, async ({ actor, now }) => {
      const me = personOf(actor);
      const rows = me === null ? [] : await unreadNotes(db, me, now);
      return { items: await presentNotes(db, actor, rows, on.stateWords) };
    }),
    route(operations.offer, async ({ actor, now }, { query }) => {
      if (!actor.teamIds.includes(query.team)) throw notAllowed("not-your-team");
      const { leaving, coming, readers } = await shiftsBetween(db, on.duty, query.team, now);
      const { rows } = await db.query<{ name: string }>({
        text: "select name from persons where id = any($1::bigint[]) and id is distinct from $2::bigint order by name",
        values: [readers, personOf(actor)],
      });
      const cases = await casesOfConcern(db, (first) => caseScope(actor, first), query.team);
      return {
        leaving,
        coming,
        readers: rows.map(({ name }) => name),
        cases: cases.map((row) => ({
          ...presentCase(row, on.stateWords),
          priority: row.priority,
          dueAt: row.due_at?.toString({ smallestUnit: "millisecond" }) ?? null,
        })),
      };
    }),
    route(operations.write, (asking, { body }) => writeNote(keeping, on, asking, body)),
    route(operations.read, (asking, { params }) => readNote(keeping, on.stateWords, asking, params.id)),
  ];
};

/** One's own teams; whoever sees all cases, or keeps the registers, reads the notes of every team. Null: all. */
function readableTeams(actor: Actor, asked: string | undefined): readonly string[] | null {
  const seesAll = actor.seesAllCases || actor.permissions.has("register.manage");
  if (asked === undefined) return seesAll ? null : actor.teamIds;
  if (!seesAll && !actor.teamIds.includes(asked)) throw notAllowed("not-your-team");
  return [asked];
}
