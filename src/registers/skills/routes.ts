import { notFound } from "#kernel/errors/refusal.ts";
import { type Route, route } from "#kernel/http/route.ts";
import type { StaffFacts } from "#kernel/process/facts.ts";
import { caseIdOf } from "#kernel/process/numbers.ts";
import { readForPlan } from "#kernel/process/queries.ts";
import type { Keeping } from "../record-keeping/index.ts";
import type { ReferenceBook } from "../reference/index.ts";
import { changeSkill, createSkill } from "./commands/keep-skill.ts";
import { setSheet } from "./commands/set-sheet.ts";
import { skillOperations as operations } from "./contract.ts";
import { presentRanked, presentSheet, presentSkill } from "./present.ts";
import { propose } from "./propose.ts";
import { allSkills, sheetsOf } from "./queries.ts";

type Books = { staff: StaffFacts; reference: ReferenceBook };

export const skillRoutes = (keeping: Keeping, { staff, reference }: Books): Route[] => {
  const { db } = keeping.kernel;
  return [
    route(operations.list, async (_, { query }) => {
      const rows = await allSkills(db);
      return { items: rows.filter((row) => query.archived === "true" || row.archived_at === null).map(presentSkill) };
    }),
    route(operations.create, (asking, { body }) => createSkill(keeping, asking, body)),
    route(operations.change, (asking, { params, body }) => changeSkill(keeping, asking, params.id, body)),
    route(operations.people, async ({ actor }, { query }) => ({
      items: (await sheetsOf(db, query.team ?? null)).map((row) => presentSheet(row, actor)),
    })),
    route(operations.setSheet, (asking, { params, body }) => setSheet(keeping, asking, params.id, body)),
    route(operations.route, async ({ actor, now }, { params, query }) => {
      const read = await readForPlan(db, actor, caseIdOf(params.number));
      if (read === null) throw notFound("no-such-case");
      const asOf = now.toString({ smallestUnit: "millisecond" });
      const teamId = query.team ?? read.record.teamId;
      const team = teamId === null ? null : reference.team(teamId);
      if (team === null) return { team: null, proposed: null, candidates: [], asOf };
      const ranked = await propose(db, staff, read.record, team, now);
      const best = ranked.find(({ fits }) => fits);
      return {
        team: { id: team.id, name: team.name },
        proposed: best?.candidate.id ?? null,
        candidates: ranked.map(presentRanked),
        asOf,
      };
    }),
  ];
};
