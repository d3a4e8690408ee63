import { describe, test } from "vitest";
import { desktop, missing, phone } from "./world/browser.ts";
import { givenCase } from "./world/cases.ts";
import { type Office, openOffice } from "./world/office.ts";
import { isTold, opensOwnCase, seesItIs } from "./world/portal.ts";
import { begins, findsToDo, formOf, hasNoFaults, makes, numberGiven, opensCase, seesState } from "./world/staff.ts";
import type { Visitor } from "./world/visitor.ts";

describe.skipIf(missing !== null)("contracts and what they cover", () => {
  test("L1 D19 cover is seen while the caller is on the line: in, expiring, used up, out", async () => {
    const office = await openOffice();
    await givenCase(office, {
      subject: "东泵站终端掉线",
      at: "solved",
      caller: "su.wenqu",
      contract: "HT-YZ-JJ",
      spent: 90,
    });
    const operator = await office.arrives("shen.yiwei");
    await operator.opens("/staff/desk");
    await rings(operator, office, "gu.nanzhi");
    await seesCover(operator, "在保", /合同 HT-BM-2026 有效至/);
    await operator.photographs("cover-in", [desktop, phone]);

    await rings(operator, office, "wenren.yue", true);
    await seesCover(operator, "快到期", /合同 HT-QX-2026 还有 21 天到期/);
    await operator.photographsAsItStands("cover-expiring");

    await rings(operator, office, "su.wenqu", true);
    await chooses(operator, "HT-YZ-JJ");
    await seesCover(operator, "已用完", "合同 HT-YZ-JJ 的工时已用完");
    await operator.photographs("cover-used-up", [desktop, phone]);

    await rings(operator, office, "gu.nanzhi", true);
    await chooses(operator, "HT-BM-2025");
    await seesCover(operator, "合同外", /合同 HT-BM-2025 已于 .* 到期/);
    await operator.photographs("cover-out", [desktop, phone]);
    hasNoFaults(office, operator);
  });

  test("D19 out of cover nobody is sent: approval is asked for with its price, given in 我的, agreed to in the portal, and then it goes on", async () => {
    const office = await openOffice();
    const operator = await office.arrives("shen.yiwei");
    await operator.opens("/staff/desk");
    await rings(operator, office, "gu.nanzhi");
    await chooses(operator, "HT-BM-2025");
    await operator.fills({
      现象: "自助借还机读卡板要换新的",
      服务: "自助终端",
      类别: "其他",
      影响: "一个部门",
      紧急: "今天",
    });
    await operator.presses(/^登记并派单/);
    await operator.reads(/不在合同范围内/);
    await operator.photographsAsItStands("cover-refused-at-desk");
    await operator.presses(/^仅登记/);
    const number = await numberGiven(operator);

    await opensCase(operator, number);
    await operator.reads("合同外", operator.page.locator(".context"));
    await operator.photographs("cover-case-out", [desktop, phone]);
    await begins(operator, "派单");
    const dispatch = formOf(operator);
    await dispatch.getByRole("button", { name: "派单", exact: true }).click();
    await operator.reads(/不在合同范围内/, dispatch);
    await operator.photographsAsItStands("cover-dispatch-refused");
    await operator.page.keyboard.press("Escape");

    await begins(operator, "合同外，申请审批");
    await operator.photographsAsItStands("cover-ask");
    const asking = formOf(operator);
    await operator.fills({ 要做什么: "更换读卡板一块，含上门与调试", 价格: "1850", 币种: "人民币" }, asking);
    await asking.getByRole("button", { name: "合同外，申请审批", exact: true }).click();
    await seesState(operator, "等审批");
    await operator.photographs("cover-case-waiting", [desktop, phone]);

    const approver = await office.arrives("lin.jianshan");
    await approver.opens("/staff/mine");
    await findsToDo(approver, "合同外：取得审批与客户同意", "自助借还机读卡板要换新的");
    await approver.photographs("cover-to-approve", [desktop, phone]);
    await approver.page.locator(".todo", { hasText: "自助借还机读卡板要换新的" }).click();
    await approver.page.locator(".head-of-record h1").waitFor();
    await approver.photographsAsItStands("cover-approving");
    await makes(approver, "批准", "等审批", {});

    const customer = await office.arrives("gu.nanzhi", { width: phone });
    await customer.opens("/portal");
    await customer.reads("不在合同范围内，请您答复");
    await customer.photographs("cover-portal-home", [phone, desktop]);
    await opensOwnCase(customer, number);
    await customer.reads(/人民币 1850/);
    await customer.photographs("cover-portal-asked", [phone, desktop]);
    await customer.presses("同意，请继续");
    await customer.photographsAsItStands("cover-portal-agreeing");
    await customer.presses("同意，请继续", customer.page.locator("form"));
    await seesItIs(customer, "已受理");
    await isTold(customer, "已获批准，我们继续处理。");
    await customer.photographs("cover-portal-agreed", [phone]);

    await seesState(operator, "已受理");
    await makes(operator, "派单", "等人接单", {});
    await operator.photographs("cover-dispatched");
    hasNoFaults(office, operator, approver, customer);
  });

  test("L1 the administrator keeps a project and a contract; it is found, exported, and shows what is left", async () => {
    const office = await openOffice();
    const administrator = await office.arrives("an.qiwei");
    await administrator.opens("/staff/admin/projects");
    await administrator.photographs("projects", [desktop, phone]);
    await administrator.opens("/staff/admin/projects/new");
    await administrator.fills({
      项目编号: "XM-BM-02",
      名称: "借阅部夜间保障",
      客户: "北溟大学图书馆借阅部",
      项目经理: "林见山",
    });
    await saves(administrator);
    await administrator.page.getByRole("heading", { level: 1, name: "XM-BM-02 借阅部夜间保障" }).waitFor();
    await administrator.photographs("project", [desktop, phone]);

    await administrator.opens("/staff/admin/contracts/new");
    await administrator.photographs("contract-new", [desktop, phone]);
    await administrator.fills({ 合同号: "HT-BM-YJ", 名称: "夜间上门包", 客户: "北溟大学图书馆借阅部" });
    await administrator.fills({ 我方单位: "运维部", 项目: "借阅部夜间保障", 按什么计量: "上门次数" });
    await administrator.page.getByLabel("生效").fill("2026-11-01");
    await administrator.page.keyboard.press("Enter");
    await administrator.fills({ 购买: "12" });
    await saves(administrator);
    await administrator.page.getByRole("heading", { level: 1, name: "HT-BM-YJ 夜间上门包" }).waitFor();
    await administrator.photographs("contract", [desktop, phone]);
    await administrator.page.getByPlaceholder("合同号、名称或客户").fill("夜间");
    await administrator.page.locator(".admin-row", { hasText: "HT-BM-2026" }).waitFor({ state: "detached" });
    const file = administrator.page.waitForEvent("download");
    await administrator.presses("导出");
    await (await file).path();
    hasNoFaults(office, administrator);
  });

  test("L1 L5 a level's targets are changed and another level agreed for a while: which due times move is read before it is saved", async () => {
    const office = await openOffice();
    await givenCase(office, { subject: "三楼自助借还机刷卡后黑屏", at: "working", impact: "3" });
    const administrator = await office.arrives("an.qiwei");
    await administrator.opens("/staff/admin/levels");
    await administrator.page.getByRole("link", { name: /北溟大学图书馆 2026/ }).click();
    await administrator.page.getByLabel("解决 中", { exact: true }).fill("6:00");
    await administrator.presses("先看影响");
    await administrator.reads(/会改动 [1-9]\d* 个正在走的时限/);
    await administrator.photographsAsItStands("level-preview");
    await saves(administrator);

    await administrator.opens("/staff/admin/level-agreements");
    await administrator.photographs("agreements", [desktop, phone]);
    await administrator.opens("/staff/admin/level-agreements/new");
    await administrator.photographs("agreement-new", [desktop, phone]);
    await administrator.fills({
      客户: "建木医院",
      从: "2026-11-23 12:00",
      到: "2026-11-30 18:00",
      与谁商定: "后勤保障部",
      商定日期: "2026-11-22",
      原因: "门诊楼搬迁，一周内按更紧的时限",
    });
    await administrator.page.getByLabel("解决 高", { exact: true }).fill("1:3O");
    await administrator.reads(/解决 · 高：/);
    await administrator.page.getByLabel("解决 高", { exact: true }).fill("1:30");
    await administrator.presses("先看影响");
    await administrator.reads(/时限/, administrator.page.locator(".effect"));
    await saves(administrator);
    await administrator.reads("门诊楼搬迁，一周内按更紧的时限");
    await administrator.photographs("agreement-made", [desktop, phone]);
    await administrator.presses("撤回");
    await administrator.reads("撤回", administrator.page.locator(".effect"));
    await administrator.presses("撤回", administrator.page.locator(".effect"));
    await administrator.reads("已撤回");
    hasNoFaults(office, administrator);
  });
});

/** The caller is recognised by their number. */
async function rings(operator: Visitor, office: Office, login: string, isAnother = false): Promise<void> {
  const { rows } = await office.kernel.db.query<{ value: string; name: string }>({
    text: "select c.value, p.name from person_contacts c join persons p on p.id = c.person_id where p.id = $1 and c.kind = 'phone'",
    values: [office.personOf(login)],
  });
  // The call before is taken back: every one begins with an empty form.
  const clear = operator.page.getByRole("button", { name: /^误拨，清空/ });
  if (isAnother) {
    await clear.click();
    await clear.waitFor({ state: "detached" });
  }
  await operator.fills({ 回电: rows[0]!.value.replace("+86", "") });
  await operator.reads(rows[0]!.name, operator.page.locator(".caller-side"));
}

const chooses = (operator: Visitor, contract: string) =>
  operator.fills({ 换一份合同: contract }, operator.page.locator(".caller-side"));

async function seesCover(operator: Visitor, sign: string, because: string | RegExp): Promise<void> {
  const card = operator.page.locator(".card", { has: operator.page.locator(".cover-card") });
  await operator.reads(sign, card.locator(".cover-sign"));
  await operator.reads(because, card);
}

/** Presses 保存 and waits until nothing is left to save. */
async function saves(who: Visitor): Promise<void> {
  await who.presses("保存");
  await who.page.locator(".save-bar").waitFor({ state: "detached" });
}
