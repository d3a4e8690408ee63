import { describe, test } from "vitest";
import { desktop, missing, phone } from "./world/browser.ts";
import { openOffice } from "./world/office.ts";
import { hasNoFaults } from "./world/staff.ts";

describe.skipIf(missing !== null)("deputies", () => {
  test("D4 whoever will be away names who decides in their place, reads it back, and ends it early", async () => {
    const office = await openOffice();
    const lead = await office.arrives("pei.qinghe");
    await lead.opens("/staff/profile");
    const part = lead.page.locator(".deputies");
    await lead.reads("现在和以后都没有人代您。", part);
    await lead.fills({ 代理人: "沈一苇" }, part);
    for (const [title, day] of [
      ["从", "2026-11-23"],
      ["到（含当天）", "2026-11-27"],
    ] as const) {
      await part.getByLabel(title).fill(day);
      await lead.page.keyboard.press("Enter");
    }
    await lead.presses("指定代理人", part);
    await lead.reads("沈一苇 代您", part);
    await lead.reads("正在代理", part);
    await lead.photographs("deputies", [desktop, phone]);
    await lead.presses("我回来了，提前结束", part);
    await lead.reads("沈一苇 不再代您。", part);
    await lead.reads("现在和以后都没有人代您。", part);
    hasNoFaults(office, lead);
  });
});
