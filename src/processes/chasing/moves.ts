import type { Permission } from "#kernel/people/permissions.ts";
import type { ProcessInput } from "#kernel/process/definition.ts";

type States = ProcessInput["states"];

/** The states in which there is something to ask after: all in which the case lives. */
export const livingStates = (states: States): string[] =>
  Object.keys(states).filter((key) => states[key]?.family === "open" || states[key]?.family === "waiting");

/**
 * Asking after a case and urging it (D3, D13): recorded, counted, and whoever has it is reminded. None of them is progress: what waits
 * for an answer or an update goes on waiting. `customerWho` is what customers of this process need to act on their cases.
 */
export const chasingMoves = (from: string[], customerWho: Permission) =>
  ({
    chase: {
      title: { zh: "客户催问", en: "Customer asks after it" },
      about: {
        zh: "客户又来电话问进展：记下来、计次，照实回答。",
        en: "The customer calls again: recorded, counted, answered truthfully.",
      },
      announces: "chased",
      from,
      to: "same",
      who: "case.chase",
      only: "staff",
      form: [{ field: "chaseSaid" }],
      consequences: ["countChase"],
      measures: ["chased"],
      isProgress: false,
    },
    chaseAndUrge: {
      title: { zh: "客户催问并催办", en: "Customer asks after it: urge" },
      about: {
        zh: "记下催问，同时提醒现在负责的人；客户看得到已催办。",
        en: "Records the call and reminds whoever has it; the customer sees that it was urged.",
      },
      announces: "chased-and-urged",
      from,
      to: "same",
      who: "case.chase",
      only: "staff",
      form: [{ field: "chaseSaid" }],
      consequences: ["countChase", "remind"],
      measures: ["chased", "urged"],
      tells: { zh: "已按您的来电催办 {{number}}。", en: "As you asked, we have urged {{number}}." },
      isProgress: false,
    },
    urge: {
      title: { zh: "催办", en: "Urge" },
      about: {
        zh: "提醒现在负责的人，留下记录；客户看得到。",
        en: "Reminds whoever has it, on record; the customer sees it.",
      },
      announces: "urged-by-desk",
      from,
      to: "same",
      who: "case.chase",
      only: "staff",
      form: [{ field: "note" }],
      consequences: ["remind"],
      measures: ["urged"],
      tells: { zh: "我们催办了 {{number}}。", en: "We have urged {{number}}." },
      isProgress: false,
    },
    urgeByCustomer: {
      title: { zh: "催一下", en: "Urge" },
      about: {
        zh: "客户在门户里催办；每件一小时一次。",
        en: "The customer urges in the portal; once an hour per case.",
      },
      announces: "urged-by-customer",
      from,
      to: "same",
      who: customerWho,
      only: "customer",
      guards: ["waitsForUs", "mayUrgeAgain"],
      form: [],
      consequences: ["remindForCustomer"],
      measures: ["urged"],
      isProgress: false,
    },
  }) satisfies ProcessInput["moves"];
