import type { Words } from "#kernel/words/words.ts";

/** The rules of asking after a case, as the procedure tells them (M5). */
export const chasingExplained = {
  waitsForUs: {
    zh: "正等客户自己答复时，不能催我们。",
    en: "While the case waits for the customer's own answer there is nothing to urge.",
  },
  mayUrgeAgain: {
    zh: "客户对同一件一小时只能催一次。",
    en: "A customer urges the same case once an hour.",
  },
  countChase: { zh: "催问次数加一。", en: "The count of chasing calls goes up by one." },
  remind: {
    zh: "处理人和当前轮到的人收到催办提醒，催办次数加一。",
    en: "Whoever has it and whoever's turn it is are reminded; the count of urges goes up by one.",
  },
  remindForCustomer: {
    zh: "处理人和当前轮到的人收到催办提醒，计次；客户继续等回音。",
    en: "Whoever has it and whoever's turn it is are reminded, counted; the customer goes on waiting for our word.",
  },
} satisfies Record<string, Words>;
