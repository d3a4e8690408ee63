import { declareProcess } from "#kernel/process/definition.ts";

/**
 * How a follow-up goes (D16): on the second working day after completion the desk calls, with script and a short
 * satisfaction form; the outcome closes the case or sends it back to work. Who has answered by link is not called.
 */
export const followUp = declareProcess({
  key: "follow-up",
  version: 1,
  title: { zh: "回访", en: "Follow-up" },
  purpose: {
    zh: "问一问客户：真的好了吗，满意吗。没有回访结果的事件不关闭。",
    en: "Ask the customer: is it really solved, are you satisfied? No case closes without this outcome.",
  },
  owner: "satisfaction-coordinator",
  clauses: ["D15", "D16"],
  isInternal: true,
  inputs: [{ zh: "已解决的事件", en: "A solved case" }],
  outputs: [
    { zh: "回访结果与满意度分数", en: "The outcome and a satisfaction score" },
    { zh: "关闭或退回处理的事件", en: "The case closed, or back at work" },
  ],
  papers: [{ title: { zh: "客户回访记录", en: "Follow-up record" }, number: "HY-SD-05" }],

  fields: {
    completedAt: { type: "date-time", title: { zh: "完成时间", en: "Completed" }, isPublic: true },
    satisfaction: {
      type: "rating",
      title: { zh: "这次服务您满意吗", en: "Were you satisfied" },
      steps: 4,
      isPublic: true,
    },
    attitude: { type: "rating", title: { zh: "服务态度", en: "Attitude" }, steps: 4, isPublic: true },
    remark: {
      type: "long-text",
      title: { zh: "客户的话", en: "In the customer's words" },
      maxLength: 2000,
      isPublic: true,
    },
    attempts: { type: "number", title: { zh: "没接通的次数", en: "Times not reached" }, min: 0 },
    how: {
      type: "choice",
      title: { zh: "怎么联系的", en: "How" },
      choices: [
        { value: "no-answer", title: { zh: "无人接", en: "No answer" } },
        { value: "busy", title: { zh: "不方便，改时间", en: "Not convenient" } },
        { value: "wrong-number", title: { zh: "号码不对", en: "Wrong number" } },
      ],
    },
    note: { type: "long-text", title: { zh: "备注", en: "Note" }, stores: "entry", maxLength: 2000 },
    channel: { type: "text", title: { zh: "从哪里答复", en: "Answered through" }, maxLength: 40 },
  },

  registration: { to: "planned", who: "system", form: [{ field: "completedAt", required: true }] },

  states: {
    planned: {
      title: { zh: "等回访日", en: "Planned" },
      family: "waiting",
      responsible: { who: "desk" },
      todo: { zh: "准备回访", en: "Upcoming call" },
      todoDue: "opening",
    },
    due: {
      title: { zh: "待回访", en: "Due" },
      family: "open",
      responsible: { who: "desk" },
      todo: { zh: "回访", en: "Call the customer" },
      todoDue: "calling",
    },
    satisfied: {
      title: { zh: "满意", en: "Satisfied" },
      family: "done",
      responsible: { who: "nobody" },
      isFinal: true,
    },
    dissatisfied: {
      title: { zh: "不满意", en: "Dissatisfied" },
      family: "done",
      responsible: { who: "nobody" },
      isFinal: true,
    },
    unreached: {
      title: { zh: "没有联系上", en: "Not reached" },
      family: "done",
      responsible: { who: "nobody" },
      isFinal: true,
    },
    cancelled: {
      title: { zh: "不再需要", en: "No longer needed" },
      family: "cancelled",
      responsible: { who: "nobody" },
      isFinal: true,
    },
  },

  moves: {
    open: {
      title: { zh: "到了回访日", en: "The day has come" },
      announces: "opened",
      from: ["planned"],
      to: "due",
      who: "system",
    },
    satisfied: {
      title: { zh: "满意", en: "Satisfied" },
      about: { zh: "客户确认已经好了；事件随即关闭。", en: "The customer confirms; the case closes." },
      announces: "satisfied",
      from: ["planned", "due"],
      to: "satisfied",
      who: "follow-up.call",
      form: [{ field: "satisfaction", required: true }, { field: "attitude" }, { field: "remark" }],
      consequences: ["keepAnswer"],
      measures: ["reached"],
      key: "s",
      isPrimary: true,
    },
    dissatisfied: {
      title: { zh: "不满意，退回处理", en: "Dissatisfied: back to work" },
      about: {
        zh: "记下客户的话，事件回到服务台重新处理。",
        en: "The customer's words are kept and the case goes back to work.",
      },
      announces: "dissatisfied",
      from: ["planned", "due"],
      to: "dissatisfied",
      who: "follow-up.call",
      form: [{ field: "satisfaction", required: true }, { field: "attitude" }, { field: "remark", required: true }],
      consequences: ["keepAnswer"],
      measures: ["reached"],
      key: "x",
    },
    notReached: {
      title: { zh: "没接通", en: "Not reached" },
      about: { zh: "记一次；第三次没接通就结束。", en: "Counted; the third time ends it." },
      announces: "tried",
      from: ["due"],
      to: "same",
      who: "follow-up.call",
      guards: ["anotherTry"],
      form: [{ field: "how", required: true }, { field: "note" }],
      consequences: ["countAttempt"],
      measures: ["tried"],
      key: "u",
    },
    giveUp: {
      title: { zh: "没接通（最后一次）", en: "Not reached (last time)" },
      announces: "unreached",
      from: ["due"],
      to: "unreached",
      who: "follow-up.call",
      guards: ["lastTry"],
      form: [{ field: "how", required: true }, { field: "note" }],
      consequences: ["countAttempt"],
      measures: ["tried"],
      key: "u",
    },
    answeredSatisfied: {
      title: { zh: "客户自己答复：满意", en: "Answered by the customer: satisfied" },
      announces: "satisfied",
      from: ["planned", "due"],
      to: "satisfied",
      who: "system",
      form: [{ field: "satisfaction" }, { field: "remark" }, { field: "channel" }],
      consequences: ["keepAnswer"],
      measures: ["reached"],
    },
    answeredDissatisfied: {
      title: { zh: "客户自己答复：不满意", en: "Answered by the customer: dissatisfied" },
      announces: "dissatisfied",
      from: ["planned", "due"],
      to: "dissatisfied",
      who: "system",
      form: [{ field: "satisfaction" }, { field: "remark" }, { field: "channel" }],
      consequences: ["keepAnswer"],
      measures: ["reached"],
    },
    dropAfterReopening: {
      title: { zh: "事件已重开", en: "The case was reopened" },
      announces: "cancelled",
      from: ["planned", "due"],
      to: "cancelled",
      who: "system",
    },
  },

  clocks: {
    opening: {
      title: { zh: "回访日", en: "Day of the call" },
      about: { zh: "完成后第二个工作日一早。", en: "The start of the second working day after completion." },
      target: { workingDays: 2, at: "start", countedFrom: "completedAt" },
      calendar: "office",
      runsIn: ["planned"],
      onBreach: { tell: [], move: "open" },
      rank: 1,
      // It says when to begin, not until when: nobody is late because it has struck.
      isPrompt: true,
    },
    calling: {
      title: { zh: "回访", en: "Call" },
      about: { zh: "到了回访日，一个工作日内打通。", en: "Within one working day once it is due." },
      target: { minutes: 480 },
      calendar: "office",
      runsIn: ["due"],
      warnAt: 0.75,
      onWarn: { tell: [] },
      onBreach: { tell: ["desk"] },
      rank: 2,
    },
  },

  flow: [
    { title: { zh: "等回访日", en: "Planned" }, states: ["planned"] },
    { title: { zh: "回访", en: "Call" }, states: ["due"] },
    { title: { zh: "有结果", en: "Outcome" }, states: ["satisfied", "dissatisfied", "unreached"] },
  ],

  scripts: {
    opening: [
      {
        zh: "您好，这里是服务台。您报的“{{subject}}”已经处理完，想跟您确认一下：现在好了吗？",
        en: "Good day, this is the service desk. You reported “{{subject}}” and it has been solved; may I check: does it work now?",
      },
    ],
    rating: [
      {
        zh: "这次的处理，您是很满意、满意、一般，还是不满意？",
        en: "How was it for you: very satisfied, satisfied, so-so, or dissatisfied?",
      },
      {
        zh: "有什么想跟我们说的吗？我记下来转给负责的人。",
        en: "Anything you would like to tell us? I will write it down for the people responsible.",
      },
    ],
    ending: [{ zh: "谢谢您，再见。以后有事随时打服务台。", en: "Thank you. Call the desk any time." }],
  },
});
