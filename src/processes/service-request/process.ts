import { declareProcess } from "#kernel/process/definition.ts";
import { chasingMoves, livingStates, promiseLines, waitingForCustomerLines } from "../chasing/index.ts";
import { clocks } from "./clocks.ts";
import { fields } from "./fields.ts";
import { approvalMoves } from "./moves/approval.ts";
import { customerMoves } from "./moves/customer.ts";
import { fulfilmentMoves } from "./moves/fulfilment.ts";
import { states } from "./states.ts";

/** How a service request goes: asked for from the catalogue, approved where its item says so, fulfilled, confirmed. REQ D4 L1. */
export const serviceRequest = declareProcess({
  key: "service-request",
  version: 1,
  title: { zh: "服务请求", en: "Service request" },
  purpose: {
    zh: "客户按目录提出的要求，经该批的人批过，由合适的人办好，并由客户确认。",
    en: "What customers ask for from the catalogue is approved by those who must, fulfilled by those who can, and confirmed.",
  },
  owner: "service-level-manager",
  clauses: ["D4", "L1"],
  inputs: [{ zh: "按服务目录填写的申请", en: "A request by an item of the catalogue" }],
  outputs: [
    { zh: "办好的事项与客户的确认", en: "What was asked for, and the customer's word" },
    { zh: "审批记录", en: "The record of approvals" },
  ],
  papers: [{ title: { zh: "服务请求单", en: "Service request record" }, number: "HY-SD-07" }],
  fields,
  registration: {
    to: "registered",
    orTo: ["awaitingApproval", "assigned"],
    who: "case.register",
    form: [{ field: "item", required: true }, { field: "answers" }, { field: "device" }, { field: "priority" }],
    consequences: ["takeItem"],
    measures: ["registered"],
    tells: {
      zh: "我们收到了您的申请，号码 {{number}}。",
      en: "We have your request, number {{number}}.",
    },
  },
  states,
  moves: {
    ...approvalMoves,
    ...fulfilmentMoves,
    ...customerMoves,
    ...chasingMoves(livingStates(states), "service-request.customer-act"),
  },
  clocks,
  convertsTo: {
    incident: { from: ["registered", "awaitingApproval", "assigned", "working"] },
    "internal-operation": { from: ["registered", "assigned"] },
  },
  flow: [
    { title: { zh: "登记", en: "Received" }, customerTitle: { zh: "已收到", en: "Received" }, states: ["registered"] },
    { title: { zh: "审批", en: "Approval" }, states: ["awaitingApproval"] },
    {
      title: { zh: "办理", en: "Fulfilment" },
      states: ["assigned", "working", "waitingCustomer"],
    },
    {
      title: { zh: "确认", en: "Confirmation" },
      customerTitle: { zh: "请您确认", en: "Please confirm" },
      states: ["fulfilled"],
    },
    { title: { zh: "关闭", en: "Closed" }, states: ["closed"] },
  ],
  scripts: {
    chasing: [
      {
        zh: "您问的是 {{number}}，“{{subject}}”，对吗？",
        en: "You ask about {{number}}, “{{subject}}”, is that right?",
      },
      ...waitingForCustomerLines,
      { when: ["has-assignee"], zh: "由{{assignee}}负责办理。", en: "{{assignee}} has it." },
      ...promiseLines,
      { when: ["solved"], zh: "已经办完了，您看对吗？", en: "It is done; is it right?" },
    ],
    opening: [
      {
        zh: "好的，我帮您登记。这一项需要问您几个问题。",
        en: "Certainly, I will register it. There are a few questions for this.",
      },
    ],
    ending: [
      {
        zh: "已经登记，号码是 {{number}}。需要审批的话，批下来马上办。",
        en: "It is registered, the number is {{number}}. Where approval is needed we begin as soon as it is given.",
      },
    ],
  },
});
