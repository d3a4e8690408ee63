import { describe, expect, test } from "vitest";
import { missing } from "./world/browser.ts";
import { givenCase } from "./world/cases.ts";
import { openOffice } from "./world/office.ts";
import { hasNoFaults, opensCase } from "./world/staff.ts";

describe.skipIf(missing !== null)("language and look", () => {
  test("U8 one click changes the language of everything, on every machine; light and dark likewise", async () => {
    const office = await openOffice();
    const number = await givenCase(office, { subject: "三楼自助借还机刷卡后黑屏", at: "working" });
    const engineer = await office.arrives("zhou.zhiwei");
    await opensCase(engineer, number);
    await engineer.presses(/English/);
    await engineer.reads("Submit solution");
    await engineer.reads("2nd line");
    expect(await engineer.page.getAttribute("html", "lang")).toBe("en");
    const elsewhere = await office.arrives("zhou.zhiwei");
    await elsewhere.opens("/staff/mine");
    await elsewhere.page.locator("html[lang=en]").waitFor();

    const paper = () => engineer.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    await engineer.page.getByRole("button", { name: /^周知微/ }).click();
    await engineer.page.getByRole("menuitem", { name: "Dark" }).click();
    await expect.poll(paper).not.toBe(light);
    await engineer.page.keyboard.press("Escape");
    await engineer.findsItAccessible();
    await engineer.presses(/中文/);
    await engineer.reads("提交方案");
    hasNoFaults(office, engineer, elsewhere);
  });
});
