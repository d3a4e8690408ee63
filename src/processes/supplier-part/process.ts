import { declareProcess } from "#kernel/process/definition.ts";
import { clocks } from "./clocks.ts";
import { deskMoves } from "./moves/desk.ts";
import { supplierMoves } from "./moves/supplier.ts";

/**
 * How a part of a case goes that a supplier does (D18): asked, acknowledged with a promised time, done, checked by the desk. Its
 * customer is the supplier: their agreement gives the limits. The customer's case stays open beside it and does not pause:
 * whom we ask for help is our affair, what we promised stands.
 */
export const supplierPart = declareProcess({
  key: "supplier-part",
  version: 1,
  title: { zh: "供应商部分", en: "Supplier's part" },
  purpose: {
    zh: "把事件的一部分交给供应商：说清做什么、什么时候要，有人盯，到点提醒，客户的事件一直开着。",
    en: "Hand a part of a case to a supplier: what, by when, watched and reminded, with the customer's case open all along.",
  },
  owner: "desk-lead",
  clauses: ["D18"],
  inputs: [{ zh: "事件里要供应商做的部分", en: "The part of a case a supplier is to do" }],
  outputs: [{ zh: "供应商的结果，由服务台核实", en: "The supplier's result, checked by the desk" }],
  papers: [{ title: { zh: "供应商委托单", en: "Order to a supplier" }, number: "HY-SD-07" }],

  fields: {
    dueAt: { type: "date-time", title: { zh: "要求完成时间", en: "Wanted by" }, isPublic: true },
    promisedAt: {
      type: "date-time",
      title: { zh: "承诺完成时间", en: "Promised by the supplier" },
      customerTitle: { zh: "您承诺的完成时间", en: "You promise it by" },
      isPublic: true,
    },
    contact: {
      type: "text",
      title: { zh: "对方联系人", en: "Who at the supplier" },
      customerTitle: { zh: "您那边的联系人", en: "Whom we may ask at your side" },
      isPublic: true,
      maxLength: 200,
    },
    message: {
      type: "long-text",
      title: { zh: "对供应商说", en: "To the supplier" },
      customerTitle: { zh: "您说", en: "Your words" },
      stores: "entry",
      isPublic: true,
      maxLength: 5000,
    },
    report: {
      type: "long-text",
      title: { zh: "做了什么、结果如何", en: "What was done and how it came out" },
      isPublic: true,
      maxLength: 5000,
    },
    reason: {
      type: "long-text",
      title: { zh: "原因", en: "Reason" },
      stores: "entry",
      isPublic: true,
      maxLength: 2000,
    },
    note: {
      type: "long-text",
      title: { zh: "备注（供应商看不到）", en: "Note (internal)" },
      stores: "entry",
      maxLength: 5000,
    },
  },

  registration: { to: "asked", who: "system", form: [{ field: "dueAt" }] },

  states: {
    asked: {
      title: { zh: "等供应商确认", en: "Asked" },
      customerTitle: { zh: "请您确认", en: "Please acknowledge" },
      family: "waiting",
      responsible: { who: "desk" },
      todo: { zh: "等供应商确认", en: "Get the supplier's acknowledgement" },
      todoDue: "acknowledgement",
    },
    atWork: {
      title: { zh: "供应商处理中", en: "Supplier at work" },
      customerTitle: { zh: "处理中", en: "Being worked on" },
      family: "waiting",
      responsible: { who: "desk" },
      todo: { zh: "盯供应商进度", en: "Follow up with the supplier" },
      todoDue: "completion",
    },
    reported: {
      title: { zh: "供应商报完成", en: "Reported done" },
      customerTitle: { zh: "等待核实", en: "Being checked" },
      family: "open",
      responsible: { who: "desk" },
      todo: { zh: "核实供应商的结果", en: "Check the supplier's result" },
      todoDue: "check",
    },
    taken: { title: { zh: "已完成", en: "Done" }, family: "done", responsible: { who: "nobody" }, isFinal: true },
    withdrawn: {
      title: { zh: "已收回", en: "Taken back" },
      family: "cancelled",
      responsible: { who: "nobody" },
      isFinal: true,
    },
  },

  moves: { ...supplierMoves, ...deskMoves },
  clocks,

  flow: [
    { title: { zh: "委托", en: "Asked" }, customerTitle: { zh: "请您确认", en: "You acknowledge" }, states: ["asked"] },
    {
      title: { zh: "供应商处理", en: "Supplier at work" },
      customerTitle: { zh: "您处理", en: "You work on it" },
      states: ["atWork"],
    },
    {
      title: { zh: "核实", en: "Checked" },
      customerTitle: { zh: "我们核实", en: "We check it" },
      states: ["reported"],
    },
    { title: { zh: "完成", en: "Done" }, states: ["taken"] },
  ],

  scripts: {
    asking: [
      {
        zh: "您好，这里是服务台。“{{subject}}”想请贵公司协助，请确认收到并告诉我们什么时候能完成。",
        en: "Service desk, good day. We need your help with “{{subject}}”: please acknowledge and tell us by when it can be done.",
      },
    ],
    chasing: [
      {
        zh: "“{{subject}}”已经到了约定的时间，请问现在到哪一步了，还要多久？",
        en: "“{{subject}}” is due. How far is it, and how long will it still take?",
      },
    ],
  },
});
