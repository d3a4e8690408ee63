import type { Database, Queryable, Statement } from "#kernel/db/pool.ts";

/**
 * Faults let in on purpose, so that tests can see what a program killed at the worst moment leaves behind, and that they would notice a
 * program that lies. `HUIYIN_FAULT=<statement>.<before|after>:kill[@n]` ends this process at the n-th run of a named statement (or of
 * `commit`); `<statement>:forget` answers without running it; `<statement>:unmarked` runs it without noting that it was done.
 * Without the setting nothing of this is there at all.
 */
export type Fault =
  | { act: "kill"; statement: string; moment: "before" | "after"; nth: number }
  | { act: "forget" | "unmarked"; statement: string };

/** Null: not a fault anybody knows. */
export function parseFault(text: string): Fault | null {
  const kill = /^([a-z.-]+)\.(before|after):kill(?:@(\d{1,6}))?$/.exec(text);
  if (kill) {
    const [, statement = "", moment, nth = "1"] = kill;
    return { act: "kill", statement, moment: moment as "before" | "after", nth: Number(nth) };
  }
  const [, statement, act] = /^([a-z.-]+):(forget|unmarked)$/.exec(text) ?? [];
  return statement === undefined ? null : { act: act as "forget" | "unmarked", statement };
}

/** The same database with one fault in it. */
export function withFault(db: Database, fault: Fault): Database {
  let runs = 0;
  const pass = (statement: string, moment: "before" | "after") => {
    if (fault.act !== "kill" || fault.statement !== statement || fault.moment !== moment) return;
    runs += 1;
    if (runs === fault.nth) process.kill(process.pid, "SIGKILL");
  };
  const faulty = <On extends Queryable>(on: On): On => ({
    ...on,
    query: async (statement: Statement) => {
      const { name = "" } = statement;
      if (fault.act !== "kill" && fault.statement === name) {
        if (fault.act === "forget") return { rows: [{ result: { outcome: "applied" } }], rowCount: 1 };
        return on.query(unmarked(statement));
      }
      pass(name, "before");
      const result = await on.query(statement);
      pass(name, "after");
      return result;
    },
  });
  return {
    ...faulty(db),
    transaction: async (work) => {
      const done = await db.transaction(async (tx) => {
        const result = await work(faulty(tx));
        pass("commit", "before");
        return result;
      });
      pass("commit", "after");
      return done;
    },
  };
}

/** Plans without what says that a deadline has been acted on. */
function unmarked({ values = [], ...statement }: Statement): Statement {
  const strip = (plan: string) => JSON.stringify({ ...JSON.parse(plan), clocks: undefined, steps: undefined });
  return {
    ...statement,
    values: values.map((value) => (Array.isArray(value) ? value.map(strip) : strip(String(value)))),
  };
}
