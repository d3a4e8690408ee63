import type { Database } from "#kernel/db/pool.ts";
import type { Actor } from "#kernel/people/actor.ts";
import { countViews } from "#kernel/process/count-queries.ts";
import { listCases } from "#kernel/process/list-queries.ts";
import { readToShow } from "#kernel/process/view-queries.ts";
import { listCondition } from "#kernel/search/list-condition.ts";
import { similarTo } from "#kernel/search/similar.ts";

/** Pages touched by each reading, summed over its statements: runs the product's own functions on a connection that explains. */
export async function buffersOf(
  db: Database,
  lead: Actor,
  engineer: Actor,
  caseId: string,
  now: Temporal.Instant,
): Promise<Record<string, number>> {
  const measured: Record<string, number> = {};
  const measure = async (name: string, act: (on: Database) => Promise<unknown>) => {
    const counter = explaining(db);
    await act(counter.db);
    measured[name] = counter.pages();
  };
  const condition = await listCondition(lead, "打印机 网络");
  await measure("read one case", (on) => readToShow(on, lead, caseId));
  await measure("list of 50, team view", (on) => listCases(on, engineer, { team: "mine", family: "open" }, now, []));
  await measure("list of 50, all open by due time", (on) => listCases(on, lead, { family: "open" }, now, []));
  await measure("list of 50, newest first", (on) => listCases(on, lead, { sort: "-createdAt" }, now, []));
  await measure("view counts", (on) => countViews(on, engineer, now));
  await measure("search for two words", (on) => listCases(on, lead, {}, now, condition === null ? [] : [condition]));
  await measure("similar cases", (on) =>
    similarTo(on, lead, "打印机 网络 黑屏 w17", { caseId: null, organisationId: null }),
  );
  return measured;
}

function explaining(db: Database) {
  let pages = 0;
  type Explained = { "QUERY PLAN": { Plan: Record<string, number> }[] };
  const count = ({ rows }: { rows: Explained[] }) => {
    const plan = rows[0]!["QUERY PLAN"][0]!.Plan;
    pages += (plan["Shared Hit Blocks"] ?? 0) + (plan["Shared Read Blocks"] ?? 0);
  };
  const query: Database["query"] = async (statement) => {
    const text = `explain (analyze, buffers, format json) ${statement.text}`;
    count(await db.query<Explained>({ text, values: statement.values }));
    return db.query(statement);
  };
  // Its plan is one that knows no values, and only what is prepared has such a plan.
  const queryPlannedOnce: Database["queryPlannedOnce"] = async (statement) => {
    await db.transaction(async (tx) => {
      await tx.query({ text: "set local plan_cache_mode = force_generic_plan" });
      await tx.query({ text: `prepare explained as ${statement.text}` });
      const given = (statement.values ?? []).map(literal);
      const asked = given.length > 0 ? `(${given.join(", ")})` : "";
      count(await tx.query<Explained>({ text: `explain (analyze, buffers, format json) execute explained${asked}` }));
      await tx.query({ text: "deallocate explained" });
    });
    return db.query(statement);
  };
  return { db: { ...db, query, queryPlannedOnce } as Database, pages: () => pages };
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return "null";
  const text = Array.isArray(value) ? `{${value.join(",")}}` : String(value);
  return `'${text.replaceAll("'", "''")}'`;
}
