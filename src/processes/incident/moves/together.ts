import type { ProcessInput } from "#kernel/process/definition.ts";
import { mergingMoves } from "#kernel/process/relate/merging.ts";

const underWay = [
  "registered",
  "firstLine",
  "dispatched",
  "diagnosis",
  "withHead",
  "assigned",
  "working",
  "escalated",
  "thirdLine",
  "waitingCustomer",
];

/** What happens to an incident together with others: merged, solved with its parent, helped by what helped before. REQ D6 D22. */
export const togetherMoves = {
  ...mergingMoves(underWay),
  applySolution: {
    title: { zh: "套用方案", en: "Solution applied" },
    about: {
      zh: "套用已解决的事件或已知错误的办法：记下来自哪里。",
      en: "What solved another case, or a known error's workaround, is taken over; where it came from is kept.",
    },
    announces: "solution-applied",
    from: underWay,
    to: "same",
    who: "case.relate",
    only: "staff",
    act: "apply",
    form: [
      { field: "appliedFrom", required: true },
      { field: "solution", required: true },
    ],
    measures: ["solution-applied"],
    isHidden: true,
  },
  solveWithParent: {
    title: { zh: "随上级解决", en: "Solved with its parent" },
    about: {
      zh: "上级解决时一并解决：原因、方案和结果照上级的记，客户各自得知。",
      en: "Solved along with its parent: cause, solution and result as there; its own customer is told.",
    },
    announces: "solved",
    from: underWay,
    to: "solved",
    who: "case.relate",
    only: "staff",
    act: "cascade",
    form: [{ field: "cause" }, { field: "solution", required: true }, { field: "result", required: true }],
    measures: ["solved"],
    isHidden: true,
    tells: { zh: "已解决：{{result}}", en: "Solved: {{result}}" },
  },
} satisfies ProcessInput["moves"];
