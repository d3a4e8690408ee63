import type { ProcessInput } from "#kernel/process/definition.ts";

/** Where a major incident can be. REQ D12. */
export const states = {
  proposed: {
    title: { zh: "待判断", en: "Proposed" },
    family: "open",
    responsible: { who: "role", role: "incident-manager" },
    todo: { zh: "判断是不是重大事件", en: "Decide whether it is a major incident" },
    todoDue: "decision",
  },
  declared: {
    title: { zh: "处置中", en: "Major incident" },
    customerTitle: { zh: "全力处置中", en: "Being handled" },
    family: "open",
    responsible: { who: "assignee" },
    todo: { zh: "指挥处置，按时通报", en: "Run it, and keep everybody informed" },
    todoDue: "update",
  },
  restored: {
    title: { zh: "已恢复，待复盘", en: "Restored, review due" },
    customerTitle: { zh: "已恢复", en: "Restored" },
    family: "open",
    responsible: { who: "assignee" },
    todo: { zh: "复盘，定改进项", en: "Review it and decide improvements" },
    todoDue: "review",
  },
  closed: {
    title: { zh: "已复盘关闭", en: "Reviewed and closed" },
    customerTitle: { zh: "已恢复", en: "Restored" },
    family: "done",
    responsible: { who: "nobody" },
    isFinal: true,
  },
  rejected: {
    title: { zh: "不是重大事件", en: "Not a major incident" },
    family: "cancelled",
    responsible: { who: "nobody" },
    isFinal: true,
  },
} satisfies ProcessInput["states"];
