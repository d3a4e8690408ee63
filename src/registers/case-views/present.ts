import type { Actor } from "#kernel/people/actor.ts";
import type { SavedView } from "./contract.ts";
import type { ViewRow } from "./queries.ts";
import { mayKeep } from "./rules.ts";

export const presentView = (row: ViewRow, actor: Actor, count: number | null): SavedView => ({
  id: row.id,
  name: row.name,
  reach: row.reach,
  team: row.team_id === null || row.team_name === null ? null : { id: row.team_id, name: row.team_name },
  owner: { id: row.owner_id, name: row.owner_name },
  query: row.query,
  columns: row.columns,
  count,
  mayChange: mayKeep(actor, { reach: row.reach, ownerId: row.owner_id, teamId: row.team_id }),
  version: row.version,
});
