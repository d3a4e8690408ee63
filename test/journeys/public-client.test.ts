import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Look, missing, type Opened, openBrowser } from "./public-client/open-browser.ts";
import { linkToken } from "./public-client/pretend-api.ts";
import { numbers } from "./public-client/pretend-world.ts";

/** The built public client in a real Chromium, under the server's content security policy, against a pretend API. */
const title = missing === null ? "public client" : `public client (skipped: ${missing})`;

describe.skipIf(missing !== null)(title, () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  const signedIn = (path: string, look: Look = {}) => browser.open(path, { ...look, isSignedIn: true });
  const expectNoFaults = ({ faults }: Opened) =>
    expect(faults, "script errors, refused by policy, requests elsewhere").toEqual([]);

  const pages: [string, string, boolean][] = [
    ["sign-in", "/portal", false],
    ["invitation", `/portal/invitation#${linkToken}`, false],
    ["track", "/t", false],
    ["tracked case", `/t#${linkToken}`, false],
    ["home", "/portal", true],
    ["ended cases", "/portal?shelf=ended", true],
    ["submit", "/portal/new", true],
    ["case at work", `/portal/cases/${numbers.working}`, true],
    ["late case", `/portal/cases/${numbers.late}`, true],
    ["case that asks", `/portal/cases/${numbers.waiting}`, true],
    ["cancelled case", `/portal/cases/${numbers.cancelled}`, true],
    ["solved case", `/portal/cases/${numbers.solved}`, true],
    ["no such page", "/portal/nowhere", true],
  ];
  const looks: Look[] = [
    { language: "zh", scheme: "light", width: 390 },
    { language: "en", scheme: "dark", width: 390 },
    { language: "en", scheme: "light", width: 1440 },
  ];

  test.each(pages)(
    "U8 %s: accessible and within its width, both languages, light and dark, phone and desktop",
    async (_, path, isSignedIn) => {
      for (const look of looks) {
        const opened = await browser.open(path, { ...look, isSignedIn });
        await opened.page.locator("h1").waitFor();
        await opened.page.locator(".skeleton").waitFor({ state: "detached" });
        expect(await violations(opened.page), JSON.stringify(look)).toEqual([]);
        const overflow = await opened.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, JSON.stringify(look)).toBeLessThanOrEqual(0);
        expectNoFaults(opened);
        await opened.page.context().close();
      }
    },
  );

  test("U3 a customer signs in, reports a problem by keyboard alone, and gets its number", async () => {
    const opened = await browser.open("/portal/new");
    const { page, api } = opened;
    await page.getByLabel("登录名").fill("shen");
    await page.getByRole("textbox", { name: "密码" }).fill("wrong");
    await page.keyboard.press("Enter");
    await page.getByText("登录名或密码不对").waitFor();
    await page.getByRole("textbox", { name: "密码" }).fill("well-known-demo");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "报修 / 报告问题" }).waitFor();
    await page.getByRole("button", { name: "提交" }).press("Enter");
    await page.getByText("请填写。").waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
    await page.keyboard.type("四楼打印机卡纸");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "已收到" }).waitFor();
    await page.getByText("4827-4000").first().waitFor();
    const sent = api.sent.find(({ method, path }) => method === "POST" && path === "/cases")!;
    expect(sent.body).toMatchObject({ process: "incident", subject: "四楼打印机卡纸", channel: "portal" });
    expect(sent.headers["x-huiyin-via"]).toBe("portal");
    expectNoFaults(opened);
  });

  test("D1 an answer lost on its way does not register twice: the same key is sent again, also after a reload", async () => {
    const { page, api } = await signedIn("/portal/new");
    await page.getByLabel("一句话说明").fill("门禁打不开");
    api.ordered.push({ path: /^\/cases$/, answer: "lost" });
    await page.getByRole("button", { name: "提交" }).click();
    await page.getByRole("button", { name: "再发一次" }).waitFor();
    await page.reload();
    await expect.poll(() => page.getByLabel("一句话说明").inputValue()).toBe("门禁打不开");
    await page.getByRole("button", { name: "提交" }).click();
    await page.getByRole("heading", { name: "已收到" }).waitFor();
    const keys = api.sent
      .filter(({ method, path }) => method === "POST" && path === "/cases")
      .map(({ headers }) => headers["idempotency-key"]);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    await page.getByRole("button", { name: "再报一件" }).click();
    await expect.poll(() => page.getByLabel("一句话说明").inputValue()).toBe("");
  });

  test("U3 only moves the case offers are shown; confirming rates in four steps and carries the version read", async () => {
    const { page, api } = await signedIn(`/portal/cases/${numbers.solved}`);
    await page.getByRole("button", { name: "还没好" }).waitFor();
    await page.getByRole("button", { name: "已经好了" }).click();
    await page.getByRole("button", { name: "已经好了" }).click();
    await page.getByText("请选一项。").waitFor();
    await page.getByRole("radio", { name: "满意", exact: true }).check();
    await page.getByLabel("想说的话").fill("很快，讲得清楚。");
    await page.getByRole("button", { name: "已经好了" }).click();
    await page.getByText("已收到：已经好了").waitFor();
    const sent = api.sent.find(({ path }) => path.endsWith("/moves/confirm"))!;
    expect(sent.body).toEqual({ fields: { satisfaction: 3, remark: "很快，讲得清楚。" } });
    expect(sent.headers["if-match"]).toBe('"5"');
    await page.getByRole("button", { name: "已经好了" }).waitFor({ state: "detached" });
    const working = await signedIn(`/portal/cases/${numbers.working}`);
    await working.page.getByRole("button", { name: "补充一句" }).waitFor();
    expect(await working.page.getByRole("button", { name: /已经好了|还没好/ }).count()).toBe(0);
  });

  test("U3 a reply that did not go out stays, is sent again and appears; a changed case is said to have changed", async () => {
    const { page, api } = await signedIn(`/portal/cases/${numbers.working}`);
    await page.getByRole("button", { name: "补充一句" }).click();
    await page.getByLabel("想说什么").fill("二楼那台也黑屏了。");
    api.ordered.push({ path: /comments$/, answer: "lost" });
    await page.getByRole("button", { name: "发送" }).click();
    await page.getByText("没有发出。内容还在").waitFor();
    await page.getByRole("button", { name: "再发一次" }).click();
    await page.getByText("已发出").waitFor();
    await expect.poll(() => page.locator(".saying", { hasText: "二楼那台也黑屏了。" }).count()).toBe(1);

    const solved = await signedIn(`/portal/cases/${numbers.solved}`);
    await solved.page.getByRole("button", { name: "还没好" }).click();
    await solved.page.getByRole("textbox").fill("今天又不行了。");
    solved.api.ordered.push({ path: /stillBroken$/, answer: { status: 409, body: { code: "changed-meanwhile" } } });
    await solved.page.getByRole("button", { name: "还没好" }).click();
    await solved.page.getByText("这件事刚刚有了变化").first().waitFor();
    expect(await solved.page.getByRole("textbox").inputValue()).toBe("今天又不行了。");
  });

  test("D13 a case is tracked by number and proof; a mistyped number is noticed before anything is sent", async () => {
    const { page, api } = await browser.open("/t");
    const wrong = numbers.working.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    await page.getByLabel("号码").fill(wrong);
    await page.getByLabel("电话或邮箱").fill("1234");
    await page.getByRole("button", { name: "查看" }).click();
    await page.getByText("可能有一位不对").waitFor();
    expect(api.sent.filter(({ path }) => path !== "/duty/hotline")).toEqual([]);
    await page.getByLabel("号码").fill(numbers.working.replace("-", " "));
    await page.getByLabel("电话或邮箱").fill("9999");
    await page.getByRole("button", { name: "查看" }).click();
    await page.getByText("对不上").waitFor();
    await page.getByLabel("电话或邮箱").fill("1234");
    await page.getByRole("button", { name: "查看" }).click();
    await page.getByRole("heading", { name: "三楼自助借还机" }).waitFor();
    const read = api.sent.find(({ path }) => path === `/cases/${numbers.working}`)!;
    expect(read.headers.authorization).toBe(`Link ${linkToken}`);
    expect(read.headers["x-huiyin-via"]).toBe("track");
  });

  test("S20 a link's token leaves the address at once; a dead link says so and offers the other way", async () => {
    const { page } = await browser.open(`/t#${linkToken}`);
    await page.getByRole("heading", { name: "三楼自助借还机" }).waitFor();
    expect(page.url()).not.toContain(linkToken);
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
    const dead = await browser.open(`/t#${"x".repeat(43)}`);
    await dead.page.getByRole("heading", { name: "这个查询链接已经失效" }).waitFor();
    await dead.page.getByLabel("号码").waitFor();
    const used = await browser.open(`/portal/invitation#${"x".repeat(43)}`);
    await used.page.getByRole("heading", { name: "这个链接已经失效" }).waitFor();
  });

  test("S20 a refusal that comes late, of a question asked before the link was opened, does not end the link", async () => {
    const { page, api } = await browser.open("/t");
    const { promise: isOpened, resolve: letThrough } = Promise.withResolvers<void>();
    await page.route("**/api/v1/track", async (route) => {
      await isOpened;
      await route.fallback();
    });
    api.ordered.push({ path: /^\/track/, answer: { status: 401, body: { code: "not-signed-in" } } });
    await page.getByLabel("号码").fill(numbers.working);
    await page.getByLabel("电话或邮箱").fill("9999");
    await page.getByRole("button", { name: "查看" }).click();
    await page.evaluate((token) => location.assign(`#${token}`), linkToken);
    await page.getByRole("heading", { name: "三楼自助借还机" }).waitFor();
    const refused = page.waitForResponse("**/api/v1/track");
    letThrough();
    await (await refused).finished();
    await page.reload();
    await page.getByRole("heading", { name: "三楼自助借还机" }).waitFor();
  });

  test("U3 when the session ends, the page asks to sign in again and the words written are still there", async () => {
    const { page, api } = await signedIn(`/portal/cases/${numbers.working}`);
    await page.getByRole("button", { name: "补充一句" }).click();
    await page.getByLabel("想说什么").fill("写了一半");
    api.isSignedIn = false;
    await page.getByRole("button", { name: "发送" }).click();
    await page.getByText("登录已到期").waitFor();
    await page.getByLabel("登录名").fill("shen");
    await page.getByRole("textbox", { name: "密码" }).fill("well-known-demo");
    await page.getByRole("button", { name: "登录", exact: true }).click();
    await page.getByRole("button", { name: "补充一句" }).click();
    await expect.poll(() => page.getByLabel("想说什么").inputValue()).toBe("写了一半");
    await page.getByRole("button", { name: "退出登录" }).click();
    await page.getByRole("heading", { name: "登录" }).waitFor();
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("draft")))).toEqual([]);
  });

  test("D13 a case open in front of its customer shows what changes without being asked", async () => {
    const { page, api } = await signedIn(`/portal/cases/${numbers.working}`);
    await page.getByText("收到，谢谢。").waitFor();
    api.answer({
      method: "POST",
      path: `/cases/${numbers.working}/comments`,
      headers: {},
      body: { body: "另一处写的话" },
    });
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await page.getByText("另一处写的话").waitFor();
  });

  test("U3 offline is said, and words reach for the network again when it is back", async () => {
    const { page } = await signedIn("/portal/new");
    await page.getByLabel("一句话说明").fill("断网时写的");
    await page.context().setOffline(true);
    await page.getByText("离线，写的内容存在本机").waitFor();
    await page.context().setOffline(false);
    await page.getByText("离线，写的内容存在本机").waitFor({ state: "detached" });
  });
});

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(`${axe.source};0`);
  return page.evaluate(async () => {
    const run = (
      globalThis as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe;
    const { violations: found } = await run.run();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
  });
}
