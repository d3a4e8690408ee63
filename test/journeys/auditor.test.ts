import { describe, expect, test } from "vitest";
import { missing } from "./world/browser.ts";
import { givenCase } from "./world/cases.ts";
import { openOffice } from "./world/office.ts";
import { hasNoFaults, movesOffered, opensCase } from "./world/staff.ts";

describe.skipIf(missing !== null)("the auditor", () => {
  test("M4 U1 reads every case with its whole history and is offered nothing to do", async () => {
    const office = await openOffice();
    const number = await givenCase(office, { subject: "三楼自助借还机刷卡后黑屏", at: "solved" });
    const auditor = await office.arrives("shen.jiusi");
    await auditor.opens("/staff/cases?view=all");
    await auditor.reads("三楼自助借还机刷卡后黑屏");
    await opensCase(auditor, number);
    for (const trace of ["沈一苇", "卫朝歌", "周知微", "供电不足", "换电源"]) await auditor.reads(trace);
    const moves = (await movesOffered(auditor)).filter((one) => !/复制链接|打印/.test(one));
    expect(moves).toEqual([]);
    await auditor.photographs("case-audited");
    hasNoFaults(office, auditor);
  });

  test("M5 reads the procedure as it runs: states, moves, clocks and the flow, in the words of its definition", async () => {
    const office = await openOffice();
    const auditor = await office.arrives("shen.jiusi");
    await auditor.opens("/staff/procedures");
    await auditor.page.getByRole("link", { name: /事件/ }).filter({ visible: true }).last().click();
    await auditor.opens("/staff/procedures/incident");
    for (const words of ["让客户的服务尽快恢复", "联络名单上轮到的人确认派单。", "HY-SD-01"])
      await auditor.reads(words);
    await auditor.photographs("procedure");
    hasNoFaults(office, auditor);
  });
});
