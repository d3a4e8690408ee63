import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { followUp } from "#processes/follow-up/process.ts";
import { incident } from "#processes/incident/process.ts";
import { compareVersions } from "./compare.ts";
import type { ProcessDefinition } from "./definition.ts";

/** The incident with one thing changed, as a later version would bring it. */
function problemsAfter(change: (later: ProcessDefinition) => unknown, options = {}): string[] {
  const later = structuredClone(incident);
  change(later);
  return compareVersions(incident, later, options).map(({ code, where }) => `${code} ${where}`);
}

/** For each code a change somebody could make, and where it must be found. */
const broken: Record<string, [where: string, change: (it: ProcessDefinition) => unknown]> = {
  "audience-changed": ["isInternal", (it) => Object.assign(it, { isInternal: true })],
  "field-removed": ["fields.cause", ({ fields }) => delete fields.cause],
  "field-retyped": ["fields.cause", ({ fields }) => Object.assign(fields.cause!, { type: "choice" })],
  "steps-changed": ["fields.satisfaction", ({ fields }) => Object.assign(fields.satisfaction!, { steps: 10 })],
  "choice-removed": ["fields.severity.serious", ({ fields }) => void fields.severity!.choices!.splice(1, 1)],
  "state-removed": ["states.escalated", ({ states }) => delete states.escalated],
  "family-changed": ["states.solved", ({ states }) => Object.assign(states.solved!, { family: "waiting" })],
  "ending-changed": ["states.closed", ({ states }) => Object.assign(states.closed!, { isFinal: false })],
  "move-removed": ["moves.solve", ({ moves }) => delete moves.solve],
  "announcement-renamed": ["moves.solve", ({ moves }) => Object.assign(moves.solve!, { announces: "done" })],
  "measure-removed": ["moves.solve.solved", ({ moves }) => Object.assign(moves.solve!, { measures: [] })],
  "clock-removed": ["clocks.quiet", ({ clocks }) => delete clocks.quiet],
};

describe("U6 a later version that takes back what was shipped is refused", () => {
  test.each(Object.entries(broken))("%s", (code, [where, change]) => {
    expect(problemsAfter(change)).toEqual([`${code} ${where}`]);
  });

  test("every code of the comparison is shown here", () => {
    const source = readFileSync(join(import.meta.dirname, "compare.ts"), "utf8");
    const codes = [...source.matchAll(/"((?:[a-z]+-)+(?:removed|retyped|changed|renamed))"/g)].map(([, code]) => code);
    expect([...new Set(codes)].sort()).toEqual(Object.keys(broken).sort());
  });

  test("a renamed key is a removed one: whatever is renamed is noticed", () => {
    const keys = (["fields", "states", "moves", "clocks"] as const).flatMap((part) =>
      Object.keys(incident[part]).map((key) => [part, key] as const),
    );
    fc.assert(
      fc.property(fc.constantFrom(...keys), ([part, key]) => {
        const problems = problemsAfter((later) => {
          const all = later[part] as Record<string, unknown>;
          all[`${key}Renamed`] = all[key];
          delete all[key];
        });
        expect(problems).toHaveLength(1);
      }),
    );
  });
});

test("U6 relabelling, reordering, restricting and adding are what versions are for", () => {
  const later = structuredClone(incident);
  later.moves = Object.fromEntries(Object.entries(later.moves).reverse());
  later.moves.solve!.title = { zh: "提交", en: "Hand in" };
  later.moves.solve!.guards.push("isMonday");
  later.moves.escalate!.from = [];
  later.states.parked = structuredClone(later.states.waitingCustomer!);
  later.fields.colour = { ...later.fields.cause! };
  later.fields.severity!.choices!.push({ value: "grave", title: { zh: "特别严重", en: "Grave" } });
  later.clocks.resolution!.warnAt = 0.5;
  expect(compareVersions(incident, later)).toEqual([]);
  expect(compareVersions(followUp, followUp)).toEqual([]);
});

test("U6 what a house added to its own version may be missing in the next shipped one, but is never something else", () => {
  const ofTheHouse = { mayLack: true };
  expect(problemsAfter(({ fields }) => delete fields.cause, ofTheHouse)).toEqual([]);
  expect(problemsAfter(({ fields }) => Object.assign(fields.cause!, { type: "date" }), ofTheHouse)).toEqual([
    "field-retyped fields.cause",
  ]);
});
