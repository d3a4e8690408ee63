import { type Actor, mayDo } from "#kernel/people/actor.ts";
import type { Engine } from "#kernel/process/engine.ts";
import type { RegisterNames } from "#kernel/process/names.ts";
import { mentionedIn, valueWords } from "#kernel/process/present-value.ts";
import { readMentioned } from "#kernel/process/view-queries.ts";
import type { MacroView, MacroWithLabels } from "./contract.ts";
import type { MacroRow } from "./queries.ts";

/** One's own is one's own; everybody's is kept by those who may share. */
export const mayKeepMacro = (actor: Actor, ownerId: string | null): boolean =>
  ownerId === null ? mayDo(actor, "case.share-tools") : actor.kind === "person" && actor.id === ownerId;

export const presentMacro = (row: MacroRow, actor: Actor): MacroView => ({
  id: row.id,
  name: row.name,
  isPersonal: row.owner_id !== null,
  slash: row.slash,
  process: row.process,
  move: row.move,
  fields: row.fields,
  words: row.words,
  visibility: row.visibility,
  mayChange: mayKeepMacro(actor, row.owner_id),
  version: row.version,
  archivedAt: row.archived_at?.toString() ?? null,
});

/** Macros with the words of what their fields are filled with; everybody they name is read at once. */
export async function presentMacros(
  engine: Engine,
  names: RegisterNames,
  rows: readonly MacroRow[],
  actor: Actor,
): Promise<MacroWithLabels[]> {
  const { definitions, kernel } = engine.ground;
  const fieldsOf = ({ process }: MacroRow) => (process === null ? {} : (definitions.active(process)?.fields ?? {}));
  const each = rows.map((row) => mentionedIn(fieldsOf(row), Object.entries(row.fields)));
  const named = await readMentioned(kernel.db, {
    persons: each.flatMap(({ persons }) => persons),
    organisations: each.flatMap(({ organisations }) => organisations),
    devices: [],
  });
  return rows.map((row) => {
    const fields = fieldsOf(row);
    const labels = Object.entries(row.fields).map(([key, value]) => [
      key,
      valueWords(fields[key], value, names, named),
    ]);
    return { ...presentMacro(row, actor), labels: Object.fromEntries(labels) };
  });
}
