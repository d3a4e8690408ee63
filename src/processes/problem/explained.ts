import type { Words } from "#kernel/words/words.ts";

/** The rules of a problem, one sentence each, as the procedure tells them (M5). */
export const explained: Record<string, Words> = {
  takeIt: { zh: "由提出动作的人负责调查。", en: "Whoever makes the move has it from then on." },
};
