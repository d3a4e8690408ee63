import { describe, expect, test } from "vitest";
import { takeMail } from "#channels/mail/index.ts";
import { letter, openPostOffice } from "#test/world/mail.ts";
import { missing } from "./world/browser.ts";
import { openOffice } from "./world/office.ts";
import { hasNoFaults, opensCase } from "./world/staff.ts";

/** Each would tell on itself: by a dialog, by a request, or by a word put on the page. */
const hostile = [
  `<img src=x onerror="fetch('/canary')">`,
  `<svg onload="alert(1)"><script>document.title='canary'</script></svg>`,
  `<iframe src="javascript:alert(1)"></iframe><object data="/canary"></object>`,
  `<style>body{background:url(/canary)}</style><p style="background:url(/canary)">styled</p>`,
  `<a href="javascript:alert(1)">press</a><form action="/canary"><input autofocus onfocus=alert(1)></form>`,
  `<img src="http://127.0.0.1:9/canary.png"><link rel=stylesheet href="/canary"><meta http-equiv=refresh content="0;url=/canary">`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--><img src=/canary onerror=alert(1)>">`,
].join("\n");

describe.skipIf(missing !== null)("letters", () => {
  test("U5 D1 D13 S1 the desk reads a letter that waits, lets it in, and answers by mail; a hostile one stays silent", async () => {
    const office = await openOffice();
    const { program, kernel } = office;
    const post = await openPostOffice();
    const outgoing = { host: "127.0.0.1", port: post.port, security: "none", user: null };
    const { rows } = await kernel.db.query<{ id: string }>({
      text: `insert into mailboxes (name, address, sender_name, process, language, accepts, outgoing)
        values ('{"zh":"服务台","en":"Desk"}', 'desk@huiyin.example', '远岭服务台', 'incident', 'zh', 'anyone', $1) returning id`,
      values: [outgoing],
    });
    await program.mailboxes.refresh();
    const arrive = async (raw: string) => {
      await takeMail(
        kernel.db,
        { mailboxId: rows[0]!.id, takenBy: "imap", raw: Buffer.from(raw.replaceAll("\n", "\r\n")) },
        kernel.now(),
      );
      await program.mail.intake.workOff();
    };
    await arrive(
      letter({
        from: "坏人 <bad@elsewhere.example>",
        subject: "<img src=x onerror=alert(1)>年度通知",
        headers: { "Content-Type": "text/html; charset=utf-8", "List-Id": "<a.example>" },
        body: `<h1>通知</h1>${hostile}`,
      }),
    );

    const agent = await office.arrives("shen.yiwei");
    await agent.opens("/staff/letters");
    const { page } = agent;
    const told: string[] = [];
    page.on("dialog", (dialog) => void dialog.dismiss().then(() => told.push("a dialog")));
    page.on("request", (request) => {
      if (request.url().includes("canary")) told.push(request.url());
    });
    await page.getByRole("link", { name: /年度通知/ }).click();
    await agent.reads("群发或邮件列表");
    await agent.presses("看原来的版式");
    const frame = page.frameLocator("iframe.letter-original");
    await frame.getByRole("heading", { name: "通知" }).waitFor();
    await frame.getByText("press").click();
    await agent.photographs("letters");
    expect(told, "nothing ran and nothing was fetched").toEqual([]);
    expect(await page.title()).not.toContain("canary");
    await agent.presses("不处理");
    await agent.reads("没有等人处理的来信");

    await arrive(letter({ from: "顾南枝 <gu.nanzhi@beiming.example>", subject: "三楼打印机又卡了" }));
    await agent.opens("/staff/letters?view=created");
    await page.getByRole("link", { name: /三楼打印机又卡了/ }).click();
    const number = await page.locator(".letter a .mono, .letter a").first().textContent();
    await opensCase(agent, (number ?? "").replaceAll(/\D/g, ""));
    await agent.reads(
      "邮件",
      page
        .getByRole("complementary", { name: /来龙去脉|上下文|客户/ })
        .or(page.locator(".context"))
        .first(),
    );
    await page.getByPlaceholder("写给客户").fill("请先关机一分钟再试。");
    await page.keyboard.press("Control+Enter");
    await expect
      .poll(() => post.received.map(({ raw }) => raw).filter((raw) => /Subject: /.test(raw)).length, {
        timeout: 20_000,
      })
      .toBe(2);
    await expect.poll(() => page.locator(".deliveries .delivery-state.sent").count(), { timeout: 20_000 }).toBe(2);
    hasNoFaults(office, agent);
  });
});
