import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { desktop, missing, phone, shelf } from "./world/browser.ts";
import { givenCase } from "./world/cases.ts";
import { openOffice } from "./world/office.ts";
import { hasNoFaults } from "./world/staff.ts";

describe.skipIf(missing !== null)("the board", () => {
  test("M2 the desk's board is live, leads to the lists behind it, and hangs on a wall that says when it is cut off", async () => {
    const office = await openOffice();
    for (const [subject, at] of [
      ["三楼自助借还机刷卡后黑屏，回电 13855500177", "registered"],
      ["报告厅投影没有画面", "registered"],
      ["门诊叫号屏不动", "dispatched"],
      ["阅览室无线网时断时续", "working"],
    ] as const)
      await givenCase(office, { subject, at });
    await office.itIs("2026-11-23T08:40:00Z");
    await office.program.engine.fireDue(office.kernel.now());
    const lead = await office.arrives("pei.qinghe");
    await lead.opens("/staff/board");
    await lead.reads("报告厅投影没有画面");
    await lead.photographs("board", [desktop, phone]);

    // Live: a call that comes in stands there without a reload.
    await givenCase(office, { subject: "食堂结算机不打小票", at: "registered" });
    await lead.reads("食堂结算机不打小票");

    // The list behind a section, and back.
    await lead.page.getByRole("region", { name: "没人接" }).getByRole("link", { name: "没人接" }).click();
    await lead.page.waitForURL(/assignee=nobody/);
    await lead.page.goBack();

    // On the wall: dark, no controls, no number of a caller.
    await lead.reads("食堂结算机不打小票");
    // As large as it hangs there; once it fills the screen its size is not ours to set.
    await lead.page.setViewportSize({ width: 1920, height: 1080 });
    await lead.page.keyboard.press("w");
    const wall = lead.page.locator(".wall");
    await wall.waitFor();
    expect(await lead.page.locator("html").getAttribute("data-theme")).toBe("dark");
    expect(await wall.getByRole("button").count()).toBe(0);
    expect(await wall.textContent()).not.toContain("13855500177");
    await lead.findsItAccessible();
    await lead.page.screenshot({ path: join(shelf, "board-wall-1920.png") });

    // Cut off, it says of what time it is; connected again, it is live again.
    await lead.context.setOffline(true);
    await wall.getByRole("alert").waitFor({ timeout: 60_000 });
    await lead.page.screenshot({ path: join(shelf, "board-wall-stale-1920.png") });
    await lead.context.setOffline(false);
    await wall.getByRole("alert").waitFor({ state: "detached", timeout: 60_000 });
    await lead.page.keyboard.press("Escape");
    await lead.page.getByRole("button", { name: /上墙/ }).waitFor();
    hasNoFaults(office, lead);
  });

  test("M2 who does not see all cases has no board", async () => {
    const office = await openOffice();
    const engineer = await office.arrives("zhou.zhiwei");
    await engineer.opens("/staff/board");
    await engineer.page.getByRole("alert").first().waitFor();
    expect(await engineer.page.getByRole("navigation").getByRole("link", { name: "看板" }).count()).toBe(0);
    hasNoFaults(office, engineer);
  });
});
