import { describe, test } from "vitest";
import { desktop, missing, phone } from "./world/browser.ts";
import { openOffice } from "./world/office.ts";
import { hasNoFaults } from "./world/staff.ts";

describe.skipIf(missing !== null)("the change log", () => {
  test("U6 who changed what stands in one place, leads to the record, and the record says who names it", async () => {
    const office = await openOffice();
    const keeper = await office.arrives("ji.mingheng");
    await keeper.opens("/staff/admin/changes?register=service-levels");
    await keeper.page.locator(".admin-row").first().click();
    await keeper.photographs("change-log", [desktop, phone]);
    await keeper.page.getByRole("link", { name: "打开这一条" }).click();
    await keeper.page.waitForURL(/admin\/levels\//);
    await keeper.reads("用在哪里");
    hasNoFaults(office, keeper);
  });
});
