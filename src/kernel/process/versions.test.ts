import { expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import { incident } from "#processes/incident/process.ts";
import { openDesk } from "#test/world/desk.ts";
import { call } from "#test/world/registers.ts";
import { installDefinitions } from "./versions.ts";

/** Keys one by one, at every depth, as they stand. */
const inOrder = (value: unknown): string => JSON.stringify(value);

test("M5 U6 the API tells a procedure in the order it was declared: states, moves, fields, scripts", async () => {
  const desk = await openDesk();
  const asking = await desk.asking(desk.people.administrator);
  const { definition } = await call<{ definition: Record<string, object> }>(
    routesOf(desk.program),
    "processes.read",
    asking,
    { params: { key: "incident" } },
  );
  for (const part of ["states", "moves", "fields", "clocks", "scripts"] as const)
    expect(Object.keys(definition[part]!), part).toEqual(Object.keys(incident[part]));
  expect(inOrder(definition)).toBe(inOrder(incident));
});

test("U6 the same definition installs twice; in another order it is another version and refused under the same number", async () => {
  const desk = await openDesk();
  await installDefinitions(desk.kernel, [incident]);
  const moves = Object.fromEntries(Object.entries(incident.moves).reverse());
  await expect(installDefinitions(desk.kernel, [{ ...incident, moves }])).rejects.toThrow(
    /changed after it was released/,
  );
});

test("U6 a release that takes back what an earlier one shipped does not start; one that adds to it does", async () => {
  const desk = await openDesk();
  const { escalate: _, ...moves } = incident.moves;
  const { version } = incident;
  await expect(installDefinitions(desk.kernel, [{ ...incident, version: version + 1, moves }])).rejects.toThrow(
    `incident ${version + 1} breaks with version ${version}: move-removed at moves.escalate`,
  );
  await installDefinitions(desk.kernel, [{ ...incident, version: version + 1, papers: [] }]);
  const { rows } = await desk.db.query({
    text: "select version, state, based_on from process_versions where process = 'incident' order by version",
  });
  expect(rows).toEqual([
    { version, state: "retired", based_on: null },
    { version: version + 1, state: "active", based_on: version },
  ]);
});
