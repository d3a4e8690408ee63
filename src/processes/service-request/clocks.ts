import type { ProcessInput } from "#kernel/process/definition.ts";

/** The limits of a service request. `response` and `resolution` are the incident's too: a converted case keeps them running. */
export const clocks = {
  resolution: {
    title: { zh: "办完", en: "Fulfilment" },
    about: {
      zh: "合同里按优先级约定；等审批、等客户时不计时。",
      en: "By the agreement and priority; it waits while approval or the customer is awaited.",
    },
    target: { level: "resolution" },
    runsIn: ["registered", "assigned", "working"],
    pausesIn: ["awaitingApproval", "waitingCustomer"],
    warnAt: 0.75,
    onWarn: { tell: ["responsible"] },
    onBreach: { tell: ["responsible", "desk"] },
    rank: 1,
    isPromise: true,
  },
  response: {
    title: { zh: "首次响应", en: "First response" },
    target: { level: "response" },
    runsIn: ["registered", "assigned"],
    pausesIn: ["awaitingApproval"],
    stopsAt: "first-response",
    warnAt: 0.75,
    onWarn: { tell: ["responsible"] },
    onBreach: { tell: ["responsible", "desk"] },
    rank: 2,
    isPromise: true,
  },
  approval: {
    title: { zh: "审批", en: "Approval" },
    about: {
      zh: "每一步审批有自己的时限，按服务项目的约定；到时限提醒、转代理人或上报。",
      en: "Each step has its own limit, by the catalogue item; at its end approvers are reminded, their deputies or superiors called.",
    },
    target: { minutesIn: "approvalMinutes", else: 480 },
    calendar: "office",
    runsIn: ["awaitingApproval"],
    warnAt: 0.75,
    onWarn: { tell: ["responsible"] },
    onBreach: { tell: ["responsible"], move: "deadline" },
    rank: 3,
  },
  acceptance: {
    title: { zh: "接办", en: "Acceptance" },
    target: { minutes: 120 },
    runsIn: ["assigned"],
    warnAt: 0.5,
    onWarn: { tell: ["responsible"] },
    onBreach: { tell: ["responsible", "desk"] },
    rank: 4,
  },
  confirmation: {
    title: { zh: "等客户确认", en: "Confirmation" },
    about: {
      zh: "五个工作日没有异议，自动关闭。",
      en: "Without a word within five working days it closes by itself.",
    },
    target: { workingDays: 5, at: "end" },
    calendar: "office",
    runsIn: ["fulfilled"],
    onBreach: { tell: [], move: "closeByClock" },
    rank: 5,
    isPrompt: true,
  },
} satisfies ProcessInput["clocks"];
