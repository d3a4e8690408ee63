import { declareProcess } from "#kernel/process/definition.ts";
import { chasingMoves, livingStates } from "../chasing/index.ts";
import { clocks } from "./clocks.ts";
import { fields } from "./fields.ts";
import { contactMoves } from "./moves/contacts.ts";
import { coverMoves } from "./moves/cover.ts";
import { customerMoves } from "./moves/customer.ts";
import { departmentMoves } from "./moves/department.ts";
import { designMoves } from "./moves/design.ts";
import { deskMoves } from "./moves/desk.ts";
import { engineerMoves } from "./moves/engineer.ts";
import { majorMoves } from "./moves/major.ts";
import { resultMoves } from "./moves/result.ts";
import { riskMoves } from "./moves/risk.ts";
import { supplierMoves } from "./moves/supplier.ts";
import { togetherMoves } from "./moves/together.ts";
import { urgentMoves } from "./moves/urgent.ts";
import { scripts } from "./scripts.ts";
import { states } from "./states.ts";

/**
 * How an incident goes, from the call to the closing. Read it aloud: states, then moves, then clocks. REQ D1 D2 D5 D6 D7 D8 D9 D10 D11 D12
 * D13 D14 D15 D18 D22 D27 D28.
 */
export const incident = declareProcess({
  key: "incident",
  version: 3,
  title: { zh: "事件", en: "Incident" },
  purpose: {
    zh: "让客户的服务尽快恢复：每个报障都有人负责、有时限、有回音。",
    en: "Restore the customer's service quickly: every report has somebody responsible, a limit, and an answer.",
  },
  owner: "incident-manager",
  clauses: [
    "D1",
    "D2",
    "D3",
    "D4",
    "D5",
    "D6",
    "D7",
    "D8",
    "D9",
    "D10",
    "D11",
    "D12",
    "D13",
    "D14",
    "D15",
    "D18",
    "D19",
    "D22",
    "D27",
    "D28",
  ],
  inputs: [
    { zh: "电话、门户、接口来的报障", en: "Reports by phone, portal and API" },
    { zh: "合同里的服务级别", en: "The service level agreed in the contract" },
  ],
  outputs: [
    { zh: "恢复的服务与完整的事件记录", en: "A restored service and a complete record" },
    { zh: "回访结果与满意度", en: "The follow-up's outcome and the customer's satisfaction" },
  ],
  solution: "solution",
  papers: [{ title: { zh: "运维事件记录单", en: "Incident record" }, number: "HY-SD-01" }],
  fields,

  registration: {
    to: "registered",
    who: "case.register",
    form: [
      { field: "service" },
      { field: "category" },
      { field: "device" },
      { field: "deviceModel" },
      { field: "deviceSerial" },
      { field: "impact" },
      { field: "urgency" },
      { field: "priority" },
      { field: "priorityReason" },
      { field: "contract" },
    ],
    consequences: ["setPriority", "settleContract"],
    measures: ["registered"],
    tells: {
      zh: "我们收到了您的报修，号码 {{number}}。{{response}} 前给您答复。",
      en: "We have your report, number {{number}}. You will hear from us by {{response}}.",
    },
  },

  states,

  moves: {
    ...deskMoves,
    ...contactMoves,
    ...departmentMoves,
    ...engineerMoves,
    ...resultMoves,
    ...customerMoves,
    ...togetherMoves,
    ...coverMoves,
    ...chasingMoves(livingStates(states), "incident.customer-act"),
    ...designMoves,
    ...riskMoves,
    ...supplierMoves,
    ...urgentMoves,
    ...majorMoves,
  },

  clocks,

  convertsTo: {
    "service-request": { from: ["registered", "firstLine", "dispatched", "diagnosis", "assigned", "working"] },
    "internal-operation": { from: ["registered", "firstLine"] },
  },

  flow: [
    {
      title: { zh: "登记", en: "Received" },
      customerTitle: { zh: "已收到", en: "Received" },
      states: ["registered", "awaitingApproval"],
    },
    {
      title: { zh: "一线处理", en: "First line" },
      customerTitle: { zh: "正在处理", en: "Being worked on" },
      states: ["firstLine"],
    },
    {
      title: { zh: "派单", en: "Dispatch" },
      customerTitle: { zh: "安排处理人", en: "Assigning" },
      states: ["dispatched", "diagnosis", "withHead", "assigned"],
    },
    {
      title: { zh: "二线处理", en: "2nd line" },
      customerTitle: { zh: "正在处理", en: "Being worked on" },
      states: ["working", "escalated", "escalatedToHead", "thirdLine", "waitingCustomer", "designProposed"],
    },
    {
      title: { zh: "收结果", en: "Result" },
      customerTitle: { zh: "请您确认是否修好", en: "Please confirm" },
      states: ["solved"],
    },
    {
      title: { zh: "回访", en: "Follow-up" },
      customerTitle: { zh: "请您确认是否修好", en: "Please confirm" },
      states: ["followUp"],
    },
    { title: { zh: "关闭", en: "Closed" }, customerTitle: { zh: "结束", en: "Closed" }, states: ["closed"] },
  ],

  scripts,
});
