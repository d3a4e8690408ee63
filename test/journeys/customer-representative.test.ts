import { describe, expect, test } from "vitest";
import { missing } from "./world/browser.ts";
import { givenCase } from "./world/cases.ts";
import { openOffice } from "./world/office.ts";
import { opensOwnCase } from "./world/portal.ts";
import { hasNoFaults } from "./world/staff.ts";

describe.skipIf(missing !== null)("the customer representative", () => {
  test("U1 U3 sees the cases of her whole house and none of another; finds one by its number; a colleague sees only his; D4 she names who approves for her and takes it back", async () => {
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

    await representative.opens("/portal");
    await representative.page.getByRole("link", { name: "不在的时候，请同事代您审批" }).click();
    await representative.page.getByLabel("谁代您").selectOption({ label: "何其安 · 北溟大学图书馆信息中心" });
    const from = representative.page.getByLabel("从", { exact: true });
    await representative.page.getByLabel("到（含当天）").fill(await from.inputValue());
    await representative.page.getByRole("button", { name: "指定代理人" }).click();
    await representative.reads("已指定何其安。");
    await representative.page.getByRole("button", { name: "我回来了，提前结束" }).click();
    await representative.reads("何其安不再代您审批。");

    const nurse = await office.arrives("bai.lu");
    await opensOwnCase(nurse, foreign);
    await nurse.opens(`/portal/cases/${own}`);
    await nurse.reads("没有这个号码的事件");
    hasNoFaults(office, representative, nurse);
  });
});
