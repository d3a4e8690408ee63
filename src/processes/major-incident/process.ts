import { declareProcess } from "#kernel/process/definition.ts";
import { clocks } from "./clocks.ts";
import { fields } from "./fields.ts";
import { handlingMoves } from "./moves/handling.ts";
import { reviewMoves } from "./moves/review.ts";
import { startMoves } from "./moves/start.ts";
import { states } from "./states.ts";

/**
 * How a major incident goes (D12): proposed by rule or by hand, declared, one coordinator, a circle that hears at a set interval,
 * restored with the incidents that follow it, reviewed before it closes.
 */
export const majorIncident = declareProcess({
  key: "major-incident",
  version: 1,
  title: { zh: "重大事件", en: "Major incident" },
  purpose: {
    zh: "影响大的故障：一个人统一指挥，该知道的人按时知道，恢复之后复盘改进。",
    en: "A large outage: one coordinator, everybody concerned told at a set interval, reviewed and improved upon afterwards.",
  },
  owner: "incident-manager",
  clauses: ["D12"],
  inputs: [
    { zh: "触发规则或人工提议", en: "Trigger rules, or somebody's proposal" },
    { zh: "跟随它的事件", en: "The incidents that follow it" },
  ],
  outputs: [
    { zh: "恢复的服务和完整的处置记录", en: "The service restored and the whole course on record" },
    { zh: "复盘与改进项", en: "The review and its improvement items" },
  ],
  papers: [{ title: { zh: "重大事件报告", en: "Major incident report" }, number: "HY-SD-09" }],
  fields,

  registration: {
    to: "proposed",
    who: "incident.raise-to-major",
    form: [{ field: "proposedBecause" }, { field: "service" }, { field: "rule" }],
    consequences: ["liesWithTheHouse"],
    measures: ["proposed"],
  },

  states,
  moves: { ...startMoves, ...handlingMoves, ...reviewMoves },
  clocks,

  flow: [
    { title: { zh: "提议", en: "Proposed" }, states: ["proposed"] },
    {
      title: { zh: "处置", en: "Being handled" },
      customerTitle: { zh: "全力处置中", en: "Being handled" },
      states: ["declared"],
    },
    {
      title: { zh: "恢复、复盘", en: "Restored, review" },
      customerTitle: { zh: "已恢复", en: "Restored" },
      states: ["restored"],
    },
    { title: { zh: "关闭", en: "Closed" }, customerTitle: { zh: "结束", en: "Closed" }, states: ["closed"] },
  ],
});
