import type { TargetStamp } from "../clocks/row.ts";
import type { Words } from "../words/words.ts";
import { dayAndTime } from "./tell.ts";

/** The terms a clock is planned by, in words: the level, and what was agreed for a while (L5). `zone` is whose wall the time hangs on. */
export function termsWords({ name, agreement }: TargetStamp, zone: string): Words {
  const level = name ?? { zh: "", en: "" };
  if (agreement === undefined) return level;
  const until = dayAndTime(Temporal.Instant.from(agreement.until), zone);
  const { agreedWith, reason } = agreement;
  return {
    zh: `${level.zh}；${until} 前按临时约定，与${agreedWith}商定：${reason}`,
    en: `${level.en}; until ${until} as agreed for a while with ${agreedWith}: ${reason}`,
  };
}
