import type { CreateView } from "#registers/case-views/contract.ts";
import type { CreateMacro } from "#registers/macros/contract.ts";
import type { teams } from "./provider.ts";

type DemoView = Pick<CreateView, "name" | "query" | "columns"> & { team: keyof typeof teams | null };

/** Views the desk shares, all fictional. `team`: whose it is; null: everybody's. */
export const views: readonly DemoView[] = [
  {
    name: { zh: "紧急和高优先级", en: "Urgent and high" },
    team: null,
    query: { process: "incident", family: "open,waiting", priority: "1,2", sort: "dueAt" },
    columns: ["number", "subject", "priority", "state", "organisation", "team", "assignee", "dueAt"],
  },
  {
    name: { zh: "等客户的，最久未动", en: "Waiting for the customer, longest first" },
    team: null,
    query: { process: "incident", family: "waiting", sort: "updatedAt" },
    columns: ["number", "subject", "organisation", "requester", "assignee", "updatedAt"],
  },
  {
    name: { zh: "电话登记还没人接", en: "By phone, taken by nobody" },
    team: "desk",
    query: { process: "incident", family: "open", channel: "phone", assignee: "nobody", sort: "createdAt" },
    columns: [],
  },
];

const none = { isPersonal: false, slash: null, process: null, move: null, fields: {}, words: null } as const;

/** Two macros and three canned texts, everybody's. */
export const macros: readonly CreateMacro[] = [
  {
    ...none,
    name: { zh: "接单并告知客户", en: "Accept and tell the customer" },
    process: "incident",
    move: "accept",
    words: {
      zh: "{{requester}}您好，我是{{me}}，{{number}} 由我处理，预计 {{dueAt}} 前给您结果。",
      en: "{{requester}}, I am {{me}} and have taken {{number}}; I expect to have it done by {{dueAt}}.",
    },
    visibility: "public",
  },
  {
    ...none,
    name: { zh: "不属本组，退回服务台", en: "Not ours, back to the desk" },
    process: "incident",
    move: "returnToDesk",
    fields: { reason: "看过了，不属于本组的设备，请重新分派。" },
    visibility: "internal",
  },
  {
    ...none,
    name: { zh: "已收到", en: "Received" },
    slash: "sd",
    words: {
      zh: "{{requester}}您好，您报的“{{subject}}”已收到，编号 {{number}}，预计 {{dueAt}} 前处理。",
      en: "{{requester}}, we have your report “{{subject}}” as {{number}} and expect to have it done by {{dueAt}}.",
    },
    visibility: "public",
  },
  {
    ...none,
    name: { zh: "请重启再试", en: "Please restart and try" },
    slash: "cq",
    words: {
      zh: "请先关闭设备电源，等一分钟再打开，然后告诉我们是否恢复。",
      en: "Please switch the device off, wait a minute, switch it on again, and tell us whether it works.",
    },
    visibility: "public",
  },
  {
    ...none,
    name: { zh: "交班备注", en: "Hand-over note" },
    slash: "jb",
    words: {
      zh: "交班（{{today}}，{{me}}）：现为“{{state}}”，由 {{assignee}} 处理；下一步：",
      en: "Hand-over ({{today}}, {{me}}): now “{{state}}”, with {{assignee}}; next:",
    },
    visibility: "internal",
  },
];

/** Seldom true by itself: the demo's major incidents are proposed by people. */
export const majorRule = {
  name: { zh: "多家客户同一服务紧急故障", en: "One service down for several customers" },
  priority: 1,
  serviceId: null,
  categoryId: null,
  cases: 6,
  customers: 4,
  withinMinutes: 30,
  declares: false,
};
