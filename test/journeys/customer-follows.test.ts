import { describe, expect, test } from "vitest";
import { createLink, revokeLinks } from "#kernel/links/links.ts";
import { caseIdOf } from "#kernel/process/numbers.ts";
import { desktop, missing, phone } from "./world/browser.ts";
import { givenCase } from "./world/cases.ts";
import { openOffice } from "./world/office.ts";
import { isTold, opensOwnCase, seesItIs } from "./world/portal.ts";
import { groups, hasNoFaults } from "./world/staff.ts";

describe.skipIf(missing !== null)("a customer follows their case", () => {
  test("U3 D13 what waits for the customer stands first; confirmed it asks no more; broken again it goes back with the reason", async () => {
    const office = await openOffice();
    await givenCase(office, { subject: "阅览室灯不亮", at: "working", caller: "he.qian" });
    const number = await givenCase(office, { subject: "阅览室投影没有画面", at: "solved", caller: "he.qian" });
    const customer = await office.arrives("he.qian", { language: "en" });
    await customer.opens("/portal");
    const saved = customer.page.waitForResponse((answer) => answer.request().method() === "PATCH" && answer.ok());
    await customer.page.getByRole("button", { name: "English" }).click();
    await saved;
    await customer.page.getByRole("heading", { name: "Waiting for you" }).waitFor();
    const first = customer.page.locator(".case-row").first();
    await customer.reads("Solved, please confirm", first);
    await customer.photographs("portal-home-asked", [phone, desktop]);
    await customer.page.getByRole("link", { name: /阅览室投影没有画面/ }).click();

    await customer.presses("已经好了");
    await customer.presses("已经好了", customer.page.locator("form"));
    await customer.reads("请选一项。");
    await customer.photographs("portal-case-asked", [phone, desktop]);
    await customer.presses("已经好了");
    await customer.page.getByRole("radio", { name: "满意", exact: true }).check();
    await customer.presses("已经好了", customer.page.locator("form"));
    await customer.reads(/已收到：已经好了/);
    await customer.page.locator(".case-head .state", { hasText: /^已解决$/ }).waitFor();
    expect(await customer.page.getByText("请您确认").count(), "nothing asks any more").toBe(0);
    await customer.photographs("portal-case-confirmed", [phone, desktop]);
    await customer.opens("/portal");
    await customer.page.getByRole("link", { name: /阅览室灯不亮/ }).waitFor();
    expect(await customer.page.getByRole("heading", { name: "等您答复或确认" }).count()).toBe(0);

    await opensOwnCase(customer, number);
    await customer.presses("还没好");
    await customer.page.getByLabel("现在是什么情况").fill("今天开机又没有画面。");
    await customer.page.reload();
    await customer.presses("还没好");
    expect(await customer.page.getByLabel("现在是什么情况").inputValue(), "a reload costs no word").toBe(
      "今天开机又没有画面。",
    );
    await customer.presses("还没好", customer.page.locator("form"));
    await seesItIs(customer, "已受理");
    await isTold(customer, "今天开机又没有画面。");
    await customer.photographs("portal-case-reopened", [phone, desktop]);
    hasNoFaults(office, customer);
  });

  test("D13 U3 what changes is heard, not asked for: no clock of the page runs, and yet the case and the list follow", async () => {
    const office = await openOffice();
    const number = await givenCase(office, { subject: "打印机卡纸", at: "assigned", caller: "he.qian" });
    const customer = await office.arrives("he.qian", { width: phone });
    // Timers beyond a second never end here: a page that asks by the clock would hear of nothing.
    await customer.context.addInitScript(() => {
      const real = globalThis.setTimeout;
      const short = (act: () => void, milliseconds = 0) => (milliseconds > 1_000 ? 0 : real(act, milliseconds));
      (globalThis as { setTimeout: unknown }).setTimeout = short;
    });
    await opensOwnCase(customer, number);
    await seesItIs(customer, "已安排");
    const list = await customer.context.newPage();
    await list.goto("/portal");
    await list.getByText("打印机卡纸").waitFor();
    const engineer = await office.arrives("zhou.zhiwei");
    await engineer.opens(`/staff/cases/${number}`);
    await engineer.presses(/^接单/);
    await list.getByText("正在处理").first().waitFor();
    await seesItIs(customer, "正在处理");
    await isTold(customer, /周知微正在处理/);
    hasNoFaults(office, customer, engineer);
  });

  test("U3 U8 a question is answered with a photograph alone; programs are refused by name and the words stay", async () => {
    const office = await openOffice();
    const number = await givenCase(office, { subject: "门禁一直响", at: "working", caller: "he.qian" });
    const engineer = await office.arrives("zhou.zhiwei");
    await engineer.opens(`/staff/cases/${number}`);
    await engineer.presses(/^请客户补充/);
    await engineer.fills({ 对客户说: "响的时候灯是什么颜色？" });
    await engineer.page.keyboard.press("Control+Enter");
    const customer = await office.arrives("he.qian", { width: phone });
    await opensOwnCase(customer, number);
    await seesItIs(customer, "等您补充");
    await customer.reads("响的时候灯是什么颜色？", customer.page.locator(".next"));
    await customer.photographs("portal-case-question", [phone, desktop]);
    await customer.presses("答复");
    const files = customer.page.locator("input[type=file]");
    await files.setInputFiles([{ name: "灯.exe", mimeType: "image/png", buffer: Buffer.from("MZ\x90\0") }]);
    await customer.presses("发送");
    await customer.reads(/没有收下：灯.exe/);
    await customer.presses("去掉 灯.exe");
    await files.setInputFiles([{ name: "灯.txt", mimeType: "text/plain", buffer: Buffer.from("红色") }]);
    await customer.photographs("portal-answer-form", [phone]);
    await customer.presses("答复");
    await files.setInputFiles([{ name: "灯.txt", mimeType: "text/plain", buffer: Buffer.from("红色") }]);
    await customer.presses("发送");
    await isTold(customer, "附上：灯.txt");
    await seesItIs(customer, "正在处理");
    const download = customer.page.waitForEvent("download");
    await customer.page.getByRole("link", { name: /灯.txt/ }).click();
    expect((await download).suggestedFilename()).toBe("灯.txt");
    hasNoFaults(office, customer, engineer);
  });

  test("S20 D13 the link of a message opens exactly its case, in whatever place it is opened, and no other; used up it says so", async () => {
    const office = await openOffice();
    const { kernel } = office;
    const one = await givenCase(office, { subject: "一号机黑屏", at: "working" });
    const other = await givenCase(office, { subject: "二号机卡纸", at: "working" });
    const linkTo = (number: string) =>
      createLink(
        kernel.db,
        { purpose: "track", caseId: caseIdOf(number), lifetime: { hours: 2 }, uses: null },
        kernel.now(),
      );
    const somebody = await office.stranger({ width: phone });
    await somebody.opens(`/t#${await linkTo(one)}`);
    await somebody.page.getByRole("heading", { name: "一号机黑屏" }).waitFor();
    expect(new URL(somebody.page.url()).hash).toBe("");
    await somebody.photographs("tracked-by-link", [phone, desktop]);
    await somebody.page.getByRole("heading", { name: "一号机黑屏" }).waitFor();
    await somebody.opens(`/t/${other}`);
    await somebody.reads("没有这个号码的事件");
    // A second link in the same place loads no page anew.
    const second = await linkTo(other);
    await somebody.page.evaluate((token) => location.assign(`/t/#${token}`), second);
    await somebody.page.getByRole("heading", { name: "二号机卡纸" }).waitFor();
    await somebody.page.evaluate(
      (token) => {
        location.hash = token;
      },
      await linkTo(one),
    );
    await somebody.page.getByRole("heading", { name: "一号机黑屏" }).waitFor();
    expect(new URL(somebody.page.url()).hash).toBe("");
    await revokeLinks(kernel.db, { purpose: "track", caseId: caseIdOf(one) }, kernel.now());
    await somebody.page.reload();
    await somebody.reads("查看时间到了");
    await somebody.opens(`/t?again#${second}x`);
    await somebody.page.getByRole("heading", { name: "这个查询链接已经失效" }).waitFor();
    await somebody.findsItAccessible();
    hasNoFaults(office, somebody);
  });

  test("S20 D13 guessing the last digits of a phone is slowed down, and the page says for how long", async () => {
    const office = await openOffice();
    const number = await givenCase(office, { subject: "三号机黑屏", at: "working" });
    const somebody = await office.stranger({ width: phone });
    await somebody.opens("/t");
    await somebody.page.getByLabel("号码").fill(groups(number));
    for (let guess = 0; guess < 6; guess++) {
      await somebody.page.getByLabel("电话或邮箱").fill(String(2_000 + guess));
      const answered = somebody.page.waitForResponse(/\/api\/v1\/track$/);
      await somebody.presses("查看");
      expect((await answered).status()).toBe(guess < 5 ? 404 : 429);
    }
    await somebody.reads(/试的次数太多，请 \d+ 分钟后再试/);
    await somebody.findsItAccessible();
    hasNoFaults(office, somebody);
  });

  test("U8 language and appearance chosen in the portal are worn on the next device", async () => {
    const office = await openOffice();
    const here = await office.arrives("he.qian", { width: phone });
    await here.opens("/portal");
    const saved = () => here.page.waitForResponse((answer) => answer.request().method() === "PATCH" && answer.ok());
    const language = saved();
    await here.presses("English");
    await language;
    const theme = saved();
    await here.page.getByLabel("Appearance").selectOption("dark");
    await theme;
    const there = await office.arrives("he.qian");
    await there.opens("/portal");
    await there.page.locator("html[lang=en][data-theme=dark]").waitFor();
    await there.page.getByRole("heading", { name: "My cases" }).waitFor();
    // Chosen before anybody has signed in, it goes with them too.
    const password = await office.passwordOf("he.qian");
    const next = await office.stranger();
    await next.opens("/portal");
    await next.page.getByLabel("登录名").waitFor();
    await next.presses("English");
    await next.presses("中文");
    await next.signsIn("he.qian", password);
    await next.page.getByRole("heading", { name: "我的事件" }).waitFor();
    await next.page.locator("html[lang=zh-CN][data-theme=dark]").waitFor();
    await here.page.reload();
    await here.page.getByRole("heading", { name: "我的事件" }).waitFor();
    hasNoFaults(office, here, there, next);
  });
});
