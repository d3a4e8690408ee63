import type { Queryable } from "#kernel/db/pool.ts";
import { invalid, notFound } from "#kernel/errors/refusal.ts";
import { once } from "#kernel/http/once.ts";
import type { Asking } from "#kernel/http/route.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { somebody } from "#kernel/personal/follow.ts";
import { countLists } from "#kernel/process/count-queries.ts";
import { refuseBadOrder } from "#kernel/process/list-queries.ts";
import { mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type ChangeView, type CreateView, caseViewOperations, mostViews, type SavedView } from "../contract.ts";
import { presentView } from "../present.ts";
import {
  countOwn,
  deleteView,
  findView,
  insertView,
  isTeamInUse,
  updateView,
  type ViewRow,
  type ViewValues,
} from "../queries.ts";
import { reachIssues, refuseUnlessKept } from "../rules.ts";

/** Keeps a list as a view. Refused: sharing without the right to, ids that are none, more than a person can keep apart. */
export async function createView({ db }: Kernel, asking: Asking, body: CreateView): Promise<SavedView> {
  const ownerId = somebody(asking);
  const values = valuesOf(body);
  await refuseWrong(db, asking, ownerId, values);
  return db.transaction((tx) =>
    once(tx, asking, caseViewOperations.create.id, body, async () => {
      if ((await countOwn(tx, ownerId)) >= mostViews)
        throw invalid({ path: "name", code: "too-many", params: { max: mostViews } });
      return kept(tx, asking, null, await insertView(tx, ownerId, values, asking.now));
    }),
  );
}

/** Changes a view; both what it was and what it becomes must be the asker's to keep. */
export async function changeView({ db }: Kernel, asking: Asking, id: string, body: ChangeView): Promise<SavedView> {
  return db.transaction((tx) =>
    once(tx, asking, caseViewOperations.change.id, { id, ...body }, async () => {
      const row = await mine(tx, asking, id);
      mustBeCurrent(asking, presentView(row, asking.actor, null));
      const { name, reach, query, columns } = row;
      const values = valuesOf({ name, reach, query, columns, teamId: row.team_id, ...body });
      await refuseWrong(tx, asking, row.owner_id, values);
      await updateView(tx, id, values);
      return kept(tx, asking, row, id);
    }),
  );
}

export async function removeView({ db }: Kernel, asking: Asking, id: string): Promise<void> {
  await db.transaction((tx) =>
    once(tx, asking, caseViewOperations.remove.id, { id }, async () => {
      const row = await mine(tx, asking, id);
      await deleteView(tx, id);
      await record(tx, asking, row, null);
      return null;
    }),
  );
}

/** Somebody else's personal view does not exist for the asker; a shared one that is not theirs to keep does. */
async function mine(tx: Queryable, asking: Asking, id: string): Promise<ViewRow> {
  const row = await findView(tx, id);
  if (row === null || (row.reach === "mine" && row.owner_id !== somebody(asking))) throw notFound();
  refuseUnlessKept(asking.actor, { reach: row.reach, ownerId: row.owner_id, teamId: row.team_id });
  return row;
}

async function kept(tx: Queryable, asking: Asking, before: ViewRow | null, id: string): Promise<SavedView> {
  const row = await findView(tx, id);
  if (row === null) throw notFound();
  await record(tx, asking, before, row);
  const [count = null] = await countLists(tx, asking.actor, [row.query], asking.now);
  return presentView(row, asking.actor, count);
}

/** The log is about what is shared; what somebody arranges for themselves is nobody's business. */
async function record(tx: Queryable, asking: Asking, before: ViewRow | null, after: ViewRow | null): Promise<void> {
  const shared = (row: ViewRow | null) =>
    row === null || row.reach === "mine"
      ? null
      : { name: row.name, reach: row.reach, team: row.team_name, query: row.query, columns: row.columns };
  const [was, is] = [shared(before), shared(after)];
  const id = after?.id ?? before?.id;
  if ((was !== null || is !== null) && id !== undefined)
    await recordChange(tx, asking, { register: "case-views", record: id, before: was, after: is });
}

async function refuseWrong(db: Queryable, asking: Asking, ownerId: string, values: ViewValues): Promise<void> {
  const { reach, team_id: teamId } = values;
  const issues = reachIssues({ reach, teamId });
  if (issues.length > 0) throw invalid(...issues);
  if (teamId !== null && !(await isTeamInUse(db, teamId))) throw invalid({ path: "teamId", code: "not-there" });
  refuseUnlessKept(asking.actor, { reach, ownerId, teamId });
  refuseBadOrder(values.query, asking.actor, asking.now);
}

const valuesOf = ({ name, reach, teamId, query, columns }: CreateView): ViewValues => ({
  name,
  reach,
  team_id: teamId,
  query: Object.fromEntries(Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : []))),
  columns,
});
