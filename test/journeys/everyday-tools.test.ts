import { describe, expect, test } from "vitest";
import { actorOfPerson } from "#kernel/people/identity/identify.ts";
import { createView } from "#registers/case-views/commands/keep-view.ts";
import { missing } from "./world/browser.ts";
import { givenCase } from "./world/cases.ts";
import { openOffice } from "./world/office.ts";
import { hasNoFaults, opensCase, seesState } from "./world/staff.ts";

describe.skipIf(missing !== null)("everyday tools", () => {
  test("D22 many at once: chosen by keys, shown what would happen, done one by one; what cannot be stays chosen", async () => {
    const office = await openOffice();
    const subjects = ["报告厅投影没有画面", "二楼打印机卡纸", "门禁刷卡无反应"];
    for (const subject of subjects) await givenCase(office, { subject, at: "registered" });
    const agent = await office.arrives("shen.yiwei");
    await agent.opens("/staff/cases?view=open");
    // Rows, not the grey ones that stand there before them.
    await agent.page.locator(".list-line").nth(2).waitFor();
    await agent.page.keyboard.press("Shift+A");
    await agent.reads("已选 3 件");
    await agent.page.keyboard.press("b");
    const drawer = agent.page.locator(".bulk-drawer");
    await drawer.getByRole("button", { name: "写备注" }).click();
    await drawer.locator("textarea").fill("同一条线路，一起看。");
    await drawer.getByRole("button", { name: "看看会怎样" }).click();
    await agent.reads("3 件中 3 件可以处理", drawer);
    await agent.findsItAccessible();
    await agent.photographsAsItStands("bulk-preview");
    await drawer.getByRole("button", { name: "处理这 3 件" }).click();
    await agent.reads("已完成 3 / 3", drawer);
    await drawer.getByRole("button", { name: "关闭" }).last().click();
    await agent.page.locator(".bulk-bar").waitFor({ state: "detached" });
    hasNoFaults(office, agent);
  });

  test("D22 a view is kept under a name, counted in the rail, linked to, and deleted again", async () => {
    const office = await openOffice();
    await givenCase(office, { subject: "报告厅投影没有画面", at: "registered" });
    const agent = await office.arrives("shen.yiwei");
    await agent.opens("/staff/cases?view=open&priority=2");
    await agent.page.getByRole("button", { name: "视图与导出" }).click();
    await agent.page.getByRole("menuitem", { name: "存为视图…" }).click();
    await agent.fills({ 名称: "高优先级" });
    await agent.page.getByRole("button", { name: "保存视图" }).click();
    await agent.page.waitForURL(/view=saved-\d+/);
    const link = agent.page.getByRole("link", { name: /^高优先级/ });
    await link.waitFor();
    await agent.photographs("saved-view", [1440, 390]);
    await agent.page.reload();
    await agent.page.getByRole("heading", { name: "高优先级" }).waitFor();
    await agent.page.getByRole("button", { name: "视图与导出" }).click();
    await agent.page.getByRole("menuitem", { name: "修改视图…" }).click();
    await agent.page.getByRole("button", { name: "删除视图" }).click();
    await agent.page.getByRole("button", { name: "删除视图" }).click();
    await link.waitFor({ state: "detached" });
    hasNoFaults(office, agent);
  });

  test("D22 a view with columns is a table while no case is open, sorted by its heads; beside a case and on a phone rows as usual", async () => {
    const office = await openOffice();
    for (const subject of ["报告厅投影没有画面", "二楼打印机卡纸"])
      await givenCase(office, { subject, at: "registered" });
    const { kernel } = office;
    const actor = await actorOfPerson(kernel, office.personOf("shen.yiwei"), kernel.now());
    const asking = { actor: actor!, now: kernel.now(), via: "desk", idempotencyKey: null, ifMatch: null };
    const { id } = await createView(kernel, asking, {
      name: { zh: "我看的", en: "What I look at" },
      reach: "mine",
      teamId: null,
      query: { process: "incident", family: "open", sort: "createdAt" },
      columns: ["number", "subject", "state", "priority", "organisation", "assignee", "dueAt", "createdAt"],
    });
    const agent = await office.arrives("shen.yiwei");
    await agent.opens(`/staff/cases?view=saved-${id}`);
    const first = agent.page.locator(".column-cells").first();
    await first.filter({ hasText: "报告厅投影没有画面" }).waitFor();
    await agent.findsItAccessible();
    await agent.photographs("columns", [1440, 390]);
    await agent.page.locator(".column-heads").getByRole("button", { name: "登记时间" }).click();
    await first.filter({ hasText: "二楼打印机卡纸" }).waitFor();
    await first.click();
    await seesState(agent, "已受理");
    await agent.page.locator(".case-lines").first().waitFor();
    hasNoFaults(office, agent);
  });

  test("D22 a macro shows what it will do and does it; / brings a text, @ a colleague; both survive a reload", async () => {
    const office = await openOffice();
    const number = await givenCase(office, { subject: "报告厅投影没有画面", at: "registered" });
    const [agent, colleague] = [await office.arrives("shen.yiwei"), await office.arrives("wen.ruogu")];
    await agent.opens("/staff/admin/macros/new");
    const form = agent.page.locator(".admin-record");
    await agent.fills({ "名称（中文）": "马上安排", "名称（英文）": "On its way" }, form);
    await agent.fills(
      {
        回复框里的短语: "ma",
        中文文字: "{{requester}}您好，{{number}} 已收到。",
        英文文字: "{{requester}}, we have {{number}}.",
      },
      form,
    );
    await form.getByRole("button", { name: "保存" }).click();
    await agent.page.waitForURL(/macros\/\d+/);

    await Promise.all([opensCase(agent, number), opensCase(colleague, number)]);
    await agent.page.keyboard.press("r");
    const box = agent.page.locator(".composer textarea");
    await box.fill("/ma");
    await agent.page.getByRole("option", { name: /马上安排/ }).waitFor();
    await agent.photographsAsItStands("slash");
    await box.press("Enter");
    await expect.poll(() => box.inputValue()).toMatch(/您好，\d{4}-\d{4} 已收到。/);
    await colleague.reads("沈一苇 正在输入");
    await expect.poll(() => agent.page.evaluate(() => Object.values(localStorage).join())).toContain("您好");
    await agent.page.reload();
    await agent.page.keyboard.press("r");
    await expect.poll(() => box.inputValue()).toMatch(/已收到。/);

    await box.press("Escape");
    // By its name, from anywhere on the case.
    await agent.page.keyboard.press("Control+K");
    await agent.page.getByRole("combobox").fill("马上");
    await agent.page.getByRole("option", { name: /快捷操作.*马上安排/ }).waitFor();
    await agent.photographsAsItStands("palette-macro");
    await agent.page.keyboard.press("Enter");
    await agent.page.getByRole("button", { name: "照此执行" }).waitFor();
    await agent.photographsAsItStands("macro");
    await agent.page.getByRole("button", { name: "照此执行" }).click();
    await agent.page.locator(".timeline", { hasText: "已收到。" }).waitFor();
    hasNoFaults(office, agent, colleague);
  });

  test("D22 follow, remind, snooze: by letters, by the … menu and by the palette; what sleeps is found again", async () => {
    const office = await openOffice();
    const number = await givenCase(office, { subject: "报告厅投影没有画面", at: "registered" });
    const agent = await office.arrives("shen.yiwei");
    await opensCase(agent, number);
    await seesState(agent, "已受理");
    await agent.page.keyboard.press("Shift+F");
    await agent.page.getByRole("button", { name: /^关注/, pressed: true }).waitFor();
    await agent.page.getByRole("button", { name: "工具" }).click();
    await agent.page.getByRole("menuitem", { name: /提醒我…/ }).waitFor();
    await agent.photographsAsItStands("tools-menu");
    await agent.page.getByRole("menuitem", { name: /提醒我…/ }).click();
    const sheet = agent.page.getByRole("dialog");
    await sheet.getByLabel("提醒什么").fill("问供应商");
    await sheet.getByRole("button", { name: /一小时后/ }).click();
    await sheet.getByRole("button", { name: "到时提醒我" }).click();
    await sheet.waitFor({ state: "detached" });
    await agent.page.keyboard.press("Control+K");
    await agent.page.getByRole("combobox").fill("稍后");
    await agent.page.getByRole("option", { name: /稍后处理/ }).waitFor();
    await agent.photographsAsItStands("palette-acts");
    await agent.page.keyboard.press("Enter");
    await agent.page
      .getByRole("dialog")
      .getByRole("button", { name: /直到有进展/ })
      .click();
    await agent.page.locator(".asleep-mark").waitFor();
    await agent.photographs("asleep", [1440, 390]);
    await agent.opens("/staff/mine");
    await agent.reads("问供应商");
    await agent.page.getByRole("link", { name: "1 件稍后处理" }).click();
    await agent.page.locator(".todo", { hasText: "报告厅投影没有画面" }).waitFor();
    await agent.photographs("asleep-list", [1440, 390]);
    hasNoFaults(office, agent);
  });
});
