import { describe, test } from "vitest";
import { desktop, missing, phone } from "./world/browser.ts";
import { givenCase } from "./world/cases.ts";
import { openOffice } from "./world/office.ts";
import { hasNoFaults, makes, opensCase } from "./world/staff.ts";

describe.skipIf(missing !== null)("a dispatch nobody answers", () => {
  test("D8 D27 the desk sees who is asked and rings them; the list goes on by itself, and at its end the desk assigns", async () => {
    const office = await openOffice();
    const number = await givenCase(office, { subject: "三楼自助借还机刷卡后黑屏", at: "dispatched", impact: "1" });
    const operator = await office.arrives("shen.yiwei");
    await opensCase(operator, number);
    await operator.reads("联络名单");
    await operator.reads("卫朝歌");
    await makes(operator, "记一次电话", "等人接单", { 电话结果: "没人接" });
    await operator.reads(/没人接电话/);
    await operator.photographs("ladder-asking", [desktop, phone]);

    await office.itIs("2026-11-23T02:21:00Z");
    await operator.reads(/时限内没有确认/);
    await operator.reads("苗望舒");
    await office.itIs("2026-11-23T02:37:00Z");
    await operator.reads("名单上没有人接，请直接派人。");
    await operator.photographs("ladder-ended", [desktop, phone]);
    await makes(operator, "直接派给工程师", "待接单", { 班组: "网络与终端", 处理人: "周知微" });
    hasNoFaults(office, operator);
  });

  test("D8 the administrator keeps the list: order, people, limits; what is wrong is said at its level", async () => {
    const office = await openOffice();
    const administrator = await office.arrives("an.qiwei");
    await administrator.opens("/staff/admin/contact-lists");
    await administrator.page.getByRole("link", { name: /应用/ }).click();
    await administrator.photographs("contact-list", [desktop, phone]);
    await administrator.presses("加一级");
    await administrator.presses("保存");
    await administrator.reads(/重复/);
    await administrator.photographsAsItStands("contact-list-wrong");
    await administrator.presses("放弃改动");
    await administrator.page.getByRole("button", { name: "下移" }).first().click();
    await administrator.presses("保存");
    await administrator.reads("谁在什么时候改过");
    hasNoFaults(office, administrator);
  });
});
