import { describe, test } from "vitest";
import { missing } from "./world/browser.ts";
import { givenCase } from "./world/cases.ts";
import { openOffice } from "./world/office.ts";
import { findsToDo, hasNoFaults, makes, opensCase } from "./world/staff.ts";

describe.skipIf(missing !== null)("the department head", () => {
  test("D9 a serious case is reported by the liaison; the head takes it up and names who solves it", async () => {
    const office = await openOffice();
    const number = await givenCase(office, {
      subject: "全馆借还机都不能用",
      at: "diagnosis",
      impact: "1",
      urgency: "1",
    });
    const liaison = await office.arrives("wei.zhaoge");
    await opensCase(liaison, number);
    await makes(liaison, "上报部门负责人", "逐级上报", {
      "初步诊断（情况、客户处境）": "全馆停借，读者在排队。",
      严重程度: "严重",
    });

    const head = await office.arrives("miao.wangshu");
    await head.opens("/staff/mine");
    await findsToDo(head, "受理并指定处理人", "全馆借还机都不能用");
    await head.photographs("my-work-head");
    await opensCase(head, number);
    await makes(head, "受理并指定", "待接单", { 处理人: "季长卿", "备注（客户看不到）": "我盯着，两小时一报。" });
    await head.reads("季长卿");
    await head.photographs("case-serious");
    hasNoFaults(office, liaison, head);
  });
});
