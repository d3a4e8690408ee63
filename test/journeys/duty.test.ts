import { describe, expect, test } from "vitest";
import { desktop, missing, phone } from "./world/browser.ts";
import { givenCase } from "./world/cases.ts";
import { openOffice } from "./world/office.ts";
import { begins, formOf, hasNoFaults, opensCase } from "./world/staff.ts";

describe.skipIf(missing !== null)("duty", () => {
  test("D20 the lead plans by keyboard and publishes; the shift hands over, and the next one confirms", async () => {
    const office = await openOffice();
    const { rows } = await office.kernel.db.query<{ id: string }>({ text: "select id from teams where key = 'desk'" });
    const page = `/staff/duty/${rows[0]!.id}`;
    const lead = await office.arrives("pei.qinghe");
    await lead.opens(`${page}?tab=settings`);
    for (const [zh, en, starts, ends] of [
      ["早班", "Early", "08:00", "16:00"],
      ["晚班", "Late", "16:00", "00:00"],
    ] as const) {
      await lead.presses("加一个班次");
      const form = lead.page.getByRole("region", { name: "加一个班次" });
      const shift = { "名称（中文）": zh, "名称（英文）": en, 开始: starts, "结束（不晚于开始即次日）": ends };
      await lead.fills(shift, form);
      await lead.presses("保存班次", form);
      await form.waitFor({ state: "detached" });
    }
    await lead.fills({ 必须有人值班的时间: "7×24" });
    await lead.presses("保存要求");
    await lead.opens(page);
    const cellOf = (name: string, day: string) =>
      lead.page.getByRole("gridcell", { name: new RegExp(`^${name}，${day}`) });
    await cellOf("程晚照", "2026-11-23").focus();
    await lead.page.keyboard.press("2");
    await lead.reads("晚班", cellOf("程晚照", "2026-11-23"));
    await cellOf("沈一苇", "2026-11-23").focus();
    await lead.page.keyboard.press("1");
    await lead.reads("早班", cellOf("沈一苇", "2026-11-23"));
    await lead.page.keyboard.press("ArrowRight");
    await expect
      .poll(() => cellOf("沈一苇", "2026-11-24").evaluate((cell) => cell === document.activeElement))
      .toBe(true);
    await lead.reads("2 处改动还没发布，发布后才生效。");
    await lead.photographs("duty-plan", [desktop, phone]);
    await lead.page.getByRole("button", { name: "发布排班" }).click();
    await lead.reads(/^空缺：/);
    await lead.reads("接班 程晚照（16:00）");
    await lead.photographs("duty-roster", [desktop, phone]);
    await lead.opens("/staff/mine");
    const uncovered = lead.page.getByRole("region", { name: "排班空缺" });
    await uncovered.waitFor();
    await lead.photographsAsItStands("my-work-duty");
    await uncovered.getByRole("link").first().click();
    await lead.page.waitForURL(new RegExp(`${page}$`));

    const operator = await office.arrives("shen.yiwei");
    await operator.opens("/staff/hand-over");
    await operator.presses(/^写交接班记录/);
    await operator.reads("给下一班：程晚照");
    await operator.fills({ 要交代的事: "调度大屏黑过两次，供应商今晚到场。" });
    await operator.presses(/^交给下一班/);
    await operator.reads("程晚照 未读");

    const next = await office.arrives("cheng.wanzhao");
    await next.opens("/staff/mine");
    await next.reads("交接班记录等你阅读：沈一苇");
    await next.reads("调度大屏黑过两次，供应商今晚到场。", next.page.getByRole("region", { name: "要读的交接班记录" }));
    await next.photographs("hand-over-banner", [desktop, phone]);
    await next.presses("我已阅读");
    await next.page.locator(".note-banner").waitFor({ state: "detached" });
    await operator.opens("/staff/hand-over");
    await operator.reads(/^程晚照 .*已读$/);
    await operator.photographs("hand-over", [desktop, phone]);
    hasNoFaults(office, lead, operator, next);
  });

  test("D7 the liaison sees whom we propose and why, and who of the team is on duty", async () => {
    const office = await openOffice();
    const number = await givenCase(office, { subject: "阅览室无线断断续续", at: "diagnosis" });
    const liaison = await office.arrives("wei.zhaoge");
    await opensCase(liaison, number);
    await begins(liaison, "首诊并分派");
    const form = formOf(liaison);
    await liaison.reads(/^推荐 /, form);
    await liaison.reads("其他人选", form);
    await liaison.photographsAsItStands("routing");
    const operator = await office.arrives("shen.yiwei");
    const other = await givenCase(office, { subject: "前台电脑开不了机", at: "registered" });
    await opensCase(operator, other);
    await begins(operator, "派单");
    await operator.fills({ 班组: "网络与终端组" }, formOf(operator));
    await operator.reads(/没有排班表，在岗的都算值班/, formOf(operator));
    hasNoFaults(office, liaison, operator);
  });
});
