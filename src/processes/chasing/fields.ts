import type { FieldInput } from "#kernel/forms/field.ts";

/** What a case carries of those who asked after it; for the fields of every process whose cases customers ask after. */
export const chasingFields = {
  chases: { type: "number", title: { zh: "催问次数", en: "Chasing calls" }, min: 0 },
  urges: {
    type: "number",
    title: { zh: "催办次数", en: "Times urged" },
    customerTitle: { zh: "已催办次数", en: "Times urged" },
    isPublic: true,
    min: 0,
  },
  urgedAt: {
    type: "date-time",
    title: { zh: "最近一次催办", en: "Last urged" },
    isPublic: true,
  },
  customerUrgedAt: { type: "date-time", title: { zh: "客户最近一次催办", en: "Last urged by the customer" } },
  chaseSaid: {
    type: "long-text",
    title: { zh: "客户说了什么", en: "What the customer said" },
    stores: "entry",
    maxLength: 2000,
  },
} as const satisfies Record<string, FieldInput>;
