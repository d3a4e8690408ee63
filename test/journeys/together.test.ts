import { describe, expect, test } from "vitest";
import { missing } from "./world/browser.ts";
import { givenCase } from "./world/cases.ts";
import { openOffice } from "./world/office.ts";
import { begins, formOf, hasNoFaults, makes, opensCase, seesState } from "./world/staff.ts";

describe.skipIf(missing !== null)("several at once", () => {
  test("U2 a session ended elsewhere ends here: the page asks to sign in and comes back to where it was", async () => {
    const office = await openOffice();
    const number = await givenCase(office, { subject: "报告厅投影没有画面", at: "registered" });
    const password = await office.passwordOf("shen.yiwei");
    const [here, there] = [await office.arrives("shen.yiwei"), await office.arrives("shen.yiwei")];
    await opensCase(here, number);
    await there.opens("/staff/mine");
    await there.reads("沈一苇");
    const ended = await there.page.evaluate(async () => {
      const { items } = await (await fetch("/api/v1/me/sessions")).json();
      const other = items.find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent);
      return (await fetch(`/api/v1/me/sessions/${other.id}`, { method: "DELETE" })).status;
    });
    expect(ended).toBe(204);
    await here.page.reload();
    await here.signsIn("shen.yiwei", password);
    await here.page.waitForURL(new RegExp(number));
    await seesState(here, "已受理");
    hasNoFaults(office, here, there);
  });

  test("U1 two agents with the same case: the second is shown both versions and loses nothing; a change shows at the other within seconds", async () => {
    const office = await openOffice();
    const number = await givenCase(office, { subject: "报告厅投影没有画面", at: "registered" });
    const [first, second] = [await office.arrives("shen.yiwei"), await office.arrives("wen.ruogu")];
    await Promise.all([opensCase(first, number), opensCase(second, number)]);
    await second.reads("沈一苇 也在看");

    // Both correct the same record; the slower one is asked, with what she typed still there.
    await begins(first, "更正分类");
    await begins(second, "更正分类");
    await second.fills({ 现象: "报告厅投影没有画面，声音正常" }, formOf(second));
    await first.fills({ 现象: "报告厅投影蓝屏" }, formOf(first));
    await formOf(first).getByRole("button", { name: "更正分类", exact: true }).click();
    await formOf(first).waitFor({ state: "detached" });
    await formOf(second).getByRole("button", { name: "更正分类", exact: true }).click();
    const conflict = second.page.locator(".conflict-view");
    await second.reads("报告厅投影蓝屏", conflict.first());
    await second.reads("报告厅投影没有画面，声音正常", conflict.first());
    await second.findsItAccessible();
    await second.presses("用我的");
    await formOf(second).getByRole("button", { name: "更正分类", exact: true }).click();
    await formOf(second).waitFor({ state: "detached" });

    // Live: what the one does stands before the other without a reload.
    await first.page.getByRole("heading", { name: "报告厅投影没有画面，声音正常" }).waitFor();
    await makes(first, "分诊，我来处理", "一线处理", { 服务: "桌面与外设" });
    await seesState(second, "一线处理");
    hasNoFaults(office, first, second);
  });
});
