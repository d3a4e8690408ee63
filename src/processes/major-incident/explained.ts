import type { Words } from "#kernel/words/words.ts";

/** The rules of a major incident, one sentence each, as the procedure tells them (M5). */
export const explained: Record<string, Words> = {
  isCalled: { zh: "只有被召集的人才能答复。", en: "Only who was called in answers." },
  isReviewed: {
    zh: "复盘已写好，并且至少有一项改进。",
    en: "The review is written and names at least one improvement.",
  },
  liesWithTheHouse: {
    zh: "由全单位的事件经理负责，优先级为紧急。",
    en: "It concerns the whole house: the incident manager decides; its priority is urgent.",
  },
  noteDeclared: {
    zh: "记下宣布的时间；没有指定协调人就由宣布的人协调。",
    en: "The time of declaring is kept; without a name whoever declares it coordinates.",
  },
  callIn: { zh: "被召集的人看得到这一件，并收到通知。", en: "Whoever is called in sees it and is told." },
  answerCall: { zh: "记下来还是不能来。", en: "Whether they come or cannot is kept." },
  noteRestored: { zh: "记下恢复的时间。", en: "The time of restoration is kept." },
  forgetRestored: { zh: "恢复时间作废。", en: "The time of restoration no longer holds." },
  noteReviewed: { zh: "记下复盘的时间。", en: "The time of the review is kept." },
  countImprovement: { zh: "改进项有负责人和以后的完成日期。", en: "Each improvement has an owner and a day ahead." },
};
