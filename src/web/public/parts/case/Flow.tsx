/** @jsxImportSource preact */
import type { CaseView } from "#kernel/process/contract.ts";
import { customerFlow } from "../../rules/flow.ts";
import { useSettings } from "../../settings.tsx";
import { FlowNode } from "../icons.tsx";
import { useWhen } from "../use-when.ts";

/** The way of the case from top to bottom: done, here, still to come. */
export function Flow({ record }: { record: CaseView }) {
  const { words, language } = useSettings();
  const hasEnded = record.state.family === "cancelled" || record.closedAt !== null;
  const say = useWhen();
  return (
    <ol class="flow" aria-label={words.progress}>
      {customerFlow(record.flow, record.state.family === "cancelled").map((step) => {
        const isHere = step.status === "here" && !hasEnded;
        const status = step.status === "here" && hasEnded ? "done" : step.status;
        const when = step.at === null ? "" : say(step.at);
        return (
          <li key={step.key} class={status} aria-current={isHere ? "step" : undefined}>
            <FlowNode status={status} />
            <div>
              <span class="flow-title">
                {step.title[language]}
                <span class="unseen">
                  {status === "done" ? words.stepDone : status === "ahead" ? words.stepAhead : ""}
                </span>
                {step.returns > 0 && <span class="flow-returns">{words.cameBack(step.returns)}</span>}
              </span>
              <span class="flow-when">{isHere ? words.here : when}</span>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
