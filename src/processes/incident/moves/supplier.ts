import type { ProcessInput } from "#kernel/process/definition.ts";

/** A part of it goes to a supplier: the case stays ours, and says so. REQ D18. */
export const supplierMoves = {
  handToSupplier: {
    title: { zh: "交供应商处理一部分", en: "Hand a part to a supplier" },
    about: {
      zh: "其中一部分交给供应商，另有时限；客户的事件仍由我们负责，客户的时限照走。",
      en: "A part goes to a supplier with a clock of its own; the customer's case and its clock stay with us.",
    },
    announces: "handed-to-supplier",
    from: [
      "registered",
      "firstLine",
      "diagnosis",
      "assigned",
      "working",
      "escalated",
      "escalatedToHead",
      "thirdLine",
      "waitingCustomer",
    ],
    to: "same",
    who: "incident.hand-to-supplier",
    form: [
      { field: "supplier", required: true },
      { field: "supplierTask", required: true },
      { field: "supplierDueAt" },
    ],
    consequences: ["countSupplierIn"],
    measures: ["handed-to-supplier"],
    tells: {
      zh: "其中一部分由供应商协助处理，您的事件仍由我们负责、我们跟进。",
      en: "A supplier is helping with a part of it; your case stays with us and we follow it up.",
    },
  },
  supplierEnded: {
    title: { zh: "供应商部分已结束", en: "The supplier's part has ended" },
    announces: "supplier-ended",
    from: [
      "registered",
      "firstLine",
      "dispatched",
      "diagnosis",
      "withHead",
      "assigned",
      "working",
      "escalated",
      "escalatedToHead",
      "thirdLine",
      "waitingCustomer",
      "designProposed",
      "solved",
      "followUp",
    ],
    to: "same",
    who: "system",
    guards: ["supplierAtWork"],
    consequences: ["countSupplierOut"],
    notifies: ["responsible"],
  },
} satisfies ProcessInput["moves"];
