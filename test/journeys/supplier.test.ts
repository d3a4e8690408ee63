import { describe, expect, test } from "vitest";
import { desktop, missing, phone } from "./world/browser.ts";
import { givenCase } from "./world/cases.ts";
import { type Office, openOffice } from "./world/office.ts";
import { isTold, opensOwnCase, seesItIs } from "./world/portal.ts";
import { begins, formOf, hasNoFaults, makes, opensCase, seesState } from "./world/staff.ts";

/** The newest case of a process that came about by itself. */
async function newest({ program, kernel }: Office, process: string): Promise<string> {
  await program.relay.settle();
  const { rows } = await kernel.db.query<{ number: string }>({
    text: "select number::text from cases where process = $1 order by id desc limit 1",
    values: [process],
  });
  return rows[0]!.number;
}

describe.skipIf(missing !== null)("risk, design and a supplier's part", () => {
  test("D11 D14 an engineer says it is at risk, proposes a design; the customer agrees in the portal; it is solved with after-care", async () => {
    const office = await openOffice();
    const number = await givenCase(office, { subject: "阅览室投影反复断电", at: "working", caller: "he.qian" });
    const engineer = await office.arrives("zhou.zhiwei");
    await opensCase(engineer, number);
    await makes(engineer, "提示服务风险", "二线处理", { 风险: "备件还在路上，可能赶不上" });
    await engineer.reads("有风险");
    await engineer.photographs("risk-raised", [desktop, phone]);
    await begins(engineer, "提出方案，请用户确认");
    await engineer.photographsAsItStands("design-form");
    await engineer.fills(
      {
        技术方案: "更换电源模块，另加一路备用供电。",
        操作说明: "先切到备用供电，再断主路更换，最后自检。",
        可行性: "备件今天到，一人半小时。",
        费用: "合同内",
        风险与回退: "更换时断电约两分钟；不行就换回原模块。",
      },
      formOf(engineer),
    );
    await engineer.presses("提出方案，请用户确认", formOf(engineer));
    await seesState(engineer, "等用户确认方案");
    await engineer.photographs("design-proposed", [desktop, phone]);

    const customer = await office.arrives("he.qian", { width: phone });
    await opensOwnCase(customer, number);
    await customer.reads(/更换电源模块，另加一路备用供电。.*合同内.*换回原模块/);
    await customer.photographs("design-portal", [phone, desktop]);
    await customer.presses("同意这个方案");
    await customer.presses("同意这个方案", customer.page.locator("form"));
    await seesItIs(customer, "正在处理");

    await seesState(engineer, "二线处理");
    await makes(engineer, "提交方案", "已解决", {
      原因: "电源模块老化",
      方案: "已换新模块并加备用供电",
      告诉客户的结果: "投影已恢复供电。",
      使用与保养建议: "请不要堵住机身后面的散热口。",
    });
    await isTold(customer, /请不要堵住机身后面的散热口/);
    await customer.photographs("design-portal-solved", [phone]);
    hasNoFaults(office, engineer, customer);
  });

  test("D18 U3 a part handed to a supplier: by their link, on a phone, they acknowledge, promise and report; the desk takes it", async () => {
    const office = await openOffice();
    const number = await givenCase(office, { subject: "二号借还机读卡没有反应", at: "working" });
    const engineer = await office.arrives("zhou.zhiwei");
    await opensCase(engineer, number);
    await makes(engineer, "交供应商处理一部分", "二线处理", {
      供应商: "衡木设备售后",
      "请供应商做什么（供应商会看到）": "请派人检修二号机读卡板。\n机器在三楼东侧。",
    });
    const part = await newest(office, "supplier-part");
    await engineer.photographs("supplier-handed", [desktop, phone]);

    const operator = await office.arrives("shen.yiwei");
    await opensCase(operator, part);
    await operator.presses("生成链接");
    await operator.presses("复制");
    await operator.reads("已复制");
    await operator.photographsAsItStands("supplier-part-link");
    const address = await operator.page.evaluate(() => navigator.clipboard.readText());
    await operator.photographs("supplier-part", [desktop, phone]);

    const supplier = await office.stranger({ width: phone });
    await supplier.opens(new URL(address).pathname + new URL(address).hash);
    await supplier.page.getByRole("heading", { level: 1 }).waitFor();
    await supplier.reads("机器在三楼东侧。");
    await supplier.photographs("supplier-link", [phone, desktop]);
    await supplier.presses("确认收到");
    await supplier.page.getByLabel("您承诺的完成时间").fill("2026-11-23T16:30");
    await supplier.page.getByLabel("您那边的联系人").fill("张师傅");
    await supplier.photographsAsItStands("supplier-acknowledges");
    await supplier.presses("确认收到", supplier.page.locator("form"));
    await seesItIs(supplier, "处理中");
    await supplier.photographs("supplier-at-work", [phone]);
    await supplier.presses("报告完成");
    await supplier.page.getByLabel("做了什么、结果如何").fill("换了读卡板，试机正常。");
    await supplier.presses("报告完成", supplier.page.locator("form"));
    await seesItIs(supplier, "等待核实");
    await supplier.photographs("supplier-reported", [phone, desktop]);
    expect(await supplier.page.getByText(/北溟|顾南枝|您的事件|联系电话/).count(), "no word for a customer").toBe(0);

    await seesState(operator, "供应商报完成");
    await operator.photographs("supplier-part-reported", [desktop, phone]);
    await makes(operator, "核实，收结果", "已完成", { "备注（供应商看不到）": "电话核实过" });
    hasNoFaults(office, engineer, operator, supplier);
  });
});
