import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { desktop, missing, shelf } from "./world/browser.ts";
import { openOffice } from "./world/office.ts";
import { hasNoFaults } from "./world/staff.ts";

describe.skipIf(missing !== null)("the procedures", () => {
  test("M5 a link to a move arrives at the move; its rules, its roles and what the customer is told stand there; it prints on A4", async () => {
    const office = await openOffice();
    const auditor = await office.arrives("shen.jiusi");
    await auditor.opens("/staff/procedures/incident#move-stillBroken");
    const move = auditor.page.locator("#move-stillBroken");
    await auditor.reads("关闭后十个工作日之内；再晚就新建一件。", move);
    await move.scrollIntoViewIfNeeded();
    await auditor.page.getByRole("link", { name: "告诉客户什么" }).click();
    await auditor.reads(/〔编号〕/);
    await auditor.opens("/staff/procedures/incident");
    await auditor.reads("客户催问");
    await auditor.photographs("procedure-incident", [desktop]);
    await auditor.reads("客户催问");
    await mkdir(shelf, { recursive: true });
    const paper = await auditor.page.pdf({ path: join(shelf, "procedure-incident.pdf"), preferCSSPageSize: true });
    expect(paper.length).toBeGreaterThan(10_000);
    hasNoFaults(office, auditor);
  });
});
