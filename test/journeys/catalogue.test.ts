import { describe, expect, test } from "vitest";
import { missing } from "./world/browser.ts";
import { givenCase } from "./world/cases.ts";
import { openOffice } from "./world/office.ts";
import { isTold, opensOwnCase, seesItIs } from "./world/portal.ts";
import { findsToDo, hasNoFaults, makes, opensCase, seesState } from "./world/staff.ts";

describe.skipIf(missing !== null)("the service catalogue", () => {
  test("D4 L1 a customer asks in the portal, the representative approves, an engineer fulfils, the customer confirms", async () => {
    const office = await openOffice();
    const customer = await office.arrives("he.qian");
    await customer.opens("/portal/catalogue");
    await customer.page.getByRole("searchbox").fill("账号");
    await customer.photographs("catalogue");
    await customer.page.getByRole("link", { name: /开通账号/ }).click();
    await customer.presses("提交申请");
    await customer.reads("请填写。");
    await customer.page.getByLabel("给谁开").fill("阮青禾");
    await customer.page.getByRole("radio", { name: "借阅系统" }).check();
    await customer.presses("提交申请");
    const number = ((await customer.page.locator(".receipt .mono").first().textContent()) ?? "").replaceAll(/\D/g, "");
    expect(number).toMatch(/^\d{7,10}$/);

    const representative = await office.arrives("gu.nanzhi", { width: 390 });
    await representative.opens("/portal");
    await representative.reads("等您审批");
    await representative.photographs("approvals-phone");
    await opensOwnCase(representative, number);
    await representative.presses("同意");
    await representative.page.locator("form").getByRole("button", { name: "同意" }).click();
    await seesItIs(representative, "已安排");

    const engineer = await office.arrives("luo.zhiyun");
    await engineer.opens("/staff/mine");
    await findsToDo(engineer, "接办", "开通账号");
    await opensCase(engineer, number);
    await engineer.reads("阮青禾");
    await engineer.photographs("request-staff");
    await makes(engineer, "接办", "办理中", {});
    await makes(engineer, "办完", "已办完", { 告诉客户的结果: "账号已开通。" });

    await opensOwnCase(customer, number);
    await isTold(customer, "账号已开通。");
    await customer.presses("确认办好");
    await customer.page.getByRole("radio", { name: "非常满意" }).check();
    await customer.page.locator("form").getByRole("button", { name: "确认办好" }).click();
    await seesItIs(customer, "已关闭");
    hasNoFaults(office, customer, representative, engineer);
  });

  test("D4 the operator turns an incident into a request under its number; its customer goes on following it", async () => {
    const office = await openOffice();
    const number = await givenCase(office, { subject: "要两盒硒鼓", at: "registered", caller: "he.qian" });
    const operator = await office.arrives("shen.yiwei");
    await opensCase(operator, number);
    await operator.page.getByRole("button", { name: "工具" }).click();
    await operator.page.getByRole("menuitem", { name: "转为其他流程…" }).click();
    const drawer = operator.page.locator(".ant-drawer");
    await operator.fills({ 服务项目: "设备与耗材 · 领耗材" }, drawer);
    await operator.fills({ 领什么: "硒鼓", 几份: "2", 送到哪里: "信息中心", 原因: "要的是耗材" }, drawer);
    await operator.photographsAsItStands("convert");
    await drawer.getByRole("button", { name: /^转换/ }).click();
    await seesState(operator, "待接办");
    await operator.reads("要的是耗材");

    const customer = await office.arrives("he.qian");
    await opensOwnCase(customer, number);
    await isTold(customer, /现在按“服务请求”办理/);
    hasNoFaults(office, operator, customer);
  });
});
