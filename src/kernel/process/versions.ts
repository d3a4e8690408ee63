import type { Queryable } from "../db/pool.ts";
import type { Kernel } from "../kernel.ts";
import { checkDefinition } from "./check.ts";
import { compareVersions } from "./compare.ts";
import { type ProcessDefinition, processSchema } from "./definition.ts";

/**
 * Every version of every definition lives in the database; a case keeps the version it began with. This book holds
 * them in memory: versions never change once written.
 */
export type DefinitionBook = {
  /** The version new cases begin with. */
  active: (process: string) => ProcessDefinition | null;
  activeAll: () => { definition: ProcessDefinition; publishedAt: Temporal.Instant }[];
  /** Every version there is, of every process. */
  all: () => readonly ProcessDefinition[];
  /** Any version a case may still run. Throws where the database holds none such: then it is not our database. */
  version: (process: string, version: number) => ProcessDefinition;
  refresh: () => Promise<void>;
};

type Row = { process: string; version: number; state: string; definition: unknown; published_at: Temporal.Instant };

export async function loadDefinitionBook(kernel: Pick<Kernel, "db">): Promise<DefinitionBook> {
  const all = new Map<string, ProcessDefinition>();
  let active = new Map<string, { definition: ProcessDefinition; publishedAt: Temporal.Instant }>();
  const refresh = async () => {
    const { rows } = await kernel.db.query<Row>({
      text: "select process, version, state, definition, published_at from process_versions order by process, version",
    });
    const found = new Map<string, { definition: ProcessDefinition; publishedAt: Temporal.Instant }>();
    for (const row of rows) {
      const key = `${row.process}:${row.version}`;
      const definition = all.get(key) ?? processSchema.parse(row.definition);
      all.set(key, definition);
      if (row.state === "active") found.set(row.process, { definition, publishedAt: row.published_at });
    }
    active = found;
  };
  await refresh();
  return {
    active: (process) => active.get(process)?.definition ?? null,
    activeAll: () => [...active.values()],
    all: () => [...all.values()],
    version: (process, version) => {
      const definition = all.get(`${process}:${version}`);
      if (definition === undefined) throw new Error(`no definition of ${process} version ${version} is stored`);
      return definition;
    },
    refresh,
  };
}

/** Which versions of a procedure there are, newest first, and who published each. */
export async function listVersions(
  db: Queryable,
  process: string,
): Promise<
  { version: number; state: "draft" | "active" | "retired"; published_at: Temporal.Instant; name: string | null }[]
> {
  const { rows } = await db.query<{
    version: number;
    state: "draft" | "active" | "retired";
    published_at: Temporal.Instant;
    name: string | null;
  }>({
    text: `select v.version, v.state, v.published_at, p.name from process_versions v left join persons p on p.id = v.published_by
      where v.process = $1 order by v.version desc`,
    values: [process],
  });
  return rows;
}

/**
 * Installs the definitions a release ships: active where nobody has published a version of their own, otherwise as a
 * draft beside it. A shipped version never changes its content; a change is a new version.
 */
export async function installDefinitions(
  kernel: Pick<Kernel, "db" | "now">,
  shipped: readonly ProcessDefinition[],
): Promise<void> {
  for (const definition of shipped) {
    const problems = checkDefinition(definition).filter(({ level }) => level === "error");
    if (problems.length > 0) {
      throw new Error(
        `definition ${definition.key}: ${problems.map(({ code, where }) => `${code} at ${where}`).join("; ")}`,
      );
    }
    await kernel.db.transaction(async (tx) => {
      const { rows } = await tx.query<{ definition: unknown }>({
        text: "select definition from process_versions where process = $1 and version = $2",
        values: [definition.key, definition.version],
      });
      const [stored] = rows;
      if (stored !== undefined) {
        if (!isSameDefinition(processSchema.parse(stored.definition), definition)) {
          throw new Error(
            `definition ${definition.key} ${definition.version} was changed after it was released: raise its version`,
          );
        }
        return;
      }
      await refuseBrokenCore(tx, definition);
      const current = await tx.query<{ version: number; published_by: string | null }>({
        text: "select version, published_by from process_versions where process = $1 and state = 'active' for update",
        values: [definition.key],
      });
      const [active] = current.rows;
      const takesOver = active === undefined || active.published_by === null;
      if (takesOver) {
        await tx.query({
          text: "update process_versions set state = 'retired' where process = $1 and state = 'active'",
          values: [definition.key],
        });
      }
      await tx.query({
        text: `insert into process_versions (process, version, state, definition, based_on, published_at)
          values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
        values: [
          definition.key,
          definition.version,
          takesOver ? "active" : "draft",
          JSON.stringify(definition),
          active?.version ?? null,
          kernel.now(),
        ],
      });
    });
  }
}

/** What earlier releases shipped may not be taken back: open cases, filters, reports and programs outside name it. */
async function refuseBrokenCore(tx: Queryable, definition: ProcessDefinition): Promise<void> {
  const { rows } = await tx.query<{ version: number; definition: unknown }>({
    text: "select version, definition from process_versions where process = $1 and published_by is null order by version",
    values: [definition.key],
  });
  for (const { version, definition: stored } of rows) {
    const [earlier, later] = [processSchema.parse(stored), definition];
    const problems = version < definition.version ? compareVersions(earlier, later) : compareVersions(later, earlier);
    if (problems.length === 0) continue;
    const said = problems.map(({ code, where }) => `${code} at ${where}`).join("; ");
    throw new Error(`definition ${definition.key} ${definition.version} breaks with version ${version}: ${said}`);
  }
}

/**
 * The order counts: people read a procedure, and find its moves on a case, in the order declared, so another order is another
 * version. Both have passed the schema, which puts the keys of its own in one order and leaves those declared alone.
 */
const isSameDefinition = (a: ProcessDefinition, b: ProcessDefinition): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
