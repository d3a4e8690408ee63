import { expect, test } from "vitest";
import { askerOf, partnerOf, partnerOfProcess } from "./partner.ts";

const asked = (process: string, isColleague: boolean, isInternal = false) =>
  partnerOf({ process, isInternal, requester: { name: "何其安", phone: null, email: null, isColleague } });

test("D12 D18 whoever reads public words is called what they are: a supplier, the circle, a colleague, the customer", () => {
  expect(asked("incident", false)).toBe("customer");
  expect(asked("service-request", true)).toBe("colleague");
  expect(asked("internal-operation", false, true)).toBe("colleague");
  // Who asked does not change whose part it is.
  expect(asked("supplier-part", true)).toBe("supplier");
  expect(asked("major-incident", true)).toBe("circle");
  expect(partnerOfProcess({ key: "incident", isInternal: false })).toBe("customer");
});

test("D4 only whoever has a fault reports one", () => {
  expect(["incident", "service-request", "internal-operation", "problem"].map(askerOf)).toEqual([
    "fault",
    "request",
    "matter",
    "matter",
  ]);
});
