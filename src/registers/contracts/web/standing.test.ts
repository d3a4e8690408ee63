import { expect, test } from "vitest";
import type { ContractView } from "../contract.ts";
import { standingOf } from "./standing.ts";

const contract = (part: Partial<ContractView>) =>
  ({
    fromDay: "2030-01-01",
    untilDay: "2030-12-31",
    warnDays: 30,
    balanceUnit: null,
    bought: 0,
    used: 0,
    ...part,
  }) as ContractView;

test("L1 the list says where a contract stands: to come, running, expiring, ended, used up", () => {
  const on = (day: string, part: Partial<ContractView> = {}) => standingOf(contract(part), day);
  expect(on("2029-12-31")).toBe("to-come");
  expect(on("2030-01-01")).toBe("running");
  expect(on("2030-12-01")).toBe("running");
  expect(on("2030-12-02")).toBe("expiring");
  expect(on("2030-12-31")).toBe("expiring");
  expect(on("2031-01-01")).toBe("ended");
  expect(on("2031-01-01", { untilDay: null })).toBe("running");
  expect(on("2030-06-01", { balanceUnit: "visits", bought: 2, used: 2 })).toBe("used-up");
});
