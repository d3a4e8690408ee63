import type { FieldInput } from "#kernel/forms/field.ts";
import { chasingFields } from "../chasing/index.ts";

/** Every key a service request can carry. A key keeps its type for ever; later versions may only relabel, reorder or add. */
export const fields = {
  // what is asked for
  subject: { type: "text", title: { zh: "请求", en: "Request" }, stores: "column", isPublic: true, maxLength: 300 },
  item: { type: "catalogue-item", title: { zh: "服务项目", en: "Catalogue item" }, isPublic: true },
  itemVersion: { type: "number", title: { zh: "项目版本", en: "Version of the item" }, isHidden: true },
  answers: { type: "answers", title: { zh: "填写内容", en: "Details" }, isPublic: true },
  service: { type: "service", title: { zh: "服务", en: "Service" }, isPublic: true },
  category: { type: "category", title: { zh: "类别", en: "Category" } },
  device: { type: "device", title: { zh: "设备", en: "Device" }, isPublic: true },
  priority: { type: "priority", title: { zh: "优先级", en: "Priority" }, stores: "column" },

  // approval
  approvalStep: { type: "number", title: { zh: "第几步审批", en: "Step of the approval" }, isHidden: true },
  approvalMinutes: { type: "minutes", title: { zh: "审批时限", en: "Time for the approval" }, isHidden: true },
  remark: {
    type: "long-text",
    title: { zh: "意见", en: "Remark" },
    hint: { zh: "申请人会看到", en: "Whoever asked will read this" },
    stores: "entry",
    isPublic: true,
    maxLength: 2000,
  },
  refusalReason: {
    type: "long-text",
    title: { zh: "不同意的原因", en: "Why it is refused" },
    hint: { zh: "申请人会看到", en: "Whoever asked will read this" },
    isPublic: true,
    maxLength: 2000,
  },
  approver: { type: "person", title: { zh: "转给谁审批", en: "Who approves instead" }, stores: "entry" },

  // who has it
  team: { type: "team", title: { zh: "班组", en: "Team" }, stores: "column" },
  assignee: { type: "person", title: { zh: "办理人", en: "Assignee" }, stores: "column" },
  plannedAt: { type: "date-time", title: { zh: "计划完成时间", en: "Planned time" }, isPublic: true },

  // what was done
  result: {
    type: "long-text",
    title: { zh: "告诉客户的结果", en: "Result, for the customer" },
    customerTitle: { zh: "办理结果", en: "Result" },
    isPublic: true,
    maxLength: 3000,
  },
  minutesSpent: { type: "minutes", title: { zh: "用时（分钟）", en: "Time spent (minutes)" }, stores: "entry" },
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
      { value: "withdrawn", title: { zh: "客户撤回", en: "Withdrawn by the customer" } },
      { value: "duplicate", title: { zh: "重复申请", en: "Asked for twice" } },
      { value: "mistaken", title: { zh: "填错了", en: "Asked for by mistake" } },
    ],
  },

  ...chasingFields,

  // the customer's verdict
  satisfaction: {
    type: "rating",
    title: { zh: "这次服务您满意吗", en: "Were you satisfied" },
    customerTitle: { zh: "您的评价", en: "Your rating" },
    isPublic: true,
    steps: 4,
  },
  comment: { type: "long-text", title: { zh: "想说的话", en: "Anything to add" }, isPublic: true, maxLength: 2000 },
  confirmedAt: {
    type: "date-time",
    title: { zh: "客户确认时间", en: "Confirmed by the customer" },
    customerTitle: { zh: "您确认的时间", en: "You confirmed" },
    isPublic: true,
  },
} as const satisfies Record<string, FieldInput>;
