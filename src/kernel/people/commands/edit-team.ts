import type { Queryable } from "../../db/pool.ts";
import { invalid } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import type { Words } from "../../words/words.ts";
import { raiseRights } from "../identity/queries.ts";
import { announcePeopleChanged, demand, lockVersion, recordChange } from "./change.ts";
import { refuseUnlessOwn } from "./create-team.ts";

type Row = {
  name: Words;
  organisation_id: string;
  line: number;
  version: number;
  archived_at: Temporal.Instant | null;
};
export type TeamChanges = {
  name?: Words;
  organisationId?: string;
  line?: number;
  memberIds?: readonly string[];
  isArchived?: boolean;
};

/** Changes a team and, if named, replaces its members: who joins sees its cases at once, who leaves no longer. */
export async function editTeam(tx: Queryable, asking: Asking, id: string, changes: TeamChanges): Promise<void> {
  demand(asking.actor, "people.manage");
  const before = await lockVersion<Row>(tx, "teams", id, asking);
  if (changes.organisationId) await refuseUnlessOwn(tx, changes.organisationId);
  const archivedAt = changes.isArchived === undefined ? before.archived_at : changes.isArchived ? asking.now : null;
  await tx.query({
    text: `update teams set name = $2, organisation_id = $3, line = $4, archived_at = $5, version = version + 1 where id = $1`,
    values: [
      id,
      JSON.stringify(changes.name ?? before.name),
      changes.organisationId ?? before.organisation_id,
      changes.line ?? before.line,
      archivedAt,
    ],
  });
  const membersBefore = await readMemberIds(tx, id);
  if (changes.memberIds) await setMembers(tx, id, changes.memberIds);
  const membersAfter = changes.memberIds ?? membersBefore;
  await recordChange(tx, asking, {
    register: "teams",
    record: id,
    before: { ...before, memberIds: membersBefore },
    after: { ...changes, memberIds: membersAfter },
  });
  await announcePeopleChanged(tx, asking);
  await raiseRights(tx, [...new Set([...membersBefore, ...membersAfter])]);
}

async function readMemberIds(tx: Queryable, id: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>({
    text: "select person_id as id from team_members where team_id = $1 order by person_id",
    values: [id],
  });
  return rows.map((row) => row.id);
}

async function setMembers(tx: Queryable, id: string, memberIds: readonly string[]): Promise<void> {
  await tx.query({ text: "delete from team_members where team_id = $1", values: [id] });
  const wanted = [...new Set(memberIds)];
  const { rowCount } = await tx.query({
    text: `insert into team_members (team_id, person_id)
           select $1, p.id from persons p where p.id = any($2::bigint[]) and p.is_active`,
    values: [id, wanted],
  });
  if (rowCount !== wanted.length) throw invalid({ path: "memberIds", code: "not-there" });
}
