import { declareProcess } from "#kernel/process/definition.ts";

/** How an improvement item goes (D12, P1): somebody owns it until it is done, with a day it is due and reminders before. */
export const improvementItem = declareProcess({
  key: "improvement-item",
  version: 1,
  title: { zh: "改进项", en: "Improvement item" },
  purpose: {
    zh: "复盘定下的改进措施有人负责、有期限，做完为止。",
    en: "What a review decided to improve has an owner and a date, and stays until it is done.",
  },
  owner: "incident-manager",
  clauses: ["D12", "P1"],
  isInternal: true,
  inputs: [{ zh: "重大事件的复盘", en: "The review of a major incident" }],
  outputs: [{ zh: "完成的改进措施", en: "The improvement made" }],

  fields: {
    assignee: { type: "person", title: { zh: "负责人", en: "Owner" }, stores: "column" },
    dueAt: { type: "date-time", title: { zh: "期限", en: "Due" } },
    outcome: {
      type: "long-text",
      title: { zh: "做了什么、效果如何", en: "What was done, to what effect" },
      maxLength: 5000,
    },
    reason: { type: "long-text", title: { zh: "原因", en: "Reason" }, stores: "entry", maxLength: 2000 },
  },

  registration: {
    to: "open",
    who: "system",
    form: [
      { field: "assignee", required: true },
      { field: "dueAt", required: true },
    ],
  },

  states: {
    open: {
      title: { zh: "待完成", en: "To be done" },
      family: "open",
      responsible: { who: "assignee" },
      todo: { zh: "完成改进措施", en: "Make the improvement" },
      todoDue: "due",
    },
    done: { title: { zh: "已完成", en: "Done" }, family: "done", responsible: { who: "nobody" }, isFinal: true },
    dropped: {
      title: { zh: "不做了", en: "Dropped" },
      family: "cancelled",
      responsible: { who: "nobody" },
      isFinal: true,
    },
  },

  moves: {
    finish: {
      title: { zh: "已完成", en: "Done" },
      announces: "finished",
      from: ["open"],
      to: "done",
      who: "improvement.work",
      only: "responsible",
      form: [{ field: "outcome", required: true }],
      measures: ["finished"],
      key: "s",
      isPrimary: true,
    },
    handOn: {
      title: { zh: "换负责人", en: "Another owner" },
      announces: "handed-on",
      from: ["open"],
      to: "same",
      who: "improvement.work",
      only: "staff",
      form: [
        { field: "assignee", required: true },
        { field: "reason", required: true },
      ],
    },
    postpone: {
      title: { zh: "改期限", en: "Another date" },
      announces: "postponed",
      from: ["open"],
      to: "same",
      who: "major.coordinate",
      form: [
        { field: "dueAt", required: true },
        { field: "reason", required: true },
      ],
      measures: ["postponed"],
    },
    drop: {
      title: { zh: "不做了", en: "Drop it" },
      announces: "dropped",
      from: ["open"],
      to: "dropped",
      who: "major.coordinate",
      form: [{ field: "reason", required: true }],
      measures: ["dropped"],
    },
  },

  clocks: {
    due: {
      title: { zh: "改进期限", en: "Improvement due" },
      target: { until: "dueAt" },
      calendar: "always",
      runsIn: ["open"],
      warnAt: 0.75,
      onWarn: { tell: ["responsible"] },
      onBreach: { tell: ["responsible", "incident-manager"] },
      rank: 1,
    },
  },

  flow: [
    { title: { zh: "待完成", en: "To be done" }, states: ["open"] },
    { title: { zh: "完成", en: "Done" }, states: ["done"] },
  ],
});
