import { describe, expect, test } from "vitest";
import { desktop, missing, phone } from "./world/browser.ts";
import { givenCase } from "./world/cases.ts";
import { openOffice } from "./world/office.ts";
import { isTold, opensOwnCase } from "./world/portal.ts";
import { begins, findsToDo, formOf, hasNoFaults, makes, opensCase, registersCall, seesState } from "./world/staff.ts";
import type { Visitor } from "./world/visitor.ts";

/** Names people in a field for several, one after the other, and closes the list. */
async function names(who: Visitor, title: string, people: readonly string[]): Promise<void> {
  for (const name of people) await who.fills({ [title]: name }, formOf(who));
  await formOf(who).getByText(title, { exact: true }).click();
}

describe.skipIf(missing !== null)("urgent and major incidents", () => {
  test("D28 an urgent case: coordination asked for and taken, somebody called in answers, an action is logged, service restored", async () => {
    const office = await openOffice();
    const number = await givenCase(office, { subject: "全馆外网中断", at: "working", impact: "1", urgency: "1" });
    const engineer = await office.arrives("zhou.zhiwei");
    await opensCase(engineer, number);
    await makes(engineer, "请求协调", "二线处理", { 原因: "出口设备和运营商都要人" });
    const manager = await office.arrives("lu.xingzhou");
    await opensCase(manager, number);
    await manager.photographs("urgent-asked", [desktop, phone]);
    await makes(manager, "我来协调", "二线处理");
    await begins(manager, "召集人手");
    await names(manager, "召集谁", ["卫朝歌"]);
    await manager.fills({ 请他们做什么: "到机房配合切换出口" }, formOf(manager));
    await manager.photographsAsItStands("urgent-call-in");
    await manager.presses("召集人手", formOf(manager));
    await manager.reads("召集的人");
    const liaison = await office.arrives("wei.zhaoge", { width: phone });
    await opensCase(liaison, number);
    await makes(liaison, "答复召集", "二线处理", { 能来吗: "马上到" });
    await makes(liaison, "记一条行动", "二线处理", { 做了什么: "备用出口已上电" });
    await manager.reads("备用出口已上电");
    await manager.photographs("urgent-coordinated", [desktop, phone]);
    await makes(manager, "服务已恢复", "二线处理", { 怎么恢复的: "切到备用出口，外网已通" });
    await manager.photographs("urgent-restored", [desktop]);
    hasNoFaults(office, engineer, manager, liaison);
  });

  test("D12 raised, declared, told in two wordings, linked at the desk in one act, restored with those that follow, reviewed", async () => {
    const office = await openOffice();
    const number = await givenCase(office, {
      subject: "借还系统全部停用",
      at: "working",
      impact: "1",
      urgency: "1",
      caller: "he.qian",
    });
    const operator = await office.arrives("shen.yiwei");
    await opensCase(operator, number);
    await makes(operator, "提议重大事件", "二线处理", { 原因: "全馆都停了" });
    const manager = await office.arrives("lu.xingzhou");
    await manager.opens("/staff/mine");
    await findsToDo(manager, "判断", "借还系统全部停用");
    await manager.page.locator(".todo", { hasText: "借还系统全部停用" }).first().click();
    await manager.page.locator(".head-of-record h1").waitFor();
    await manager.photographs("major-proposed", [desktop, phone]);
    await makes(manager, "宣布重大事件", "处置中", { 协调人: "林见山" });

    const coordinator = await office.arrives("lin.jianshan");
    await coordinator.opens(new URL(manager.page.url()).pathname);
    await coordinator.page.locator(".head-of-record h1").waitFor();
    await begins(coordinator, "加入通报范围");
    await names(coordinator, "加谁（同事、客户联系人）", ["宫徵羽", "顾南枝"]);
    await coordinator.presses("加入通报范围", formOf(coordinator));
    await coordinator.reads(/通报范围 2 人/);
    await begins(coordinator, "发布通报");
    await coordinator.fills(
      { 内部怎么说: "核心存储写满，正在清归档。", 对客户怎么说: "借还服务中断，正在恢复，请先到人工台。" },
      formOf(coordinator),
    );
    await coordinator.photographsAsItStands("major-update");
    await coordinator.presses("发布通报", formOf(coordinator));
    await formOf(coordinator).waitFor({ state: "detached" });
    await coordinator.photographs("major-declared", [desktop, phone]);

    const customer = await office.arrives("he.qian", { width: phone });
    await opensOwnCase(customer, number);
    await isTold(customer, /借还服务中断，正在恢复/);
    expect(await customer.page.getByText("核心存储写满").count(), "the wording for ourselves").toBe(0);
    await customer.photographs("major-customer", [phone, desktop]);

    await operator.opens("/staff/desk");
    await operator.reads("重大事件：");
    await operator.photographs("major-banner", [desktop, phone]);
    await registersCall(operator, {
      phone: "13855500101",
      subject: "二楼也借不了书",
      service: "自助终端",
      category: "其他",
      impact: "一个部门",
      urgency: "今天",
    });
    await operator.photographsAsItStands("major-banner-linking");
    await operator.presses("这通电话也是它");
    await operator.reads("已归入");

    await coordinator.reads(/跟随的事件 2 个/);
    await begins(coordinator, "服务已恢复");
    await coordinator.reads(/一起解决会通知 2 位客户/);
    await coordinator.fills(
      { "恢复情况（告诉客户）": "借还服务已恢复，请放心使用。", 跟随的事件一起解决吗: "一起解决，通知客户" },
      formOf(coordinator),
    );
    await coordinator.photographsAsItStands("major-restoring");
    await coordinator.presses("服务已恢复", formOf(coordinator));
    await seesState(coordinator, "已恢复");
    await isTold(customer, /借还服务已恢复/);
    await makes(coordinator, "写复盘", "已恢复", {
      根本原因: "归档任务停了两周，存储写满",
      "经过（时间线）": "十点报障，十点半恢复",
      做得好的: "通报及时",
      做得不好的: "存储没有告警",
    });
    await begins(coordinator, "定一条改进措施");
    await coordinator.fills(
      { 改进什么: "存储用量告警", 谁负责: "宫徵羽", 什么时候完成: "2026-12-04 18:00" },
      formOf(coordinator),
    );
    await coordinator.page.keyboard.press("Tab");
    await coordinator.photographsAsItStands("major-action");
    await coordinator.presses("定一条改进措施", formOf(coordinator));
    await formOf(coordinator).waitFor({ state: "detached" });
    await makes(coordinator, "关闭", "已复盘关闭", { 原因: "复盘完成" });
    await coordinator.photographs("major-closed", [desktop, phone]);
    hasNoFaults(office, operator, manager, coordinator, customer);
  });
});
