import { describe, expect, test } from "vitest";
import { missing } from "./world/browser.ts";
import { givenCase } from "./world/cases.ts";
import { openOffice } from "./world/office.ts";
import { begins, formOf, hasNoFaults, makes, movesOffered, numberGiven, opensCase } from "./world/staff.ts";

describe.skipIf(missing !== null)("the desk", () => {
  test("D7 a call-logger registers and passes on; nothing on her screen solves, and every button does what it says", async () => {
    const office = await openOffice();
    const logger = await office.arrives("cheng.wanzhao");
    await logger.opens("/staff/desk");
    await logger.reads("登记来电");
    expect(await logger.page.getByRole("button", { name: /我来解决/ }).count()).toBe(0);
    await logger.fills({ 回电: "13855500101" });
    await logger.reads("已认出");
    await logger.fills({ 现象: "电子阅览室打印机卡纸" });
    await logger.presses("加设备");
    const sheet = logger.page.getByRole("dialog", { name: "新建设备" });
    await logger.fills({ 型号: "落笔 M520", 序列号: "LB52-9001" }, sheet);
    await logger.presses("加上设备", sheet);
    await logger.page.getByRole("button", { name: "LB52-9001", pressed: true }).waitFor();
    await logger.photographs("desk");
    await logger.presses(/^仅登记/);
    const number = await numberGiven(logger);
    await opensCase(logger, number);
    const offered = await movesOffered(logger);
    expect(offered).toContain("派单");
    expect(offered.filter((move) => /解决|接手|分诊，我来/.test(move))).toEqual([]);
    await makes(logger, "派单", "等人接单", {
      服务: "打印与扫描",
      类别: "其他",
      影响: "一人",
      紧急: "可等",
      班组: "网络与终端组",
    });
    expect(await movesOffered(logger), "what was done is not offered again").not.toContain("派单");

    // A working case is the engineer's: she reads it and is offered nothing she may not do.
    await opensCase(logger, await givenCase(office, { subject: "三楼无线时断时续", at: "working" }));
    for (const move of ["提交方案", "请客户补充", "改派", "收结果"])
      expect(await movesOffered(logger)).not.toContain(move);
    hasNoFaults(office, logger);
  });

  test("D7 a junior agent is held to the standard steps: named where one is left, and solved once all are noted", async () => {
    const office = await openOffice();
    const number = await givenCase(office, { subject: "一楼借还机黑屏", at: "registered" });
    const junior = await office.arrives("ye.xiaoman");
    await opensCase(junior, number);
    await makes(junior, "分诊，我来处理", "一线处理", {});
    await begins(junior, "一线解决");
    const form = formOf(junior);
    await junior.fills({ 怎样解决的: "标准步骤", 方案: "重启", 告诉客户的结果: "已恢复，请再试一次。" }, form);
    await form.getByRole("button", { name: "一线解决", exact: true }).click();
    await junior.reads("先记下第 1 步“问清屏幕上显示什么”");
    await junior.page.keyboard.press("Escape");
    await begins(junior, "按标准步骤处理");
    for (const step of ["问清屏幕上显示什么", "按面板上的顺序重启", "看网口指示灯"])
      await form.getByRole("radiogroup", { name: step }).getByText("已做", { exact: true }).click();
    await form.getByRole("button", { name: "按标准步骤处理", exact: true }).click();
    await form.waitFor({ state: "detached" });
    await junior.photographs("standard-steps");
    // What was written before is still there.
    await makes(junior, "一线解决", "已解决", {});
    hasNoFaults(office, junior);
  });

  test("D10 the desk lead finds what nobody has taken and reassigns what has stood too long", async () => {
    const office = await openOffice();
    const number = await givenCase(office, { subject: "二楼大厅借还机屏幕闪烁", at: "assigned" });
    const lead = await office.arrives("pei.qinghe");
    await lead.opens("/staff/cases?view=open");
    await lead.page
      .getByRole("link", { name: /二楼大厅借还机屏幕闪烁/ })
      .first()
      .click();
    await lead.page.waitForURL(new RegExp(number));
    await lead.photographs("cases");
    await makes(lead, "改派", "待接单", { 处理人: "傅临渊", 原因: "周知微今天在外地。" });
    await lead.reads("傅临渊");
    hasNoFaults(office, lead);
  });
});
