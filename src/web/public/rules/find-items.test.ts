import { expect, test } from "vitest";
import type { OfferedItem } from "../api/catalogue.ts";
import { byGroup, findItems } from "./find-items.ts";

const both = (zh: string, en: string) => ({ zh, en });
const item = (id: string, group: string, zh: string, en: string): OfferedItem => ({
  id,
  group,
  groupTitle: both("组", "Group"),
  name: both(zh, en),
  description: both("", ""),
  help: both("", ""),
  icon: "key",
  fields: [],
  usualHours: null,
  approvals: [],
});
const items = [
  item("1", "accounts", "开通账号", "Open an account"),
  item("2", "repair", "修打印机", "Repair a printer"),
  item("3", "accounts", "停用账号", "Close an account"),
];

test("L1 items are found by words of either language, all of which must be there", () => {
  expect(findItems(items, "账号").map(({ id }) => id)).toEqual(["1", "3"]);
  expect(findItems(items, "ACCOUNT close").map(({ id }) => id)).toEqual(["3"]);
  expect(findItems(items, "扫描仪")).toEqual([]);
  expect(findItems(items, "  ")).toHaveLength(3);
});

test("L1 groups stand in the order of their first item", () => {
  expect(byGroup(items).map(({ key, items: of }) => [key, of.length])).toEqual([
    ["accounts", 2],
    ["repair", 1],
  ]);
});
