import type { ProcessInput } from "#kernel/process/definition.ts";

/** Is it one? REQ D12. */
export const startMoves = {
  declare: {
    title: { zh: "宣布重大事件", en: "Declare it" },
    about: {
      zh: "事件经理宣布，指定协调人和通报间隔；从这时起有自己的时限。",
      en: "The incident manager declares it, names the coordinator and the update interval; its own clocks begin.",
    },
    announces: "declared",
    from: ["proposed"],
    to: "declared",
    who: "major.declare",
    // Where the house has no incident manager the turn fell to the desk, which then decides.
    only: "responsible",
    alsoSystem: true,
    form: [{ field: "subject" }, { field: "assignee" }, { field: "updateMinutes" }],
    consequences: ["noteDeclared"],
    measures: ["declared"],
    notifies: ["desk", "incident-manager", "project-manager"],
    key: "s",
    isPrimary: true,
  },
  reject: {
    title: { zh: "不是重大事件", en: "Not a major incident" },
    announces: "rejected",
    from: ["proposed"],
    to: "rejected",
    who: "major.declare",
    form: [{ field: "reason", required: true }],
    measures: ["rejected"],
    key: "x",
  },
} satisfies ProcessInput["moves"];
