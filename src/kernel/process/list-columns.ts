import type { Words } from "../words/words.ts";

/** What a list can show of a case, in the order it is offered; `isUsual` stands where nobody has chosen. */
export const listColumns = {
  number: { title: { zh: "编号", en: "Number" }, isUsual: true },
  subject: { title: { zh: "现象", en: "Subject" }, isUsual: true },
  state: { title: { zh: "状态", en: "State" }, isUsual: true },
  priority: { title: { zh: "优先级", en: "Priority" }, isUsual: true },
  organisation: { title: { zh: "客户单位", en: "Customer" }, isUsual: true },
  requester: { title: { zh: "提出人", en: "Requester" }, isUsual: false },
  team: { title: { zh: "班组", en: "Team" }, isUsual: false },
  assignee: { title: { zh: "处理人", en: "Assignee" }, isUsual: true },
  dueAt: { title: { zh: "到期", en: "Due" }, isUsual: true },
  channel: { title: { zh: "来源", en: "Channel" }, isUsual: false },
  createdAt: { title: { zh: "登记时间", en: "Registered" }, isUsual: false },
  updatedAt: { title: { zh: "最近更新", en: "Updated" }, isUsual: false },
} as const satisfies Record<string, { title: Words; isUsual: boolean }>;

export type ListColumn = keyof typeof listColumns;
export const listColumnKeys = Object.keys(listColumns) as ListColumn[];
export const usualColumns = listColumnKeys.filter((key) => listColumns[key].isUsual);
