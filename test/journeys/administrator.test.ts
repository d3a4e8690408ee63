import { describe, expect, test } from "vitest";
import { setUpLink } from "#kernel/people/commands/set-up.ts";
import { missing } from "./world/browser.ts";
import { openOffice } from "./world/office.ts";
import { hasNoFaults } from "./world/staff.ts";

describe.skipIf(missing !== null)("the administrator", () => {
  test("U1 first start: names the installation by the one-time link; a second try finds nothing there", async () => {
    const office = await openOffice({ isFurnished: false });
    const link = (await setUpLink(office.kernel, office.kernel.now()))!;
    const administrator = await office.stranger();
    await administrator.opens(link);
    await administrator.reads("首次设置");
    expect(administrator.page.url(), "the token leaves the address").not.toContain("#");
    await administrator.fills({
      单位名称: "远岭",
      您的姓名: "安其位",
      用户名: "an.qiwei",
      "密码（至少 8 个字符）": "four-oaks-by-the-river",
    });
    await administrator.findsItAccessible();
    await administrator.presses("开始使用");
    await administrator.reads("安其位");

    const second = await office.stranger();
    await second.opens(link);
    await second.fills({
      单位名称: "别处",
      您的姓名: "某人",
      用户名: "somebody",
      "密码（至少 8 个字符）": "seven-wide-lakes",
    });
    const answer = second.page.waitForResponse((response) => response.url().endsWith("/set-up"));
    await second.presses("开始使用");
    expect((await answer).status()).toBe(404);
    hasNoFaults(office, administrator, second);
  });
});
