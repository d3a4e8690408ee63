import type { ProcessInput } from "#kernel/process/definition.ts";

/** Where a service request can be, whose turn it is there, and what customers read. */
export const states = {
  registered: {
    title: { zh: "待安排", en: "Received" },
    customerTitle: { zh: "已收到", en: "Received" },
    family: "open",
    responsible: { who: "desk" },
    todo: { zh: "安排办理", en: "Arrange" },
    todoDue: "response",
  },
  awaitingApproval: {
    title: { zh: "待审批", en: "Awaiting approval" },
    family: "waiting",
    responsible: { who: "several" },
    todo: { zh: "审批", en: "Approve or refuse" },
    todoDue: "approval",
  },
  assigned: {
    title: { zh: "待接办", en: "Assigned" },
    customerTitle: { zh: "已安排", en: "Assigned" },
    family: "open",
    responsible: { who: "assignee" },
    todo: { zh: "接办", en: "Accept" },
    todoDue: "acceptance",
  },
  working: {
    title: { zh: "办理中", en: "In progress" },
    family: "open",
    responsible: { who: "assignee" },
    todo: { zh: "办理并反馈结果", en: "Fulfil it and report" },
    todoDue: "resolution",
  },
  waitingCustomer: {
    title: { zh: "等客户", en: "With customer" },
    customerTitle: { zh: "等您补充", en: "Waiting for you" },
    family: "waiting",
    responsible: { who: "customer", watchedBy: "assignee" },
    todo: { zh: "等客户答复", en: "Await the customer's answer" },
    onCustomerReply: "resume",
  },
  fulfilled: {
    title: { zh: "已办完", en: "Fulfilled" },
    asksCustomer: { title: { zh: "已办完，请您确认", en: "Done, please confirm" }, until: "confirmedAt" },
    family: "done",
    responsible: { who: "customer", watchedBy: "desk" },
    todo: { zh: "等客户确认", en: "Await the customer's confirmation" },
    todoDue: "confirmation",
  },
  closed: { title: { zh: "已关闭", en: "Closed" }, family: "done", responsible: { who: "nobody" }, isFinal: true },
  refused: {
    title: { zh: "未获批准", en: "Refused" },
    family: "cancelled",
    responsible: { who: "nobody" },
    isFinal: true,
  },
  cancelled: {
    title: { zh: "已取消", en: "Cancelled" },
    family: "cancelled",
    responsible: { who: "nobody" },
    isFinal: true,
  },
} satisfies ProcessInput["states"];
