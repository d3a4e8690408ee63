import type { ProcessInput } from "#kernel/process/definition.ts";

type Lines = NonNullable<ProcessInput["scripts"]>[string];

/** Told to a customer who asks again while their own answer is awaited (D3). */
export const waitingForCustomerLines = [
  {
    when: ["waiting-for-customer"],
    zh: "我们向您问了一个问题，正在等您的答复。",
    en: "We asked you a question and are waiting for your answer.",
  },
] satisfies Lines;

/** What was promised, whether it was kept, and the offer to urge: the same of whatever is asked after (D3). */
export const promiseLines = [
  { when: ["planned"], zh: "计划的时间是 {{planned}}。", en: "It is planned for {{planned}}." },
  { when: ["on-time"], zh: "答应您的时间是 {{due}} 前。", en: "What we promised is by {{due}}." },
  {
    when: ["late"],
    zh: "已经过了答应您的时间 {{due}}，很抱歉。",
    en: "The time we promised, {{due}}, has passed; I am sorry.",
  },
  { when: ["urged-before"], zh: "之前已经催办过 {{urges}} 次。", en: "It has been urged {{urges}} times before." },
  { when: ["may-urge"], zh: "我现在帮您催一下，好吗？", en: "Shall I urge it for you now?" },
] satisfies Lines;
