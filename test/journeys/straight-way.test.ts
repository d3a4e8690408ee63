import { describe, expect, test } from "vitest";
import { missing } from "./world/browser.ts";
import { openOffice } from "./world/office.ts";
import { isTold, opensOwnCase, replies, seesItIs } from "./world/portal.ts";
import { findsToDo, hasNoFaults, makes, opensCase, registersCall, seesState } from "./world/staff.ts";

describe.skipIf(missing !== null)("the straight way of an incident", () => {
  test("D1 D2 D10 D13 D15 D16 U3 from the phone call to the follow-up that closes it, all in the browser", async () => {
    const office = await openOffice();
    const password = await office.passwordOf("shen.yiwei");
    const operator = await office.stranger();
    await operator.opens("/staff");
    await operator.signsIn("shen.yiwei", password);

    // D1 D2: 顾南枝 calls; the desk recognises the number, writes the call down and dispatches it.
    await operator.opens("/staff/desk");
    const number = await registersCall(operator, {
      phone: "13855500101",
      subject: "三楼自助借还机刷卡后黑屏，重启无效",
      description: "下午三点多起，两台都这样。",
      device: "HM7-20418",
      service: "自助终端",
      category: "设备故障",
      impact: "一个部门",
      urgency: "今天",
    });
    expect(number).toMatch(/^\d{7,10}$/);

    // U3 D13: she finds it in the portal.
    await office.passwordOf("gu.nanzhi");
    const customer = await office.stranger();
    await customer.opens("/portal");
    await customer.signsIn("gu.nanzhi", password);
    await customer.page.getByRole("link", { name: /三楼自助借还机/ }).click();
    await isTold(customer, /我们收到了您的报修，号码/);
    await isTold(customer, "已转给网络与终端处，正在安排处理的人。");

    // D9 D10: the liaison acknowledges and assigns.
    const liaison = await office.arrives("wei.zhaoge");
    await liaison.opens("/staff/mine");
    await findsToDo(liaison, "确认收到", "三楼自助借还机");
    await opensCase(liaison, number);
    await makes(liaison, "确认收到", "首诊");
    await makes(liaison, "首诊并分派", "待接单", {
      "初步诊断（情况、客户处境）": "读卡板供电不足，借阅部排队。",
      严重程度: "一般",
      处理人: "周知微",
    });
    await isTold(customer, "已安排周知微处理。");

    // D10 D13: the engineer accepts, asks what only the customer knows, and solves.
    const engineer = await office.arrives("zhou.zhiwei");
    await opensCase(engineer, number);
    await makes(engineer, "接单", "二线处理");
    await isTold(customer, /周知微正在处理/);
    await makes(engineer, "请客户补充", "等客户", { 对客户说: "黑屏前有没有听到“嗒”的一声？" });
    await isTold(customer, "黑屏前有没有听到“嗒”的一声？");
    await seesItIs(customer, "等您补充");
    await replies(customer, "有，两台都有。");
    await seesState(engineer, "二线处理");
    await engineer.reads("有，两台都有。");
    await makes(engineer, "提交方案", "已解决", {
      原因: "电源老化，带载后电压跌落。",
      方案: "两台都换 12V 5A 电源，连续刷卡一百次正常。",
      告诉客户的结果: "两台电源都已更换，请放心使用。",
    });
    await seesItIs(customer, "已解决，请您确认");
    await isTold(customer, /已解决：两台电源都已更换/);

    // D15: the desk takes the result and completes the record.
    await opensCase(operator, number);
    await makes(operator, "收结果", "待回访", {});

    // D16: on the second working day the follow-up stands in the operator's to-dos.
    await office.itIs("2026-11-25T01:05:00Z");
    await operator.opens("/staff/mine");
    await operator.signsIn("shen.yiwei", password);
    await findsToDo(operator, "回访", "三楼自助借还机");
    await operator.photographs("my-work");
    await operator.page.locator(".todo", { hasText: "回访" }).first().dblclick();
    await seesState(operator, "待回访");
    await operator.reads("电话里这样说");
    await makes(operator, "满意", "满意", { 这次服务您满意吗: "很满意", 客户的话: "很快，讲得清楚。" });

    // D15: its outcome closed the case, and the customer sees the whole way.
    await opensCase(operator, number);
    await seesState(operator, "已关闭");
    await operator.photographs("case-closed");
    await customer.opens("/portal");
    await customer.signsIn("gu.nanzhi", password);
    await opensOwnCase(customer, number);
    await seesItIs(customer, "已关闭");
    hasNoFaults(office, operator, liaison, engineer, customer);
  });
});
