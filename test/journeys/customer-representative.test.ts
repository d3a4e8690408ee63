import { describe, expect, test } from "vitest";
import { missing } from "./world/browser.ts";
import { givenCase } from "./world/cases.ts";
import { openOffice } from "./world/office.ts";
import { opensOwnCase } from "./world/portal.ts";
import { hasNoFaults } from "./world/staff.ts";

describe.skipIf(missing !== null)("the customer representative", () => {
  test("U1 U3 sees the cases of her whole house and none of another; finds one by its number; a colleague sees only his", async () => {
    const office = await openOffice();
    const own = await givenCase(office, { subject: "信息中心交换机风扇异响", at: "working", caller: "he.qian" });
    const foreign = await givenCase(office, { subject: "住院部床头屏不亮", at: "working", caller: "bai.lu" });
    const representative = await office.arrives("gu.nanzhi");
    await representative.opens("/portal");
    await representative.reads("信息中心交换机风扇异响");
    expect(await representative.page.getByText("住院部床头屏不亮").count()).toBe(0);
    await representative.page
      .getByRole("searchbox")
      .or(representative.page.getByLabel("号码，或几个字"))
      .first()
      .fill(own);
    await representative.page.keyboard.press("Enter");
    await representative.page.getByRole("heading", { name: "信息中心交换机风扇异响" }).waitFor();
    await representative.opens(`/portal/cases/${foreign}`);
    await representative.reads("没有这个号码的事件");

    const nurse = await office.arrives("bai.lu");
    await opensOwnCase(nurse, foreign);
    await nurse.opens(`/portal/cases/${own}`);
    await nurse.reads("没有这个号码的事件");
    hasNoFaults(office, representative, nurse);
  });
});
