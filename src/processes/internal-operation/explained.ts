import type { Words } from "#kernel/words/words.ts";

/** The rules of an internal operation, one sentence each, as the procedure tells them (M5). */
export const explained: Record<string, Words> = {
  notOwnWork: { zh: "做事的人不能检查自己做的。", en: "Nobody checks their own work." },
};
