import fc from "fast-check";
import { expect, test } from "vitest";
import { call, invalidFields, openRegisters } from "#test/world/registers.ts";
import type { Cell, MatrixView } from "./contract.ts";
import { priorityMatrixRoutes } from "./routes.ts";
import { matrixIssues, shippedMatrix } from "./rules.ts";

const cellsOf = (priorities: readonly number[]): Cell[] =>
  shippedMatrix.map(({ impact, urgency }, index) => ({ impact, urgency, priority: priorities[index]! }));

test("D5 a matrix is accepted exactly when no graver case gets a lower priority", () => {
  const priority = fc.integer({ min: 1, max: 4 });
  fc.assert(
    fc.property(fc.array(priority, { minLength: 9, maxLength: 9 }), (priorities) => {
      const at = (impact: number, urgency: number) => priorities[(impact - 1) * 3 + urgency - 1]!;
      let isFair = true;
      for (const impact of [1, 2, 3]) {
        for (const urgency of [1, 2, 3]) {
          if (impact < 3 && at(impact, urgency) > at(impact + 1, urgency)) isFair = false;
          if (urgency < 3 && at(impact, urgency) > at(impact, urgency + 1)) isFair = false;
        }
      }
      expect(matrixIssues(cellsOf(priorities)).length === 0).toBe(isFair);
    }),
  );
});

test("D5 the shipped matrix is fair and names every pair once", () => {
  expect(matrixIssues(shippedMatrix)).toEqual([]);
  expect(shippedMatrix).toHaveLength(9);
  expect(matrixIssues([...shippedMatrix.slice(0, 8), shippedMatrix[0]!])).toContainEqual({
    path: "cells[8]",
    code: "twice",
  });
});

test("D5 U6 the matrix is changed as a whole, in versions, and decides at once", async () => {
  const world = await openRegisters();
  const routes = priorityMatrixRoutes(world.keeping);
  const read = await call<MatrixView>(routes, "priority-matrix.read", world.agent);
  expect(read).toMatchObject({ version: 1, impacts: [{ value: 1, name: { zh: "全单位" } }, {}, { value: 3 }] });
  expect(read.urgencies.map(({ name }) => name.zh)).toEqual(["正在影响", "今天", "可等"]);
  expect(world.reference.priorityFor(3, 3)).toBe(4);

  const cells = cellsOf([1, 1, 2, 2, 2, 3, 3, 3, 3]);
  const changed = await call<MatrixView>(
    routes,
    "priority-matrix.change",
    { ...world.administrator, ifMatch: 1 },
    { body: { cells } },
  );
  expect(changed).toMatchObject({ cells, version: 2 });
  expect(world.reference.priorityFor(3, 3)).toBe(3);
  expect(world.reference.priorityFor(1, 2)).toBe(1);
});

test("D5 who may not, who read an older version, and an unfair matrix change nothing", async () => {
  const world = await openRegisters();
  const routes = priorityMatrixRoutes(world.keeping);
  const change = (asking: typeof world.agent, priorities: number[]) =>
    call(routes, "priority-matrix.change", asking, { body: { cells: cellsOf(priorities) } });
  const fair = [1, 1, 2, 2, 2, 3, 3, 3, 3];
  await expect(change(world.agent, fair)).rejects.toMatchObject({ kind: "not-allowed" });
  await expect(change({ ...world.administrator, ifMatch: 7 }, fair)).rejects.toMatchObject({
    kind: "conflict",
    detail: { yours: { version: 7 }, stored: { version: 1 } },
  });
  await expect(change(world.administrator, [2, 1, 2, 2, 2, 3, 3, 3, 3])).rejects.toMatchObject(
    invalidFields({ "cells[0].priority": "below-a-milder-case" }),
  );
  expect((await call<MatrixView>(routes, "priority-matrix.read", world.agent)).version).toBe(1);
});
