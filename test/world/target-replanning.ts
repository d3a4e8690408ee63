import { expect } from "vitest";
import { numberOf } from "#kernel/process/numbers.ts";
import type { EffectView } from "#kernel/process/replan/contract.ts";
import { TargetReplanner } from "#kernel/process/replan/target-replanner.ts";
import { contractsAt } from "./contracts.ts";
import { type Desk, openDesk } from "./desk.ts";

type Measured = { previewMs: number; replanMs: number; longestMoveMs: number };

/**
 * `count` open cases run by a level whose limit is halved: the preview names what moves, saving moves exactly that in the background; the
 * first node dies in its fourth batch and another goes on, while the desk works. Answers how long it took.
 */
export async function expectRetargetedOnce(count: number): Promise<Measured> {
  const desk = await openDesk();
  const { db, kernel, program, ids, people, move } = desk;
  const contracts = contractsAt(desk);
  const level = await contracts.addLevel("bulk", { resolution: { "2": 2_400 } });
  await db.query({
    text: "update organisations set service_level_id = $2, version = version + 1 where id = $1",
    values: [ids.library, level.id],
  });
  await program.refresh();
  const fields = { service: ids.service!, category: ids.category!, impact: "2", urgency: "1" };
  const first = await desk.registerCall({ fields });
  await multiply(desk, first.id, count - 1);

  const change = { params: { id: level.id }, body: { targets: { resolution: { "2": 1_200 } } } };
  const begun = performance.now();
  const effect = await contracts.ask<EffectView>("service-levels.preview", change);
  const previewMs = performance.now() - begun;
  expect(effect).toMatchObject({ moved: count, earlier: count, later: 0 });
  const [shown] = effect.items;
  expect(await dueTimes(desk)).toEqual([{ dueAt: shown!.was, count }]);

  await contracts.ask("service-levels.change", change);
  const from = performance.now();
  let batches = 0;
  const dying = new TargetReplanner(program.engine, {
    refresh: async () => {
      batches += 1;
      if (batches > 3) throw new Error("this node dies");
      await program.refresh();
    },
  });
  await expect(dying.finish()).rejects.toThrow("this node dies");
  if (count > 600) expect(await dueTimes(desk)).toContainEqual({ dueAt: shown!.willBe, count: 600 });

  let longestMoveMs = 0;
  const finishing = program.targetReplanner.finish();
  for (const subject of ["甲", "乙", "丙"]) {
    const started = performance.now();
    await move(people.operator, first.id, "correct", { subject });
    longestMoveMs = Math.max(longestMoveMs, performance.now() - started);
  }
  await finishing;
  const replanMs = performance.now() - from;
  kernel.pass({ seconds: 20 });
  await program.targetReplanner.finish();
  expect(await dueTimes(desk)).toEqual([{ dueAt: shown!.willBe, count }]);
  const { rows } = await db.query<{ entries: number; cases: number }>({
    text: `select count(*)::int as entries, count(distinct case_id)::int as cases from event_contents
      where content->'clock'->>'step' = 'replanned' and content->'clock'->>'clock' = 'resolution'`,
  });
  expect(rows[0]).toEqual({ entries: count, cases: count });
  return { previewMs, replanMs, longestMoveMs };
}

/** How many resolution clocks are due when. */
async function dueTimes({ db }: Desk): Promise<{ dueAt: string; count: number }[]> {
  const { rows } = await db.query<{ dueAt: Temporal.Instant; count: number }>({
    text: `select due_at as "dueAt", count(*)::int as count from clocks where clock = 'resolution' group by 1 order by 1`,
  });
  return rows.map(({ dueAt, count }) => ({ dueAt: dueAt.toString(), count }));
}

const copiedAtOnce = 10_000;

/** As many cases again like this one, with its clocks. */
async function multiply({ db }: Desk, caseId: string, count: number): Promise<void> {
  const ids = Array.from({ length: count }, (_, index) => String(9_000_000 + index));
  const namesOf = async (table: "cases" | "clocks") => {
    const { rows } = await db.query<{ name: string }>({
      text: "select column_name as name from information_schema.columns where table_name = $1 and is_generated = 'NEVER'",
      values: [table],
    });
    return rows.map(({ name }) => name);
  };
  const [ofCases, ofClocks] = [await namesOf("cases"), await namesOf("clocks")];
  for (let from = 0; from < count; from += copiedAtOnce) {
    const copies = ids.slice(from, from + copiedAtOnce).map((id) => ({ id, number: numberOf(id).replaceAll("-", "") }));
    const copy = (table: "cases" | "clocks", names: readonly string[], key: string, other: string) =>
      db.query({
        text: `insert into ${table} (${names}) select ${names.map((name) => `made.${name}`)}
          from ${table} o, jsonb_to_recordset($2) as n(id bigint, number bigint),
            jsonb_populate_record(null::${table}, to_jsonb(o) || ${other}) made where o.${key} = $1`,
        values: [caseId, JSON.stringify(copies)],
      });
    await copy("cases", ofCases, "id", "jsonb_build_object('id', n.id, 'number', n.number)");
    await copy("clocks", ofClocks, "case_id", "jsonb_build_object('case_id', n.id)");
  }
  await db.query({ text: "analyze cases, clocks" });
}
