import type { FieldInput } from "#kernel/forms/field.ts";
import { mergedInto } from "#kernel/process/relate/merging.ts";
import { chasingFields } from "../chasing/index.ts";
import { seriousFields } from "./serious-fields.ts";

const answers = [
  { value: "granted", title: { zh: "同意", en: "Agreed" } },
  { value: "refused", title: { zh: "不同意", en: "Refused" } },
];

/** Every key an incident can carry. A key keeps its type for ever; later versions may only relabel, reorder or add. */
export const fields = {
  // what it is (D2, D5)
  subject: { type: "text", title: { zh: "现象", en: "Symptom" }, stores: "column", isPublic: true, maxLength: 300 },
  service: { type: "service", title: { zh: "服务", en: "Service" }, isPublic: true },
  category: { type: "category", title: { zh: "类别", en: "Category" } },
  device: { type: "device", title: { zh: "设备", en: "Device" }, isPublic: true },
  deviceModel: { type: "text", title: { zh: "设备型号", en: "Device model" }, isPublic: true, maxLength: 200 },
  deviceSerial: { type: "text", title: { zh: "设备序列号", en: "Serial number" }, isPublic: true, maxLength: 100 },
  impact: {
    type: "choice",
    title: { zh: "影响", en: "Impact" },
    choices: [
      { value: "3", title: { zh: "一人", en: "One person" } },
      { value: "2", title: { zh: "一个部门", en: "One department" } },
      { value: "1", title: { zh: "全单位", en: "Whole organisation" } },
    ],
  },
  urgency: {
    type: "choice",
    title: { zh: "紧急", en: "Urgency" },
    customerTitle: { zh: "有多急", en: "How urgent" },
    isPublic: true,
    choices: [
      { value: "3", title: { zh: "可等", en: "Can wait" } },
      { value: "2", title: { zh: "今天", en: "Today" } },
      { value: "1", title: { zh: "正在影响", en: "Right now" } },
    ],
  },
  priority: {
    type: "priority",
    title: { zh: "优先级", en: "Priority" },
    stores: "column",
    hint: { zh: "不填则按影响 × 紧急", en: "Empty: impact × urgency" },
  },
  priorityReason: { type: "text", title: { zh: "改优先级的原因", en: "Why another priority" }, maxLength: 300 },

  // what it is covered by, and what was agreed where nothing covers it (L1, D19)
  contract: {
    type: "contract",
    title: { zh: "合同", en: "Contract" },
    hint: { zh: "不填则按客户、服务与设备", en: "Empty: by customer, service and device" },
  },
  contractChosen: { type: "yes-no", title: { zh: "合同由人选定", en: "Contract chosen by hand" }, isHidden: true },
  workAsked: { type: "long-text", title: { zh: "要做什么", en: "Work asked for" }, isPublic: true, maxLength: 2000 },
  price: { type: "number", title: { zh: "价格", en: "Price" }, isPublic: true, min: 0, max: 1_000_000_000 },
  currency: {
    type: "choice",
    title: { zh: "币种", en: "Currency" },
    isPublic: true,
    choices: [
      { value: "CNY", title: { zh: "人民币", en: "CNY" } },
      { value: "HKD", title: { zh: "港元", en: "HKD" } },
      { value: "USD", title: { zh: "美元", en: "USD" } },
      { value: "EUR", title: { zh: "欧元", en: "EUR" } },
    ],
  },
  approvalAnswer: { type: "choice", title: { zh: "审批", en: "Our approval" }, choices: answers },
  approvalBy: { type: "person", title: { zh: "审批人", en: "Approved or refused by" } },
  approvalAt: { type: "date-time", title: { zh: "审批时间", en: "Approved or refused at" } },
  consentAnswer: {
    type: "choice",
    title: { zh: "客户答复", en: "Customer's answer" },
    customerTitle: { zh: "您的答复", en: "Your answer" },
    isPublic: true,
    choices: answers,
  },
  consentBy: { type: "text", title: { zh: "客户方答复人", en: "Answered for the customer by" }, maxLength: 200 },
  consentHow: {
    type: "choice",
    title: { zh: "答复方式", en: "Answered by way of" },
    choices: [
      { value: "portal", title: { zh: "门户", en: "Portal" } },
      { value: "phone", title: { zh: "电话", en: "Phone" } },
      { value: "mail", title: { zh: "邮件或书面", en: "Mail or letter" } },
    ],
  },
  consentAt: {
    type: "date-time",
    title: { zh: "客户答复时间", en: "Customer answered at" },
    customerTitle: { zh: "您答复的时间", en: "You answered" },
    isPublic: true,
  },
  visits: { type: "number", title: { zh: "上门次数", en: "Visits" }, stores: "entry", min: 0, max: 1000 },

  // who has it
  team: { type: "team", title: { zh: "班组", en: "Team" }, stores: "column" },
  assignee: { type: "person", title: { zh: "处理人", en: "Assignee" }, stores: "column" },

  // who is asked in turn until somebody takes it (D8, D27)
  dispatchRoute: {
    type: "choice",
    title: { zh: "派单路线", en: "Dispatch route" },
    choices: [
      { value: "liaison", title: { zh: "部门联络员", en: "Department's liaison" } },
      { value: "project-manager", title: { zh: "项目经理", en: "Project manager" } },
      { value: "desk", title: { zh: "服务台直接派人", en: "Desk assigns" } },
    ],
  },
  contactRung: { type: "number", title: { zh: "联络级", en: "Level of the contact list" }, isHidden: true },
  contactPerson: { type: "person", title: { zh: "正在联络", en: "Asked now" }, isHidden: true },
  contactRole: { type: "text", title: { zh: "正在联络的角色", en: "Role asked now" }, isHidden: true },
  contactOrganisation: { type: "organisation", title: { zh: "所在部门", en: "Their department" }, isHidden: true },
  contactMinutes: { type: "minutes", title: { zh: "确认时限", en: "Limit to answer" }, isHidden: true },
  callResult: {
    type: "choice",
    title: { zh: "电话结果", en: "What came of the call" },
    stores: "entry",
    choices: [
      { value: "no-answer", title: { zh: "没人接", en: "Did not pick up" } },
      { value: "busy", title: { zh: "占线", en: "Line busy" } },
      { value: "promised", title: { zh: "接了，答应尽快确认", en: "Answered, will acknowledge" } },
      { value: "declined", title: { zh: "接了，不能处理", en: "Answered, cannot take it" } },
    ],
  },

  // what was found and done (D9, D10, D15)
  firstDiagnosis: {
    type: "long-text",
    title: { zh: "初步诊断（情况、客户处境）", en: "First diagnosis (case, customer's situation)" },
    maxLength: 5000,
  },
  severity: {
    type: "choice",
    title: { zh: "严重程度", en: "Severity" },
    choices: [
      { value: "ordinary", title: { zh: "一般", en: "Ordinary" } },
      { value: "serious", title: { zh: "严重", en: "Serious" } },
    ],
  },
  scope: { type: "long-text", title: { zh: "现象与范围", en: "Symptom and scope" }, maxLength: 5000 },
  checks: { type: "long-text", title: { zh: "做过的检查", en: "Checks made" }, maxLength: 5000 },
  cause: { type: "long-text", title: { zh: "原因", en: "Root cause" }, maxLength: 5000 },
  solution: { type: "long-text", title: { zh: "方案", en: "Solution" }, maxLength: 10000 },
  result: {
    type: "long-text",
    title: { zh: "告诉客户的结果", en: "Result, for the customer" },
    customerTitle: { zh: "处理结果", en: "Result" },
    hint: { zh: "客户会看到，可写使用建议", en: "The customer reads this; advice on care belongs here" },
    isPublic: true,
    maxLength: 3000,
  },
  // How the first line came to its solution (D7): what each level of agent may.
  solvedBy: {
    type: "choice",
    title: { zh: "怎样解决的", en: "Solved by" },
    choices: [
      { value: "standard-steps", title: { zh: "标准步骤", en: "Standard steps" } },
      { value: "known-solution", title: { zh: "已有方案", en: "Documented solution" } },
      { value: "own-diagnosis", title: { zh: "自行诊断", en: "Own diagnosis" } },
    ],
  },
  solvedFrom: {
    type: "text",
    title: { zh: "依据（步骤名称、方案或事件编号）", en: "Source (name of the steps, solution or case number)" },
    hint: { zh: "照清单做完的标准步骤可不填", en: "Not needed for standard steps followed by their list" },
    maxLength: 200,
  },
  stepsFollowed: { type: "answers", title: { zh: "标准步骤", en: "Standard steps" } },
  stepsFrom: { type: "number", title: { zh: "标准步骤清单", en: "List of the steps" }, isHidden: true },
  routedBecause: {
    type: "long-text",
    title: { zh: "为什么是这个人", en: "Why this person" },
    maxLength: 4000,
    stores: "entry",
  },
  remainingDanger: {
    type: "text",
    title: { zh: "遗留隐患（没有就不填）", en: "Remaining danger (empty: none)" },
    maxLength: 1000,
  },
  minutesSpent: { type: "minutes", title: { zh: "用时（分钟）", en: "Time spent (minutes)" }, stores: "entry" },
  plannedAt: { type: "date-time", title: { zh: "计划解决时间", en: "Planned time" }, isPublic: true },

  workaround: {
    type: "long-text",
    title: { zh: "临时办法（写给客户）", en: "Workaround (for the customer)" },
    customerTitle: { zh: "临时办法", en: "For the time being" },
    isPublic: true,
    maxLength: 2000,
  },

  // words that go with a move
  message: {
    type: "long-text",
    title: { zh: "对客户说", en: "Message to the customer" },
    customerTitle: { zh: "您说", en: "Your message" },
    stores: "entry",
    isPublic: true,
    maxLength: 5000,
  },
  note: {
    type: "long-text",
    title: { zh: "备注（客户看不到）", en: "Note (internal)" },
    stores: "entry",
    maxLength: 5000,
  },
  reason: { type: "long-text", title: { zh: "原因", en: "Reason" }, stores: "entry", maxLength: 2000 },
  cancelReason: {
    type: "choice",
    title: { zh: "取消原因", en: "Why cancelled" },
    choices: [
      { value: "duplicate", title: { zh: "重复登记", en: "Registered twice" } },
      { value: "mistaken", title: { zh: "误拨、误报", en: "Called by mistake" } },
      { value: "withdrawn", title: { zh: "客户撤回", en: "Withdrawn by the customer" } },
      { value: "not-agreed", title: { zh: "合同外，未达成一致", en: "Out of contract, not agreed" } },
    ],
  },

  // who asked after it (D13)
  ...chasingFields,

  // the customer's verdict
  satisfaction: {
    type: "rating",
    title: { zh: "这次服务您满意吗", en: "Were you satisfied" },
    customerTitle: { zh: "您的评价", en: "Your rating" },
    isPublic: true,
    steps: 4,
  },
  remark: { type: "long-text", title: { zh: "想说的话", en: "Anything to add" }, isPublic: true, maxLength: 2000 },
  confirmedAt: {
    type: "date-time",
    title: { zh: "客户确认时间", en: "Confirmed by the customer" },
    customerTitle: { zh: "您确认的时间", en: "You confirmed" },
    isPublic: true,
  },

  // a solution taken from another case or a known error (D6)
  appliedFrom: { type: "text", title: { zh: "方案来自", en: "Solution from" }, maxLength: 20 },

  // merged away (D22)
  mergedInto,
  ...seriousFields,
} as const satisfies Record<string, FieldInput>;
