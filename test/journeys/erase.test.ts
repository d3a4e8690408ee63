import { describe, expect, test } from "vitest";
import { missing } from "./world/browser.ts";
import { givenCase } from "./world/cases.ts";
import { openOffice } from "./world/office.ts";
import { isTold, opensOwnCase, replies } from "./world/portal.ts";
import { hasNoFaults, opensCase } from "./world/staff.ts";

describe.skipIf(missing !== null)("content erased for privacy", () => {
  test("M4 U3 the desk lead erases what a customer wrote by mistake; both read by whom and why, and the words are gone", async () => {
    const office = await openOffice();
    const number = await givenCase(office, { subject: "三楼自助借还机刷卡后黑屏", at: "working" });
    const customer = await office.arrives("gu.nanzhi");
    await opensOwnCase(customer, number);
    await replies(customer, "卡号是 0000-1111-XQZW");
    const lead = await office.arrives("pei.qinghe");
    await opensCase(lead, number);
    const said = lead.page.locator(".message", { hasText: "0000-1111-XQZW" });
    await lead.presses("清除内容", said);
    const sheet = lead.page.getByRole("dialog", { name: "清除这一条的内容？" });
    await sheet.getByText("客户也看得到").waitFor();
    expect(await sheet.getByRole("button", { name: "清除内容" }).isDisabled(), "without a reason").toBe(true);
    await lead.fills({ 原因: "误发了证件号码" }, sheet);
    await lead.presses("清除内容", sheet);
    await said.waitFor({ state: "detached" });
    await lead.reads("裴清和", lead.page.locator(".event-line", { hasText: "误发了证件号码" }));
    await isTold(customer, "内容由裴清和清除：误发了证件号码");
    expect(await customer.page.getByText("XQZW").count()).toBe(0);
    await lead.photographs("case-erased");

    const operator = await office.arrives("shen.yiwei");
    await opensCase(operator, number);
    await operator.reads("误发了证件号码");
    expect(await operator.page.getByRole("button", { name: "清除内容" }).count(), "not theirs to do").toBe(0);
    hasNoFaults(office, lead, customer, operator);
  });
});
