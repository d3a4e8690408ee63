import { describe, expect, test } from "vitest";
import { coverOf } from "./cover.ts";
import type { ContractFact } from "./facts.ts";

const day = (text: string) => Temporal.PlainDate.from(text);

const contract = (more: Partial<ContractFact> = {}): ContractFact => ({
  id: "1",
  number: "HT-01",
  name: "年度维护",
  organisationId: "10",
  project: null,
  fromDay: day("2030-01-01"),
  untilDay: day("2030-12-31"),
  warnDays: 30,
  serviceIds: [],
  siteIds: [],
  deviceIds: [],
  levelId: null,
  balanceUnit: null,
  bought: 0,
  used: 0,
  route: null,
  isKeyCustomer: false,
  hasOurStaff: false,
  complaintDays: null,
  isArchived: false,
  ...more,
});

const asked = { path: ["10", "11"], services: ["5", "6"], deviceId: "8", day: day("2030-06-01") };
const judge = (more: Partial<ContractFact>, question: Partial<typeof asked> = {}) =>
  coverOf([contract(more)], { ...asked, ...question });

describe("D19 is it covered", () => {
  test.each<[string, Partial<ContractFact>, string, string]>([
    ["everything of the customer", {}, "in", "合同 HT-01 有效至 2030-12-31"],
    ["no end written down", { untilDay: null }, "in", "合同 HT-01 有效"],
    ["a service above the one asked for", { serviceIds: ["5"] }, "in", "合同 HT-01 有效至 2030-12-31"],
    ["other services only", { serviceIds: ["7"] }, "out", "合同 HT-01 不含这项服务"],
    ["another site", { siteIds: ["12"] }, "out", "合同 HT-01 不含这个地点"],
    ["this site", { siteIds: ["11"] }, "in", "合同 HT-01 有效至 2030-12-31"],
    ["another device", { deviceIds: ["9"] }, "out", "合同 HT-01 不含这台设备"],
    ["ended yesterday", { untilDay: day("2030-05-31") }, "out", "合同 HT-01 已于 2030-05-31 到期"],
    ["ends today", { untilDay: day("2030-06-01") }, "expiring", "合同 HT-01 还有 1 天到期（2030-06-01）"],
    ["ends in thirty days", { untilDay: day("2030-06-30") }, "expiring", "合同 HT-01 还有 30 天到期（2030-06-30）"],
    ["ends in thirty-one", { untilDay: day("2030-07-01") }, "in", "合同 HT-01 有效至 2030-07-01"],
    ["warns a week before", { untilDay: day("2030-06-30"), warnDays: 7 }, "in", "合同 HT-01 有效至 2030-06-30"],
    ["begins tomorrow", { fromDay: day("2030-06-02") }, "out", "合同 HT-01 自 2030-06-02 起生效"],
    [
      "hours left",
      { balanceUnit: "minutes", bought: 600, used: 510 },
      "in",
      "合同 HT-01 有效至 2030-12-31，剩 1.5 小时",
    ],
    ["no visits left", { balanceUnit: "visits", bought: 4, used: 4 }, "used-up", "合同 HT-01 的次数已用完"],
  ])("%s", (_, more, state, reason) => {
    const found = judge(more);
    expect([found.state, found.reason.zh]).toEqual([state, reason]);
    expect(found.contract?.id).toBe("1");
    expect(found.reason.en).not.toBe("");
  });

  test("what is not known yet speaks against nothing", () => {
    expect(judge({ serviceIds: ["7"], deviceIds: ["9"] }, { services: [], deviceId: null as never }).state).toBe("in");
  });

  test("no contract of the customer, or nobody's case, is not checked and says so", () => {
    const unchecked = { state: "unchecked", contract: null, reason: { zh: "该客户没有登记合同，不检查合同范围" } };
    expect(judge({ organisationId: "99" })).toMatchObject(unchecked);
    expect(judge({ isArchived: true })).toMatchObject(unchecked);
    expect(judge({}, { path: [] })).toMatchObject(unchecked);
  });

  test("the best answer of several wins: in before expiring, used up and out; the nearest, then the longest", () => {
    const out = contract({ id: "2", serviceIds: ["7"] });
    const expiring = contract({ id: "3", untilDay: day("2030-06-10") });
    const inForce = contract({ id: "4" });
    const longer = contract({ id: "5", untilDay: day("2031-12-31") });
    const ofTheSite = contract({ id: "6", organisationId: "11", untilDay: day("2030-11-30") });
    const best = (...contracts: ContractFact[]) => coverOf(contracts, asked).contract?.id;
    expect(best(out, expiring)).toBe("3");
    expect(best(expiring, inForce)).toBe("4");
    expect(best(inForce, longer)).toBe("5");
    expect(best(longer, ofTheSite)).toBe("6");
  });

  test("a chosen one is judged alone, also where another would cover; one of somebody else's is not heeded", () => {
    const out = contract({ id: "2", serviceIds: ["7"] });
    const chosen = (contractId: string, ...contracts: ContractFact[]) => coverOf(contracts, { ...asked, contractId });
    expect(chosen("2", contract(), out)).toMatchObject({ state: "out", contract: { id: "2" } });
    expect(chosen("3", contract(), contract({ id: "3", organisationId: "99" }))).toMatchObject({
      contract: { id: "1" },
    });
  });
});
