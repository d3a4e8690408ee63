import { describe, expect, test } from "vitest";
import { desktop, missing, phone } from "./world/browser.ts";
import { givenCase } from "./world/cases.ts";
import { openOffice } from "./world/office.ts";
import { findsToDo, hasNoFaults, makes, seesState } from "./world/staff.ts";

describe.skipIf(missing !== null)("an engineer on a phone", () => {
  test("D7 D10 finds the assignment, accepts it, notes what was checked, and submits the solution", async () => {
    const office = await openOffice();
    await givenCase(office, { subject: "三楼自助借还机刷卡后黑屏", at: "assigned" });
    const engineer = await office.arrives("zhou.zhiwei", { width: phone });
    await engineer.opens("/staff/mine");
    await findsToDo(engineer, "接单", "三楼自助借还机");
    await engineer.photographs("my-work", [phone]);
    await engineer.page.locator(".todo", { hasText: "三楼自助借还机" }).tap();
    await seesState(engineer, "待接单");
    await makes(engineer, "接单", "二线处理");
    await engineer.page.getByRole("tab", { name: "内部备注" }).tap();
    await engineer.page.getByLabel("写给自己人，客户看不到").fill("量了电压，带载跌到 10.8V。");
    await engineer.presses("存为备注");
    await engineer.reads("量了电压，带载跌到 10.8V。", engineer.page.locator(".message.internal"));
    await engineer.photographs("case", [phone, desktop]);
    await makes(engineer, "提交方案", "已解决", {
      原因: "电源老化",
      方案: "换 12V 5A 电源",
      告诉客户的结果: "电源已更换，请放心使用。",
    });
    const overflow = await engineer.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    hasNoFaults(office, engineer);
  });
});
