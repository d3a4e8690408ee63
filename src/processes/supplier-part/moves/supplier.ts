import type { ProcessInput } from "#kernel/process/definition.ts";

/** What the supplier does, by their account or by the link they were sent. REQ D18. */
export const supplierMoves = {
  acknowledge: {
    title: { zh: "确认收到", en: "Acknowledge" },
    about: { zh: "供应商确认收到并承诺完成时间。", en: "The supplier acknowledges and promises a time." },
    announces: "acknowledged",
    from: ["asked"],
    to: "atWork",
    who: "supplier-part.act",
    only: "supplier",
    form: [{ field: "promisedAt", required: true }, { field: "contact" }, { field: "message" }],
    consequences: ["promiseAhead"],
    measures: ["acknowledged"],
    isPrimary: true,
  },
  promise: {
    title: { zh: "改承诺时间", en: "Promise another time" },
    announces: "promised",
    from: ["atWork"],
    to: "same",
    who: "supplier-part.act",
    only: "supplier",
    form: [
      { field: "promisedAt", required: true },
      { field: "reason", required: true },
    ],
    consequences: ["promiseAhead"],
    measures: ["promised-anew"],
    notifies: ["desk"],
  },
  reportDone: {
    title: { zh: "报告完成", en: "Report it done" },
    announces: "reported",
    from: ["asked", "atWork"],
    to: "reported",
    who: "supplier-part.act",
    only: "supplier",
    form: [{ field: "report", required: true }],
    measures: ["reported"],
    isPrimary: true,
  },
} satisfies ProcessInput["moves"];
