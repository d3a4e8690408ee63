import { describe, expect, test } from "vitest";
import { desktop, missing, phone } from "./world/browser.ts";
import { givenCase } from "./world/cases.ts";
import { openOffice } from "./world/office.ts";
import { opensOwnCase } from "./world/portal.ts";
import { hasNoFaults, opensCase } from "./world/staff.ts";

describe.skipIf(missing !== null)("a customer asks again", () => {
  test("D3 D13 at the desk: the operator finds the open case, answers from what is, records the call and urges", async () => {
    const office = await openOffice();
    await givenCase(office, { subject: "报告厅投影没有画面", at: "working" });
    const operator = await office.arrives("shen.yiwei");
    await operator.opens("/staff/desk");
    await operator.fills({ 回电: "13855500101" });
    await operator.reads("已认出");
    await operator.presses("催问");
    const card = operator.page.locator(".chasing");
    await operator.reads(/正在处理。/, card);
    expect(await card.textContent()).not.toContain("还没有派");
    await card.getByRole("textbox").fill("下午两点有会，问来不来得及");
    await operator.photographsAsItStands("desk-chasing");
    await operator.presses(/记下并催办/, card);
    await operator.reads("已记下，第 1 次催问；负责的人收到了提醒。", card);
    hasNoFaults(office, operator);

    // Who has it is told; the customer sees that it was urged, and may urge once an hour.
    const engineer = await office.arrives("zhou.zhiwei");
    await engineer.opens("/staff/mine");
    await office.program.relay.settle();
    await engineer.presses(/通知/);
    await engineer.reads(/被催办（第 1 次）/);
    hasNoFaults(office, engineer);
  });

  test("D13 in the portal: one urge an hour, shown as urged", async () => {
    const office = await openOffice();
    const number = await givenCase(office, { subject: "报告厅投影没有画面", at: "working" });
    const customer = await office.arrives("gu.nanzhi");
    await opensOwnCase(customer, number);
    await customer.presses("催一下");
    await customer.page.locator(".dock").getByRole("button", { name: "催一下" }).last().click();
    await customer.reads("已催办次数");
    await customer.reads(/一小时后可以再催/);
    await customer.photographs("portal-urged", [desktop, phone]);
    hasNoFaults(office, customer);
  });

  test("D3 the administrator rewrites a script, is told of a name nobody knows, and reads it with a real case", async () => {
    const office = await openOffice();
    const number = await givenCase(office, { subject: "报告厅投影没有画面", at: "dispatched" });
    const administrator = await office.arrives("ji.mingheng");
    await administrator.opens("/staff/admin/scripts/incident.chasing");
    const first = administrator.page.locator(".script-lines > li").first().getByRole("textbox").first();
    await first.fill("{{nummer}} 我们在办。");
    await administrator.reads(/不认识 \{\{nummer\}\}/);
    await first.fill("{{number}} 我们在办。");
    await administrator.page.getByPlaceholder("1000-0329").fill(number);
    await administrator.reads(`${number} 我们在办。`, administrator.page.locator(".script-preview"));
    await administrator.page.getByRole("button", { name: /^保存/ }).click();
    await administrator.reads("自己的");
    await administrator.photographs("admin-scripts", [desktop, phone]);
    hasNoFaults(office, administrator);

    const operator = await office.arrives("shen.yiwei");
    await opensCase(operator, number);
    await operator.presses("看怎么回答");
    await operator.reads(`${number} 我们在办。`);
    hasNoFaults(office, operator);
  });
});
