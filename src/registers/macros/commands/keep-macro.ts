import type { Queryable } from "#kernel/db/pool.ts";
import { type FieldIssue, invalid, notAllowed, notFound } from "#kernel/errors/refusal.ts";
import { once } from "#kernel/http/once.ts";
import type { Asking } from "#kernel/http/route.ts";
import { personOf } from "#kernel/people/scope.ts";
import { somebody } from "#kernel/personal/follow.ts";
import type { Engine } from "#kernel/process/engine.ts";
import { mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type ChangeMacro, type CreateMacro, type MacroView, macroOperations } from "../contract.ts";
import { mayKeepMacro, presentMacro } from "../present.ts";
import {
  findMacro,
  holdMacro,
  insertMacro,
  listMacros,
  type MacroRow,
  type MacroValuesOfRow,
  updateMacro,
} from "../queries.ts";
import { shapeIssues, variableIssues } from "../rules.ts";

/** Adds a macro. Refused: everybody's without the right to, unknown variables, a move its process does not have, a `/` word in use. */
export async function createMacro(engine: Engine, asking: Asking, body: CreateMacro): Promise<MacroView> {
  const { isPersonal, ...given } = body;
  const ownerId = isPersonal ? somebody(asking) : null;
  refuseUnlessTheirs(asking, ownerId);
  const values = { ...given, archived_at: null };
  return engine.ground.kernel.db.transaction((tx) =>
    once(tx, asking, macroOperations.create.id, body, async () => {
      await refuseWrong(engine, tx, asking, null, values);
      return kept(tx, asking, null, await insertMacro(tx, ownerId, values, asking.now));
    }),
  );
}

export async function changeMacro(engine: Engine, asking: Asking, id: string, body: ChangeMacro): Promise<MacroView> {
  return rewrite(engine, asking, { operation: macroOperations.change.id, id, input: body }, (row) => ({
    ...row,
    ...body,
  }));
}

/** Takes a macro out of use, or into use again. */
export async function archiveMacro(engine: Engine, asking: Asking, id: string): Promise<MacroView> {
  const operation = macroOperations.archive.id;
  return rewrite(engine, asking, { operation, id, input: {} }, (row) => ({
    ...row,
    archived_at: row.archived_at ?? asking.now,
  }));
}

export async function restoreMacro(engine: Engine, asking: Asking, id: string): Promise<MacroView> {
  const operation = macroOperations.restore.id;
  return rewrite(engine, asking, { operation, id, input: {} }, (row) => ({ ...row, archived_at: null }));
}

async function rewrite(
  engine: Engine,
  asking: Asking,
  { operation, id, input }: { operation: string; id: string; input: object },
  become: (row: MacroRow) => MacroValuesOfRow,
): Promise<MacroView> {
  return engine.ground.kernel.db.transaction((tx) =>
    once(tx, asking, operation, { id, ...input }, async () => {
      await holdMacro(tx, id);
      const row = await findMacro(tx, id, personOf(asking.actor));
      if (row === null) throw notFound();
      refuseUnlessTheirs(asking, row.owner_id);
      mustBeCurrent(asking, presentMacro(row, asking.actor));
      const values = become(row);
      await refuseWrong(engine, tx, asking, id, values);
      await updateMacro(tx, id, values);
      return kept(tx, asking, row, id);
    }),
  );
}

function refuseUnlessTheirs(asking: Asking, ownerId: string | null): void {
  if (!mayKeepMacro(asking.actor, ownerId))
    throw notAllowed("not-permitted", { params: { permission: "case.share-tools" } });
}

async function refuseWrong(
  engine: Engine,
  tx: Queryable,
  asking: Asking,
  id: string | null,
  values: MacroValuesOfRow,
): Promise<void> {
  const issues: FieldIssue[] = [
    ...shapeIssues(values),
    ...variableIssues(values.words, "words"),
    ...Object.entries(values.fields).flatMap(([key, value]) =>
      typeof value === "string" ? variableIssues({ zh: value }, `fields.${key}`) : [],
    ),
    ...moveIssues(engine, values),
    ...(await slashIssues(tx, asking, id, values.slash)),
  ];
  if (issues.length > 0) throw invalid(...issues);
}

/** The move is one of the procedure as it runs, and its values are fields of that move. */
function moveIssues(engine: Engine, { process, move, fields }: MacroValuesOfRow): FieldIssue[] {
  if (process === null || move === null) return [];
  const definition = engine.ground.definitions.active(process);
  if (definition === null) return [{ path: "process", code: "unknown-process" }];
  const found = Object.hasOwn(definition.moves, move) ? definition.moves[move] : undefined;
  if (found === undefined || found.who === "system") return [{ path: "move", code: "not-there" }];
  const asked = new Set(found.form.map(({ field }) => field));
  return Object.keys(fields).flatMap((key): FieldIssue[] =>
    asked.has(key) ? [] : [{ path: `fields.${key}`, code: "unknown-key" }],
  );
}

async function slashIssues(
  tx: Queryable,
  { actor }: Asking,
  id: string | null,
  slash: string | null,
): Promise<FieldIssue[]> {
  if (slash === null) return [];
  const others = (await listMacros(tx, personOf(actor))).filter((row) => row.id !== id && row.archived_at === null);
  return others.some((row) => row.slash?.toLowerCase() === slash.toLowerCase())
    ? [{ path: "slash", code: "already-used" }]
    : [];
}

/** Everybody's macros are logged; one's own are nobody's business. */
async function kept(tx: Queryable, asking: Asking, before: MacroRow | null, id: string): Promise<MacroView> {
  const row = await findMacro(tx, id, personOf(asking.actor));
  if (row === null) throw notFound();
  const after = presentMacro(row, asking.actor);
  if (row.owner_id === null)
    await recordChange(tx, asking, {
      register: "macros",
      record: id,
      before: before && presentMacro(before, asking.actor),
      after,
    });
  return after;
}
