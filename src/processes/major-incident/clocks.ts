import type { ProcessInput } from "#kernel/process/definition.ts";

/** Its own limits, by the wall: a major incident knows no office hours. REQ D12. */
export const clocks = {
  decision: {
    title: { zh: "判断", en: "Decision" },
    target: { minutes: 15 },
    calendar: "always",
    runsIn: ["proposed"],
    warnAt: 0.5,
    onWarn: { tell: ["responsible"] },
    onBreach: { tell: ["responsible", "incident-manager", "project-manager", "desk-lead"] },
    rank: 1,
  },
  update: {
    title: { zh: "下一次通报", en: "Next update" },
    about: {
      zh: "每次通报后重新计时；到时没有通报，提醒协调人并上报事件经理。",
      en: "Begins anew with each update; overdue it reminds the coordinator and goes up to the incident manager.",
    },
    target: { minutesIn: "updateMinutes", else: 30 },
    calendar: "always",
    runsIn: ["declared"],
    restartsWith: "updated",
    warnAt: 0.75,
    onWarn: { tell: ["responsible"] },
    onBreach: { tell: ["responsible", "incident-manager", "desk-lead"] },
    rank: 2,
  },
  restoration: {
    title: { zh: "恢复", en: "Restoration" },
    about: { zh: "从宣布到服务恢复。", en: "From the declaration to the service restored." },
    target: { minutes: 240 },
    calendar: "always",
    runsIn: ["declared"],
    warnAt: 0.75,
    onWarn: { tell: ["responsible", "incident-manager"] },
    onBreach: { tell: ["responsible", "incident-manager", "desk-lead"] },
    rank: 3,
  },
  review: {
    title: { zh: "复盘", en: "Review" },
    about: { zh: "恢复后五个工作日内复盘。", en: "Within five working days of the restoration." },
    target: { workingDays: 5, at: "end" },
    calendar: "office",
    runsIn: ["restored"],
    warnAt: 0.75,
    onWarn: { tell: ["responsible"] },
    onBreach: { tell: ["responsible", "incident-manager"] },
    rank: 4,
  },
} satisfies ProcessInput["clocks"];
