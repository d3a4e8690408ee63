import { standingCalendars } from "#kernel/clocks/calendars.ts";
import type { Queryable } from "#kernel/db/pool.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { systemActor } from "#kernel/people/actor.ts";
import { shippedMatrix, writeMatrix } from "../priority-matrix/index.ts";
import { recordChange } from "../record-keeping/index.ts";
import { shippedCalendars } from "./calendars.ts";
import { shippedLevel } from "./levels.ts";
import { type Branch, shippedCategories, shippedServices } from "./trees.ts";

/** Same key on every node, so that only one of several starting at once installs. */
const lockKey = 4_857_211_127;

/**
 * Puts in what an installation cannot work without: standing calendars, matrix, a default level, first trees. To be called at every
 * start: it only fills registers that hold nothing, and never touches what an administrator has made of them.
 */
export async function installDefaults(kernel: Pick<Kernel, "db" | "now" | "zone">): Promise<void> {
  const by = { actor: systemActor, now: kernel.now() };
  await kernel.db.transaction(async (tx) => {
    await tx.query({ text: "select pg_advisory_xact_lock($1)", values: [lockKey] });
    for (const definition of shippedCalendars(kernel.zone)) {
      const { rows } = await tx.query<{ id: string }>({
        text: "insert into calendars (key, definition) values ($1, $2) on conflict do nothing returning id",
        values: [definition.key, definition],
      });
      const [row] = rows;
      if (row) await recordChange(tx, by, { register: "calendars", record: row.id, before: null, after: definition });
    }
    if (await isEmpty(tx, "priority_matrix")) {
      await writeMatrix(tx, shippedMatrix, 1);
      const after = { cells: shippedMatrix, version: 1 };
      await recordChange(tx, by, { register: "priority-matrix", record: "all", before: null, after });
    }
    if (await isEmpty(tx, "service_levels")) await installLevel(tx, by);
    if (await isEmpty(tx, "services")) await installTree(tx, by, "services", shippedServices, null);
    if (await isEmpty(tx, "categories")) await installTree(tx, by, "categories", shippedCategories, null);
  });
}

type By = Parameters<typeof recordChange>[1];
type Tree = "services" | "categories";

async function isEmpty(tx: Queryable, table: Tree | "priority_matrix" | "service_levels"): Promise<boolean> {
  const { rowCount } = await tx.query({ text: `select 1 from ${table} limit 1` });
  return rowCount === 0;
}

async function installLevel(tx: Queryable, by: By): Promise<void> {
  const { rows } = await tx.query<{ id: string }>({
    text: `insert into service_levels (key, name, is_default, calendar_id, urgent_calendar_id, targets)
      values ($1, $2, true, (select id from calendars where key = $3), (select id from calendars where key = $4), $5)
      returning id`,
    values: [
      shippedLevel.key,
      shippedLevel.name,
      standingCalendars.office,
      standingCalendars.always,
      shippedLevel.targets,
    ],
  });
  await recordChange(tx, by, { register: "service-levels", record: rows[0]!.id, before: null, after: shippedLevel });
}

async function installTree(
  tx: Queryable,
  by: By,
  table: Tree,
  branches: readonly Branch[],
  parentId: string | null,
): Promise<void> {
  for (const { key, name, below = [] } of branches) {
    const { rows } = await tx.query<{ id: string }>({
      text: `insert into ${table} (key, name, parent_id) values ($1, $2, $3) returning id`,
      values: [key, name, parentId],
    });
    const { id } = rows[0]!;
    await recordChange(tx, by, { register: table, record: id, before: null, after: { key, name, parentId } });
    await installTree(tx, by, table, below, id);
  }
}
