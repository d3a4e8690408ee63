import { type Actor, mayDo } from "#kernel/people/actor.ts";
import type { MacroView } from "./contract.ts";
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
