import type { ProcessInput } from "#kernel/process/definition.ts";

/** The supplier's own limits. The customer's clock is another one and runs on: what we promised stands, whoever helps us. REQ D18. */
export const clocks = {
  acknowledgement: {
    title: { zh: "供应商确认", en: "Supplier's acknowledgement" },
    about: { zh: "按供应商协议的响应时限。", en: "Within the response time of the supplier's agreement." },
    target: { level: "response" },
    runsIn: ["asked"],
    warnAt: 0.75,
    onWarn: { tell: ["desk"] },
    onBreach: { tell: ["desk", "desk-lead"] },
    rank: 1,
    isPromise: true,
  },
  completion: {
    title: { zh: "供应商完成", en: "Supplier's completion" },
    about: {
      zh: "要求的完成时间；没有另定的按供应商协议。超时提醒并上报服务台主管。",
      en: "The time asked for, else by the supplier's agreement. Overdue it reminds and goes up to the desk lead.",
    },
    target: { until: "dueAt", orLevel: "resolution" },
    runsIn: ["asked", "atWork"],
    warnAt: 0.75,
    onWarn: { tell: ["desk"] },
    onBreach: { tell: ["desk", "desk-lead"] },
    rank: 2,
    isPromise: true,
  },
  promised: {
    title: { zh: "供应商承诺", en: "Supplier's promise" },
    target: { until: "promisedAt" },
    onlyWith: "promisedAt",
    calendar: "always",
    runsIn: ["atWork"],
    warnAt: 0.75,
    onWarn: { tell: ["desk"] },
    onBreach: { tell: ["desk", "desk-lead"] },
    rank: 3,
    isPromise: true,
  },
  check: {
    title: { zh: "核实", en: "Check" },
    target: { minutes: 240 },
    calendar: "office",
    runsIn: ["reported"],
    warnAt: 0.75,
    onWarn: { tell: ["desk"] },
    onBreach: { tell: ["desk", "desk-lead"] },
    rank: 4,
  },
} satisfies ProcessInput["clocks"];
