import type { z } from "zod";
import { type Route, route } from "../../http/route.ts";
import { mayDo } from "../../people/actor.ts";
import type { Engine } from "../engine.ts";
import type { RegisterNames } from "../names.ts";
import { formatNumber } from "../numbers.ts";
import { stateView } from "../present-case.ts";
import { presentSummary } from "../present-clock.ts";
import { type BoardRow, boardOperations, boardSections } from "./contract.ts";
import { Gathered } from "./gathered.ts";
import { type BoardRowOfDb, boardCap, readBoard } from "./queries.ts";

type Board = z.input<typeof boardOperations.read.answer>;

/** M2: the board of the desk. All who may read it see the same, so boards woken by the same change share one reading. */
export function boardRoutes({ engine, names }: { engine: Engine; names: RegisterNames }): Route[] {
  const { kernel, definitions, calendars } = engine.ground;
  const gathered = new Gathered<Board>();
  return [
    route(boardOperations.read, ({ actor }, { query }) => {
      const team = query.team ?? null;
      const followUps = mayDo(actor, "follow-up.read");
      const present = (row: BoardRowOfDb, now: Temporal.Instant): BoardRow => {
        const definition = definitions.version(row.process, row.process_version);
        const teamName = row.team_id === null ? null : names.team(row.team_id);
        // Of several clocks the one due first counts here: it is what the section is ordered by.
        const clock = row.clock?.soonest ?? row.clock;
        return {
          number: formatNumber(row.number),
          process: row.process,
          processTitle: definition.title,
          subject: row.subject,
          priority: row.priority,
          state: stateView(definition, row.state, actor),
          organisation: row.organisation_name,
          team: row.team_id !== null && teamName !== null ? { id: row.team_id, name: teamName } : null,
          assignee:
            row.assignee_id !== null && row.assignee_name !== null
              ? { id: row.assignee_id, name: row.assignee_name }
              : null,
          clock: clock ? presentSummary(definition, clock, calendars, now) : null,
        };
      };
      return gathered.ask(JSON.stringify([team, followUps]), async () => {
        const now = kernel.now();
        const processes = definitions
          .activeAll()
          .filter(({ definition }) => !definition.isInternal)
          .map(({ definition }) => definition.key);
        const { counts, rows } = await readBoard(kernel.db, { now, processes, team, followUps });
        return {
          sections: boardSections.map((key) => ({
            key,
            count: counts[key],
            rows: rows.filter(({ section }) => section === key).map((row) => present(row, now)),
          })),
          onHold: counts.onHold,
          cap: boardCap,
          asOf: now.toString(),
        };
      });
    }),
  ];
}
