import type { FieldInput } from "#kernel/forms/field.ts";

const yesNo = [
  { value: "yes", title: { zh: "是", en: "Yes" } },
  { value: "no", title: { zh: "否", en: "No" } },
];

/** What an incident carries once it is more than routine: risk, a promised time, a design, a supplier, coordination. REQ D11 D14 D18 D28. */
export const seriousFields = {
  // service at risk, and the time promised (D11)
  riskRaisedAt: { type: "date-time", title: { zh: "提示风险时间", en: "At risk since" } },
  riskReason: { type: "text", title: { zh: "风险", en: "What puts it at risk" }, maxLength: 500 },
  planReason: {
    type: "text",
    title: { zh: "为什么改时间（客户会看到）", en: "Why another time (the customer reads it)" },
    customerTitle: { zh: "改时间的原因", en: "Why another time" },
    stores: "entry",
    isPublic: true,
    maxLength: 500,
  },

  // solution design (D14)
  technicalSolution: {
    type: "long-text",
    title: { zh: "技术方案", en: "Technical solution" },
    isPublic: true,
    maxLength: 10_000,
  },
  operatingGuide: {
    type: "long-text",
    title: { zh: "操作说明", en: "Operating guide" },
    isPublic: true,
    maxLength: 10_000,
  },
  feasibility: { type: "long-text", title: { zh: "可行性", en: "Feasibility" }, maxLength: 3000 },
  designCost: { type: "text", title: { zh: "费用", en: "Cost" }, isPublic: true, maxLength: 300 },
  designRisk: {
    type: "long-text",
    title: { zh: "风险与回退", en: "Risk and way back" },
    isPublic: true,
    maxLength: 3000,
  },
  designProposedAt: { type: "date-time", title: { zh: "方案提出时间", en: "Design proposed" }, isPublic: true },
  designConfirmedAt: {
    type: "date-time",
    title: { zh: "方案确认时间", en: "Design confirmed" },
    customerTitle: { zh: "您确认方案的时间", en: "You confirmed the design" },
    isPublic: true,
  },
  confirmedBy: {
    type: "text",
    title: { zh: "谁确认的、怎么确认的", en: "Who confirmed it, and how" },
    stores: "entry",
    isPublic: true,
    maxLength: 200,
  },
  verifiedSolved: { type: "choice", title: { zh: "解决了吗", en: "Solved?" }, isPublic: true, choices: yesNo },
  verifiedNoEffect: {
    type: "choice",
    title: { zh: "对系统其他部分没有影响吗", en: "No other effect on the system?" },
    isPublic: true,
    choices: yesNo,
  },
  sideEffects: {
    type: "long-text",
    title: { zh: "还有什么问题", en: "What is still wrong" },
    stores: "entry",
    maxLength: 2000,
  },
  afterCare: {
    type: "long-text",
    title: { zh: "使用与保养建议", en: "After-care advice" },
    hint: { zh: "随结果一起发给客户", en: "Goes to the customer with the result" },
    isPublic: true,
    maxLength: 2000,
  },

  // a part with a supplier (D18)
  supplier: { type: "supplier", title: { zh: "供应商", en: "Supplier" }, stores: "entry" },
  supplierTask: {
    type: "long-text",
    title: { zh: "请供应商做什么（供应商会看到）", en: "What the supplier is asked to do (they read it)" },
    stores: "entry",
    maxLength: 5000,
  },
  supplierDueAt: {
    type: "date-time",
    title: { zh: "要求完成时间（不填按供应商协议）", en: "Wanted by (empty: the supplier's agreement)" },
    stores: "entry",
  },
  suppliersAtWork: {
    type: "number",
    title: { zh: "供应商处理中的部分", en: "Parts with suppliers" },
    customerTitle: { zh: "正由供应商协助的部分", en: "Parts a supplier is helping with" },
    isPublic: true,
    min: 0,
  },

  // coordination of an urgent case (D28)
  coordinationOpenAt: { type: "date-time", title: { zh: "请求协调时间", en: "Coordination asked for" } },
  coordinator: { type: "person", title: { zh: "协调人", en: "Coordinator" } },
  coordinatedSince: { type: "date-time", title: { zh: "协调开始", en: "Coordinated since" } },
  called: { type: "people", title: { zh: "召集的人", en: "Called in" } },
  callIn: { type: "people", title: { zh: "召集谁", en: "Whom to call in" }, stores: "entry" },
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
  action: { type: "long-text", title: { zh: "做了什么", en: "What was done" }, stores: "entry", maxLength: 3000 },
  restoredHow: { type: "text", title: { zh: "怎么恢复的", en: "How it was restored" }, isPublic: true, maxLength: 500 },
  serviceRestoredAt: { type: "date-time", title: { zh: "服务恢复时间", en: "Service restored" }, isPublic: true },

  // following a major incident (D12)
  majorNumber: { type: "text", title: { zh: "重大事件编号", en: "Number of the major incident" }, maxLength: 40 },
  update: {
    type: "long-text",
    title: { zh: "通报", en: "Status update" },
    stores: "entry",
    isPublic: true,
    maxLength: 3000,
  },
} as const satisfies Record<string, FieldInput>;
