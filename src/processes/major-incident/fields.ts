import type { FieldInput } from "#kernel/forms/field.ts";

/** Every key a major incident can carry. REQ D12. */
export const fields = {
  subject: {
    type: "text",
    title: { zh: "什么出了问题", en: "What is down" },
    stores: "column",
    isPublic: true,
    maxLength: 300,
  },
  service: { type: "service", title: { zh: "服务", en: "Service" }, isPublic: true },
  rule: { type: "text", title: { zh: "触发规则", en: "Trigger rule" }, maxLength: 200 },
  proposedBecause: { type: "long-text", title: { zh: "为什么提议", en: "Why proposed" }, maxLength: 2000 },
  coordinator: { type: "person", title: { zh: "协调人", en: "Coordinator" }, stores: "entry" },
  assignee: { type: "person", title: { zh: "协调人", en: "Coordinator" }, stores: "column" },
  updateMinutes: {
    type: "minutes",
    title: { zh: "多久通报一次（分钟）", en: "Update every (minutes)" },
    min: 5,
    max: 480,
  },
  declaredAt: { type: "date-time", title: { zh: "宣布时间", en: "Declared" }, isPublic: true },
  restoredAt: { type: "date-time", title: { zh: "恢复时间", en: "Restored" }, isPublic: true },
  called: { type: "people", title: { zh: "通报范围", en: "Circle" } },
  callIn: {
    type: "people",
    title: { zh: "加谁（同事、客户联系人）", en: "Whom (colleagues, customers' contacts)" },
    stores: "entry",
  },
  callWords: {
    type: "text",
    title: { zh: "请他们做什么", en: "What they are needed for" },
    stores: "entry",
    maxLength: 500,
  },
  callAnswer: {
    type: "choice",
    title: { zh: "能来吗", en: "Coming?" },
    stores: "entry",
    choices: [
      { value: "coming", title: { zh: "马上到", en: "Coming" } },
      { value: "cannot", title: { zh: "来不了", en: "Cannot" } },
    ],
  },
  updateInside: {
    type: "long-text",
    title: { zh: "内部怎么说", en: "For ourselves" },
    stores: "entry",
    maxLength: 5000,
  },
  updateForCustomers: {
    type: "long-text",
    title: { zh: "对客户怎么说", en: "For customers" },
    customerTitle: { zh: "通报", en: "Status update" },
    stores: "entry",
    isPublic: true,
    maxLength: 3000,
  },
  workaround: {
    type: "long-text",
    title: { zh: "临时办法", en: "Workaround" },
    hint: { zh: "客户会看到，服务台照着说", en: "Customers read it; the desk tells callers" },
    isPublic: true,
    maxLength: 3000,
  },
  action: { type: "long-text", title: { zh: "做了什么", en: "What was done" }, stores: "entry", maxLength: 3000 },
  result: {
    type: "long-text",
    title: { zh: "恢复情况（告诉客户）", en: "How it was restored (for customers)" },
    isPublic: true,
    maxLength: 3000,
  },
  resolvesFollowers: {
    type: "choice",
    title: { zh: "跟随的事件一起解决吗", en: "Solve the incidents that follow it?" },
    stores: "entry",
    choices: [
      { value: "yes", title: { zh: "一起解决，通知客户", en: "Solve them, tell their customers" } },
      { value: "no", title: { zh: "不，逐个确认", en: "No, one by one" } },
    ],
  },
  reason: { type: "long-text", title: { zh: "原因", en: "Reason" }, stores: "entry", maxLength: 2000 },
  // the review
  cause: { type: "long-text", title: { zh: "根本原因", en: "Root cause" }, maxLength: 10_000 },
  course: { type: "long-text", title: { zh: "经过（时间线）", en: "Course of events" }, maxLength: 10_000 },
  wentWell: { type: "long-text", title: { zh: "做得好的", en: "What went well" }, maxLength: 5000 },
  wentBadly: { type: "long-text", title: { zh: "做得不好的", en: "What went badly" }, maxLength: 5000 },
  reviewedAt: { type: "date-time", title: { zh: "复盘时间", en: "Reviewed" } },
  improvement: { type: "text", title: { zh: "改进什么", en: "What to improve" }, stores: "entry", maxLength: 300 },
  improvementOwner: { type: "person", title: { zh: "谁负责", en: "Owner" }, stores: "entry" },
  improvementDue: { type: "date-time", title: { zh: "什么时候完成", en: "By when" }, stores: "entry" },
  improvements: { type: "number", title: { zh: "改进项数", en: "Improvement items" }, min: 0 },
} as const satisfies Record<string, FieldInput>;
