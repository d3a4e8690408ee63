import { describe, test } from "vitest";
import { desktop, missing, phone } from "./world/browser.ts";
import { givenCase } from "./world/cases.ts";
import { type Office, openOffice } from "./world/office.ts";
import { begins, formOf, hasNoFaults, makes, opensCase, seesState } from "./world/staff.ts";
import type { Visitor } from "./world/visitor.ts";

const widths = [desktop, phone];

/** A tool of the open case, by its words in the "…" menu; answers the sheet that opens. */
async function uses(who: Visitor, tool: string) {
  await who.page.getByRole("button", { name: "工具" }).click();
  await who.page.getByRole("menuitem", { name: tool }).click();
  const sheet = who.page.getByRole("dialog");
  await sheet.waitFor();
  return sheet;
}

/** Chooses another case by its number in an open sheet. */
async function picks(who: Visitor, number: string): Promise<void> {
  const sheet = who.page.getByRole("dialog");
  await sheet.getByRole("searchbox").fill(number);
  await sheet.locator(".case-pick li button", { hasText: number }).click();
  await sheet.locator(".picked", { hasText: number }).waitFor();
}

/** What is open over the page, as wide as a desk and as narrow as a phone. */
async function photographsBoth(who: Visitor, name: string): Promise<void> {
  for (const width of widths) {
    await who.page.setViewportSize({ width, height: width === phone ? 844 : 900 });
    await who.photographsAsItStands(`${name}-${width}`);
  }
  await who.page.setViewportSize({ width: desktop, height: 900 });
}

/** The number of a case that is none of these yet, once its page is open. */
async function movesTo(who: Visitor, from: string): Promise<string> {
  await who.page.waitForURL((url) => /\/staff\/cases\/\d/.test(url.pathname) && !url.pathname.endsWith(`/${from}`));
  await who.page.locator(".head-of-record h1").waitFor();
  return new URL(who.page.url()).pathname.split("/").at(-1)!;
}

async function endsLinked(office: Office, child: string, parent: string): Promise<void> {
  const operator = await office.arrives("shen.yiwei");
  await opensCase(operator, child);
  await uses(operator, "关联另一个…");
  await picks(operator, parent);
  await operator.page.getByRole("dialog").getByText("上级").click();
  await operator.presses("关联", operator.page.getByRole("dialog"));
  await operator.page.getByRole("dialog").waitFor({ state: "detached" });
  await operator.page.context().close();
}

describe.skipIf(missing !== null)("cases that belong together", () => {
  test("D22 one thing registered twice is merged, its number leads on for the customer, and the merge is undone", async () => {
    const office = await openOffice();
    const stays = await givenCase(office, { subject: "三楼借还机黑屏", at: "working" });
    const goes = await givenCase(office, { subject: "三楼借还机又黑屏了", at: "registered" });
    const operator = await office.arrives("shen.yiwei");
    await opensCase(operator, stays);
    const sheet = await uses(operator, "把别的并入这一个…");
    await picks(operator, goes);
    await operator.reads(/将告诉 顾南枝：/, sheet);
    await photographsBoth(operator, "merge");
    await operator.presses("并入 1 个", sheet);
    await operator.reads("已并入 1 个。", sheet);
    await operator.photographsAsItStands("merge-done");
    await operator.page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });
    await operator.reads("三楼借还机又黑屏了");

    const customer = await office.arrives("gu.nanzhi");
    await customer.opens(`/portal/cases/${goes}`);
    await customer.reads(new RegExp(stays));
    await customer.photographs("merged-portal", widths);

    await opensCase(operator, goes);
    await operator.reads(`已并入 ${stays}，请到那里继续。`);
    await operator.photographs("merged-away", widths);
    await operator.presses("撤销合并");
    await photographsBoth(operator, "unmerge");
    await operator.presses("撤销合并", operator.page.getByRole("dialog"));
    await seesState(operator, "已受理");
    hasNoFaults(office, operator, customer);
  });

  test("D22 linked, split and registered again from the menu; each stands beside the other, a link is taken away", async () => {
    const office = await openOffice();
    const number = await givenCase(office, { subject: "打印机卡纸，门禁也不灵", at: "registered" });
    const other = await givenCase(office, { subject: "二楼打印机卡纸", at: "registered" });
    const operator = await office.arrives("shen.yiwei");
    await opensCase(operator, number);
    await uses(operator, "关联另一个…");
    await photographsBoth(operator, "link-empty");
    await picks(operator, other);
    await photographsBoth(operator, "link");
    await operator.presses("关联", operator.page.getByRole("dialog"));
    await operator.page.getByRole("dialog").waitFor({ state: "detached" });
    await operator.page.getByRole("button", { name: `解除与 ${other} 的关联` }).click();
    await operator.reads("没有关联的记录。");

    const split = await uses(operator, "拆出一个新的…");
    await operator.fills({ 现象: "门禁刷卡无反应" }, split);
    await photographsBoth(operator, "split");
    await operator.presses("拆出", split);
    const made = await movesTo(operator, number);
    await operator.reads("门禁刷卡无反应");
    await operator.photographs("split-off", widths);
    const copy = await uses(operator, "再登记一个同样的…");
    await photographsBoth(operator, "copy");
    await operator.presses("登记", copy);
    await movesTo(operator, made);
    await operator.reads("门禁刷卡无反应");
    hasNoFaults(office, operator);
  });

  test("D22 a parent is solved with its children, once it is shown whom that tells", async () => {
    const office = await openOffice();
    const parent = await givenCase(office, { subject: "图书馆全馆断网", at: "working" });
    const children = [];
    for (const subject of ["借阅部上不了网", "信息中心上不了网"])
      children.push(await givenCase(office, { subject, at: "working" }));
    for (const child of children) await endsLinked(office, child, parent);
    const engineer = await office.arrives("zhou.zhiwei");
    await opensCase(engineer, parent);
    await begins(engineer, "提交方案");
    const form = formOf(engineer);
    await engineer.fills({ 原因: "核心交换机重启", 方案: "更换电源", 告诉客户的结果: "网络已恢复。" }, form);
    await engineer.presses("看看会告诉谁", form);
    await engineer.reads("借阅部上不了网", form);
    await engineer.photographsAsItStands("cascade");
    await engineer.presses("提交方案", form);
    await seesState(engineer, "已解决");
    await opensCase(engineer, children[0]!);
    await seesState(engineer, "已解决");
    hasNoFaults(office, engineer);
  });

  test("D6 while a call is written down its double is shown, and the words are added to that one instead", async () => {
    const office = await openOffice();
    await givenCase(office, { subject: "三楼借还机黑屏", at: "dispatched" });
    const operator = await office.arrives("shen.yiwei");
    await operator.opens("/staff/desk");
    const { rows } = await office.kernel.db.query<{ phone: string }>({
      text: "select value as phone from person_contacts where kind = 'phone' and person_id = $1",
      values: [office.personOf("gu.nanzhi")],
    });
    await operator.page.getByLabel("回电").fill(rows[0]!.phone);
    await operator.fills({ 现象: "三楼借还机还是黑屏" });
    await operator.reads("可能已经登记过");
    await photographsBoth(operator, "duplicates");
    await operator.presses("加到这一个");
    await operator.page.locator(".big-number").waitFor();
    await operator.photographsAsItStands("duplicates-added");
    hasNoFaults(office, operator);
  });

  test("D26 D6 what recurs becomes a problem, its known error helps the next incident in one act", async () => {
    const office = await openOffice();
    for (const subject of ["借还机黑屏", "借还机又黑屏", "借还机第三次黑屏"])
      await givenCase(office, { subject, at: "registered" });
    const manager = await office.arrives("lu.xingzhou");
    await manager.opens("/staff/problems");
    await manager.reads("借还机第三次黑屏");
    await manager.photographs("problems", widths);
    await manager.page.getByLabel("问题叫什么").first().fill("借还机电源批次不良");
    await manager.presses("立为问题");
    const problem = await movesTo(manager, "");
    await manager.reads("借还机电源批次不良");
    await makes(manager, "定调查人", "调查原因", { 调查人: "陆行舟" });
    await makes(manager, "记为已知错误", "已知错误", { 原因: "电源批次不良", 临时办法: "拔电十秒再插上" });
    await manager.photographs("problem-known", widths);
    await manager.opens("/staff/problems");
    await manager.reads("没有新发现的反复事件。");

    const number = await givenCase(office, { subject: "五楼借还机黑屏", at: "registered" });
    const operator = await office.arrives("shen.yiwei");
    await opensCase(operator, number);
    await operator.reads("拔电十秒再插上");
    await operator.presses("套用这个办法");
    await operator.reads("已套用，并记为方案来源。");
    await operator.reads(problem);
    await operator.photographs("known-error-applied", widths);
    hasNoFaults(office, manager, operator);
  });
});
