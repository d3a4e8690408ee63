import type { CustomerKey } from "./customers.ts";

/** What a customer of the demo has bought; days count from the present, backwards below nought. */
export type DemoContract = {
  number: string;
  name: string;
  customer: CustomerKey;
  project: "library" | "hospital" | "water" | null;
  from: number;
  until: number | null;
  route?: "liaison" | "project-manager" | "desk";
  balance?: { unit: "minutes" | "visits"; bought: number };
  isKeyCustomer?: true;
  hasOurStaff?: true;
  complaintDays?: number;
};

export const projects = {
  library: { number: "XM-BM-01", name: "图书馆自助设备运维", customer: "library" },
  hospital: { number: "XM-JM-01", name: "医院终端与网络运维", customer: "hospital" },
  water: { number: "XM-YZ-01", name: "水务泵站通信运维", customer: "water" },
} as const;

/** Every customer's first covers what happened in the demo's months; the others show what else there can be. */
export const contracts: readonly DemoContract[] = [
  {
    number: "HT-BM-2026",
    name: "年度运维服务",
    customer: "library",
    project: "library",
    from: -300,
    until: 400,
    isKeyCustomer: true,
    complaintDays: 5,
  },
  {
    number: "HT-JM-2026",
    name: "年度运维服务",
    customer: "hospital",
    project: "hospital",
    from: -300,
    until: 400,
    hasOurStaff: true,
    complaintDays: 3,
  },
  { number: "HT-YZ-2026", name: "泵站通信维护", customer: "water", project: "water", from: -300, until: null },
  { number: "HT-QX-2026", name: "观测设备维护", customer: "weather", project: null, from: -300, until: 20 },
  {
    number: "HT-BM-2025",
    name: "自助设备延保（已到期）",
    customer: "library",
    project: "library",
    from: -700,
    until: -120,
    route: "liaison",
  },
  {
    number: "HT-JM-PJ",
    name: "病区改造项目",
    customer: "hospital",
    project: "hospital",
    from: -20,
    until: 60,
    route: "project-manager",
  },
  {
    number: "HT-YZ-JJ",
    name: "应急支持工时包",
    customer: "water",
    project: "water",
    from: -60,
    until: 90,
    route: "desk",
    balance: { unit: "minutes", bought: 90 },
  },
];

/** The one whose work now waits for approval. */
export const expiredContract = "HT-BM-2025";
