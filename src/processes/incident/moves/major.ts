import type { ProcessInput } from "#kernel/process/definition.ts";

const whileOpen = [
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
];

/** An incident that is part of a major one follows it: its updates and its end. REQ D12. */
export const majorMoves = {
  followMajor: {
    title: { zh: "归入重大事件", en: "Part of a major incident" },
    about: {
      zh: "同一件大事：跟随重大事件的通报与恢复。",
      en: "Part of the same: it gets the major incident's updates and ends with it.",
    },
    announces: "major-followed",
    from: whileOpen,
    to: "same",
    who: "incident.follow-major",
    alsoSystem: true,
    guards: ["followsNoMajor"],
    form: [{ field: "majorNumber", required: true }],
    consequences: ["followMajor"],
    measures: ["major-followed"],
    tells: {
      zh: "这是一次影响较大的故障的一部分，正在全力处置；有进展会及时通报您。",
      en: "This is part of a larger outage that is being worked on with all hands; you will get its updates.",
    },
  },
  leaveMajor: {
    title: { zh: "不属于这起重大事件", en: "Not part of the major incident" },
    announces: "major-left",
    from: whileOpen,
    to: "same",
    who: "incident.follow-major",
    guards: ["followsMajor"],
    form: [{ field: "reason", required: true }],
    consequences: ["leaveMajor"],
  },
  majorUpdate: {
    title: { zh: "重大事件通报", en: "Update of the major incident" },
    announces: "major-updated",
    from: whileOpen,
    to: "same",
    who: "system",
    guards: ["followsMajor"],
    form: [{ field: "update" }],
    measures: ["first-response"],
    tells: { zh: "{{update}}", en: "{{update}}" },
  },
  solvedByMajor: {
    title: { zh: "随重大事件恢复", en: "Restored with the major incident" },
    announces: "solved",
    from: whileOpen,
    to: "solved",
    who: "system",
    guards: ["followsMajor"],
    form: [{ field: "result" }],
    consequences: ["forgetRisk"],
    measures: ["solved"],
    tells: { zh: "已解决：{{result}}", en: "Solved: {{result}}" },
  },
} satisfies ProcessInput["moves"];
