import type { Words } from "#kernel/words/words.ts";

/** The rules of a supplier's part, one sentence each, as the procedure tells them (M5). */
export const explained: Record<string, Words> = {
  promiseAhead: { zh: "答应的时间要晚于现在。", en: "The promised time lies ahead." },
  forgetPromise: {
    zh: "原来答应的时间作废，要重新给出。",
    en: "The former promise no longer holds; another is asked for.",
  },
};
