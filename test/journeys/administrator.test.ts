import { describe, expect, test } from "vitest";
import { setUpLink } from "#kernel/people/commands/set-up.ts";
import { desktop, missing, phone } from "./world/browser.ts";
import { givenCase } from "./world/cases.ts";
import { openOffice } from "./world/office.ts";
import { hasNoFaults, opensCase } from "./world/staff.ts";
import type { Visitor } from "./world/visitor.ts";

describe.skipIf(missing !== null)("the administrator", () => {
  test("U1 first start: names the installation by the one-time link; a second try finds nothing there", async () => {
    const office = await openOffice({ isFurnished: false });
    const link = (await setUpLink(office.kernel, office.kernel.now()))!;
    const administrator = await office.stranger();
    await administrator.opens(link);
    await administrator.reads("首次设置");
    expect(administrator.page.url(), "the token leaves the address").not.toContain("#");
    await administrator.fills({
      单位名称: "远岭",
      您的姓名: "安其位",
      用户名: "an.qiwei",
      "密码（至少 8 个字符）": "four-oaks-by-the-river",
    });
    await administrator.findsItAccessible();
    await administrator.presses("开始使用");
    await administrator.reads("安其位");

    const second = await office.stranger();
    await second.opens(link);
    await second.fills({
      单位名称: "别处",
      您的姓名: "某人",
      用户名: "somebody",
      "密码（至少 8 个字符）": "seven-wide-lakes",
    });
    const answer = second.page.waitForResponse((response) => response.url().endsWith("/set-up"));
    await second.presses("开始使用");
    expect((await answer).status()).toBe(404);
    hasNoFaults(office, administrator, second);
  });

  test("U1 U2 invites somebody, gives them a role, and gives that role a right", async () => {
    const office = await openOffice();
    const administrator = await office.arrives("an.qiwei");
    await invitesAnEngineer(administrator);
    const { page } = administrator;
    await administrator.opens("/staff/admin/roles/engineer");
    await page.getByLabel("补记较早的时间").check();
    await saves(administrator);
    await administrator.reads("改过", page.locator(".admin-row", { hasText: "工程师" }));
    await administrator.opens("/staff/admin/roles");
    await administrator.reads("角色 × 权限");
    await administrator.photographs("administrator-roles");
    hasNoFaults(office, administrator);
  });

  test("L2 U6 closes a working day, having read which due times move; the case says so", async () => {
    const office = await openOffice();
    const number = await givenCase(office, { subject: "三楼自助借还机刷卡后黑屏", at: "working", impact: "3" });
    const administrator = await office.arrives("an.qiwei");
    await closesADay(administrator, "2026-11-24");
    const engineer = await office.arrives("zhou.zhiwei");
    await opensCase(engineer, number);
    const told = engineer.page.locator(".event-line", { hasText: "日历改了，解决时限重新算过" });
    await engineer.reads("到期", told);
    hasNoFaults(office, administrator, engineer);
  });

  test("D5 D10 L1 changes categories, matrix and targets, and a department's level; the next call goes by them", async () => {
    const office = await openOffice();
    const administrator = await office.arrives("an.qiwei");
    await administrator.opens("/staff/admin/categories/new");
    await administrator.fills({ 代号: "paper-jam", "名称（中文）": "卡纸", "名称（英文）": "Paper jam", 上级: "硬件" });
    await saves(administrator);
    await administrator.page.locator(".admin-row[aria-current]", { hasText: "卡纸" }).waitFor();
    await administrator.photographs("administrator-categories");

    await administrator.opens("/staff/admin/priorities");
    await administrator.fills({ "一人 × 可等": "中" });
    await saves(administrator);
    await administrator.photographs("administrator-priorities", [desktop, phone]);

    await agreesOnALevel(administrator);
    const operator = await office.arrives("shen.yiwei");
    await operator.opens("/staff/desk");
    await operator.fills({ 回电: "13855500101" });
    await operator.reads("建木医院 7×12", operator.page.locator(".caller-side"));
    await operator.fills({ 影响: "一人", 紧急: "可等" });
    await operator.reads("中", operator.page.locator(".priority-line"));
    await operator.reads("5 时", operator.page.locator(".agreed tr[aria-current]"));
    await operator.fills({ 类别: "卡纸" });
    hasNoFaults(office, administrator, operator);
  });
});

/** Presses 保存 and waits until nothing is left to save. */
async function saves(who: Visitor): Promise<void> {
  await who.presses("保存");
  await who.page.locator(".save-bar").waitFor({ state: "detached" });
}

/** U1, U2: somebody new with a role, and the link by which they set their password. */
async function invitesAnEngineer(administrator: Visitor): Promise<void> {
  await administrator.opens("/staff/people/new");
  await administrator.fills({ 姓名: "漆雕寒", 职务: "终端工程师", 所属机构: "网络与终端处", 电话: "13955500777" });
  await saves(administrator);
  await administrator.page.getByRole("heading", { level: 1, name: "漆雕寒" }).waitFor();
  await administrator.presses("给一个角色");
  const form = administrator.page.locator(".give-role");
  await administrator.fills({ 角色: "工程师" }, form);
  await administrator.presses("给一个角色", form);
  await administrator.page.getByRole("cell", { name: "工程师", exact: true }).waitFor();
  await administrator.fills({ 用户名: "qidiao.han" });
  await administrator.presses("生成邀请链接");
  await administrator.reads("只能用一次", administrator.page.locator(".one-time"));
  await administrator.photographs("administrator-person", [desktop, phone]);
}

/** L2: a working day becomes a free one; before it is saved one reads which due times move. */
async function closesADay(administrator: Visitor, day: string): Promise<void> {
  await administrator.opens("/staff/admin/calendars");
  const { page } = administrator;
  await page.getByRole("link", { name: /北溟 5×8/ }).click();
  await page.locator(`[data-day="${day}"]`).click();
  await administrator.reads(/会改动 [1-9]\d* 个正在走的时限/);
  await administrator.photographsAsItStands("administrator-day");
  await administrator.presses("保存这一天");
  await administrator.reads(/已保存，重排了 [1-9]\d* 个时限/);
  await page.locator(`[data-day="${day}"].override, [data-day="${day}"].free`).waitFor();
  await administrator.photographs("administrator-calendar");
}

/** L1: a limit is agreed anew, and a department gets a level of its own. */
async function agreesOnALevel(administrator: Visitor): Promise<void> {
  await administrator.opens("/staff/admin/levels");
  const { page } = administrator;
  await page.getByRole("link", { name: /建木医院 7×12/ }).click();
  await page.getByLabel("解决 中", { exact: true }).fill("5:00");
  await administrator.presses("先看影响");
  await saves(administrator);
  await administrator.photographs("administrator-levels", [desktop, phone]);
  await administrator.opens("/staff/admin/organisations");
  await page.getByRole("link", { name: /北溟大学图书馆借阅部/ }).click();
  await administrator.fills({ 服务级别: "建木医院 7×12" });
  await administrator.presses("先看影响");
  await saves(administrator);
  await administrator.photographs("administrator-organisation");
}
