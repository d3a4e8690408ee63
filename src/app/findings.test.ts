import { expect, test } from "vitest";
import { incident } from "#processes/incident/process.ts";
import { openDesk } from "#test/world/desk.ts";
import { coverageFindings, definitionFindings } from "./findings.ts";
import { roomsOf } from "./rooms.ts";

test("M5 U6 shipped and stored definitions are sound; a stored one that names a guard nobody has any more is found", async () => {
  const { db, program } = await openDesk();
  const rooms = roomsOf(program.reference);
  expect(await definitionFindings(db, rooms)).toEqual([]);
  await db.query({
    text: `update process_versions set definition = jsonb_set(definition::jsonb, '{moves,reopen,guards}', '["nobodyKnowsMe"]') where process = 'incident'`,
  });
  expect(await definitionFindings(db, rooms)).toEqual([
    `definition incident ${incident.version}: unknown-guard at moves.reopen.nobodyKnowsMe`,
  ]);
});

test("U6 check compares every stored version with those before it: a house's own that reuses a shipped key is found", async () => {
  const { db, program, people } = await openDesk();
  await db.query({
    text: `insert into process_versions (process, version, state, definition, based_on, published_at, published_by)
      select process, version + 1, 'draft', jsonb_set(definition::jsonb, '{fields,cause,type}', '"date"'), version, published_at, $1
      from process_versions where process = 'incident' and state = 'active'`,
    values: [people.administrator.id],
  });
  expect(await definitionFindings(db, roomsOf(program.reference))).toEqual([
    `definition incident ${incident.version + 1}: field-retyped at fields.cause since version ${incident.version}`,
  ]);
});

test("L2 a year without holidays is named, from November on also the next one", async () => {
  const { program } = await openDesk();
  const years = (day: string) =>
    coverageFindings(program.calendars, Temporal.PlainDate.from(day)).map((line) => /for (\d+)/.exec(line)?.[1]);
  expect(years("2026-10-31")).toEqual([]);
  expect(new Set(years("2026-11-01"))).toEqual(new Set(["2027"]));
});
