/** @jsxImportSource preact */
import type { Promised } from "../rules/next-step.ts";
import { whenOf } from "../rules/when.ts";
import { useSettings } from "../settings.tsx";

/** A promise as a sentence, its time emphasised: "今天 11:25 前给您结果。" */
export function PromiseSentence({ promise, isLate }: { promise: Promised; isLate?: boolean }) {
  const { words, language, zone } = useSettings();
  const when = whenOf(promise.dueAt, new Date(), language, zone);
  const onTime = promise.answers === "response" ? words.promiseResponse : words.promiseResult;
  const template = isLate ? words.promiseWas : onTime;
  // Where the browser does not part Chinese and figures by itself, a day in figures would stick to the word before it.
  const filled = {
    day: /^\d/.test(when.day) ? ` ${when.day}` : when.day,
    time: when.time,
    about: promise.isProvisional ? words.about : "",
  };
  return (
    <>
      {template.split(/\{(\w+)\}/).map((part, at) => {
        if (at % 2 === 0) return part;
        if (part !== "time") return filled[part as keyof typeof filled];
        return (
          <b key={at} class="time">
            {filled.time}
          </b>
        );
      })}
    </>
  );
}
