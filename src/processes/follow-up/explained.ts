import type { Words } from "#kernel/words/words.ts";

/** The rules of a follow-up, as the procedure tells them (M5). */
export const explained = {
  anotherTry: { zh: "三次没接通之前可以再试。", en: "Open while fewer than three tries have been made in all." },
  lastTry: { zh: "第三次没接通时用这个。", en: "Open for the third and last try." },
  countAttempt: { zh: "没接通的次数加一。", en: "The count of tries goes up by one." },
  keepAnswer: {
    zh: "客户的评价存入满意度记录，报表从那里取。",
    en: "The customer's answer goes to the satisfaction records that reports are made from.",
  },
} satisfies Record<string, Words>;
