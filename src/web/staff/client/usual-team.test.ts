import { expect, test } from "vitest";
import { usualTeamOf } from "./usual-team.ts";

test("D10 a service without a team of its own goes where the one above it goes", () => {
  const services = [
    { id: "1", parentId: null, teamId: "7" },
    { id: "2", parentId: "1", teamId: null },
    { id: "3", parentId: "2", teamId: "8" },
    { id: "4", parentId: null, teamId: null },
  ];
  expect(["1", "2", "3", "4", "5", null].map((id) => usualTeamOf(services, id))).toEqual([
    "7",
    "7",
    "8",
    null,
    null,
    null,
  ]);
});
