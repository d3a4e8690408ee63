import * as fc from "fast-check";
import { expect, test } from "vitest";
import { climbFrom, ladderOf, type Rung } from "./ladder.ts";

const rung = (personId: string): Rung => ({ personId, role: null, organisationIds: [], way: "app", minutes: null });
const facts = {
  projectManagerId: null,
  list: null,
  departmentIds: ["12", "1"],
  centreIds: ["40"],
};

test("D8 a department without a list of its own: the liaison, then the head", () => {
  expect(ladderOf({ ...facts, route: "liaison" }).map(({ role }) => role)).toEqual(["liaison", "department-head"]);
});

test("D8 a list keeps its order; the head stands last unless named before", () => {
  const person = { personId: "7", role: null, way: "phone", minutes: 10 } as const;
  const head = { personId: null, role: "department-head", way: "app", minutes: null } as const;
  const asked = (list: (typeof person | typeof head)[]) =>
    ladderOf({ ...facts, route: "liaison", list }).map(({ personId, role }) => personId ?? role);
  expect(asked([person])).toEqual(["7", "department-head"]);
  expect(asked([head, person])).toEqual(["department-head", "7"]);
});

test("D27 the project manager is rung up first, then the technical centre director, then the department head", () => {
  const ladder = ladderOf({ ...facts, route: "project-manager", projectManagerId: "9" });
  expect(ladder.map(({ personId, role, way }) => [personId ?? role, way])).toEqual([
    ["9", "phone"],
    ["technical-centre-director", "phone"],
    ["department-head", "app"],
  ]);
  expect(ladder[1]?.organisationIds).toEqual(["40"]);
});

test("D8 climbing: the first who can be reached above is asked, all passed over on the way are recorded, nobody twice", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("there", "nobody", "off-duty"), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: -1, max: 12 }),
      (found, from) => {
        const ladder = found.map((_, at) => rung(String(at)));
        const { skipped, next } = climbFrom(ladder, from, ({ personId }) => {
          const is = found[Number(personId)]!;
          return is === "there" ? { is, organisationId: null } : { is: is as "nobody" | "off-duty" };
        });
        const first = found.findIndex((is, at) => at > from && is === "there");
        expect(next?.at ?? -1).toBe(first);
        const passed = found.map((why, at) => ({ at, why })).filter(({ at }) => at > from && (first < 0 || at < first));
        expect(skipped).toEqual(passed);
      },
    ),
  );
});
