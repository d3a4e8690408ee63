import { describe, expect, test } from "vitest";
import { desktop, missing, phone } from "./world/browser.ts";
import { givenCase } from "./world/cases.ts";
import { openOffice } from "./world/office.ts";
import { isTold, opensOwnCase, replies, seesItIs } from "./world/portal.ts";
import { groups, hasNoFaults } from "./world/staff.ts";

describe.skipIf(missing !== null)("a customer on a phone", () => {
  test("U3 D13 reports a problem, adds a word, sees it solved, confirms and rates", async () => {
    const office = await openOffice();
    const customer = await office.arrives("he.qian", { width: phone });
    await customer.opens("/portal");
    await customer.photographs("portal-empty", [phone]);
    await customer.page.getByRole("link", { name: "报修 / 报告问题" }).tap();
    await customer.page.getByLabel("一句话说明").fill("采编部打印机一直卡纸");
    await customer.photographs("portal-submit", [phone, desktop]);
    await customer.presses("提交");
    await customer.reads("已收到");
    await customer.page.getByRole("link", { name: "看这件事" }).tap();
    await isTold(customer, /我们收到了您的报修/);
    await replies(customer, "换过纸了，还是卡。");

    const solved = await givenCase(office, { subject: "阅览室投影没有画面", at: "solved", caller: "he.qian" });
    await opensOwnCase(customer, solved);
    await customer.photographs("portal-case", [phone, desktop]);
    await customer.presses("已经好了");
    await customer.page.getByRole("radio", { name: "非常满意" }).check();
    await customer.page.getByLabel("想说的话").fill("很快。");
    await customer.presses("已经好了");
    await customer.reads("已收到：已经好了");
    await customer.opens("/portal");
    await customer.reads("采编部打印机一直卡纸");
    await customer.photographs("portal-home", [phone, desktop]);
    hasNoFaults(office, customer);
  });

  test("D13 tracks a case by number and proof without signing in; a mistyped number is recognised as mistyped", async () => {
    const office = await openOffice();
    const number = await givenCase(office, { subject: "三楼自助借还机刷卡后黑屏", at: "working" });
    const somebody = await office.stranger({ width: phone });
    await somebody.opens("/t");
    await somebody.photographs("track", [phone, desktop]);
    const last = String((Number(number.at(-1)) + 1) % 10);
    await somebody.page.getByLabel("号码").fill(groups(number.slice(0, -1) + last));
    await somebody.page.getByLabel("电话或邮箱").fill("0101");
    await somebody.presses("查看");
    await somebody.reads("可能有一位不对");
    await somebody.page.getByLabel("号码").fill(groups(number));
    await somebody.page.getByLabel("电话或邮箱").fill("9999");
    await somebody.presses("查看");
    await somebody.reads("对不上");
    await somebody.page.getByLabel("电话或邮箱").fill("0101");
    await somebody.presses("查看");
    await somebody.page.getByRole("heading", { name: "三楼自助借还机刷卡后黑屏" }).waitFor();
    await seesItIs(somebody, "正在处理");
    await isTold(somebody, /周知微正在处理/);
    expect(await somebody.page.getByText("供电不足").count(), "the first diagnosis stays in the house").toBe(0);
    await somebody.findsItAccessible();
    hasNoFaults(office, somebody);
  });
});
