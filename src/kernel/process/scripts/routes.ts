import type { Queryable } from "../../db/pool.ts";
import { notFound } from "../../errors/refusal.ts";
import { type Route, route } from "../../http/route.ts";
import type { ProcessDefinition } from "../definition.ts";
import type { Engine } from "../engine.ts";
import { caseIdOf } from "../numbers.ts";
import { readToShow } from "../view-queries.ts";
import { scriptOperations } from "./contract.ts";
import { linesFor, type Scripts } from "./line.ts";
import { factsOfCase, valuesOfCase } from "./rules.ts";

/** Where the words come from: those a release ships, or what the house has written in their place. */
export type ScriptBook = { of: (definition: ProcessDefinition) => Scripts };

/** D3: what to say about a case, from its real state. */
export function scriptRoutes({ engine, scripts }: { engine: Engine; scripts: ScriptBook }): Route[] {
  const { kernel, definitions } = engine.ground;
  return [
    route(scriptOperations.ofCase, async ({ actor, now }, { params }) => {
      const shown = await readToShow(kernel.db, actor, caseIdOf(params.number));
      if (shown === null) throw notFound("no-such-case");
      const { read, beside } = shown;
      const definition = definitions.version(read.record.process, read.record.processVersion);
      const working = definitions
        .all()
        .flatMap(({ key, states }) =>
          Object.keys(states).flatMap((at) => (states[at]?.isAtWork ? [`${key}.${at}`] : [])),
        );
      const ground = {
        definition,
        record: read.record,
        clocks: read.clocks,
        measured: read.measured,
        isBusyElsewhere: await worksElsewhere(kernel.db, read.record, [...new Set(working)]),
        now,
      };
      const facts = factsOfCase(ground);
      const device = beside.device && [beside.device.model, beside.device.serial].filter(Boolean).join(" ");
      const said = Object.entries(scripts.of(definitions.active(definition.key) ?? definition)).map(([part, lines]) => [
        part,
        linesFor(lines, new Set(facts)).map(({ zh, en }) => ({ zh, en })),
      ]);
      return {
        facts,
        values: valuesOfCase({
          ...ground,
          zone: actor.zone,
          device,
          names: {
            requester: beside.requester_name,
            organisation: beside.organisation_name,
            assignee: beside.assignee_name,
            department: beside.department_name,
          },
        }),
        parts: Object.fromEntries(said),
      };
    }),
  ];
}

/** Has the assignee accepted another customer's case and is at it? What is said of somebody must be true of them (D3). */
async function worksElsewhere(
  db: Queryable,
  { id, assigneeId, organisationId }: { id: string; assigneeId: string | null; organisationId: string | null },
  working: readonly string[],
): Promise<boolean> {
  if (assigneeId === null) return false;
  const { rows } = await db.query<{ busy: boolean }>({
    name: "scripts.works-elsewhere",
    text: `select exists (select from cases c where c.assignee_id = $1 and c.family in ('open', 'waiting') and c.id <> $2
      and c.organisation_id is distinct from $3::bigint and c.process || '.' || c.state = any($4::text[])) as busy`,
    values: [assigneeId, id, organisationId, working],
  });
  return rows[0]?.busy === true;
}
