import type { FlowStepView } from "./contract.ts";
import type { ProcessDefinition } from "./definition.ts";
import type { Passage } from "./view-queries.ts";

/**
 * The straight way with "you are here": a step is done when the case has passed it on its way to where it is, and counts
 * how often the case came back to it.
 */
export function presentFlow(
  definition: ProcessDefinition,
  state: string,
  passages: readonly Passage[],
  now: { person: string | null; customer: { isAsked: boolean } | null },
): FlowStepView[] {
  const stepOf = (key: string) => definition.flow.findIndex((step) => step.states.includes(key));
  const here = stepOf(state);
  const at = definition.states[state];
  const isOver = at?.isFinal === true;
  // Who has given the word they were asked for is not asked by the picture either.
  const hasAnswered = now.customer?.isAsked === false && at?.asksCustomer !== undefined;
  return definition.flow.map((step, index) => {
    const arrivals = passages.filter(
      (passage) => stepOf(passage.to) === index && (passage.from === null || stepOf(passage.from) !== index),
    );
    // Registered is what every case was, also one that went on from there in the same breath.
    const last = arrivals.at(-1) ?? (index === 0 ? passages[0] : undefined);
    const returns = arrivals.filter((passage) => passage.from !== null && stepOf(passage.from) > index).length;
    // Who has left the way (cancelled) has passed what they have seen of it.
    const passed = last !== undefined && (here < 0 || index < here);
    const isHere = index === here;
    const asking = step.states.map((key) => definition.states[key]).find((one) => one?.asksCustomer);
    const answered = hasAnswered ? asking?.customerTitle : undefined;
    return {
      key: String(index),
      title: (now.customer ? (answered ?? step.customerTitle) : undefined) ?? step.title,
      status: isHere ? (isOver ? "done" : "here") : passed ? "done" : "ahead",
      at: passed || isHere ? (last?.at ?? null) : null,
      person: isHere ? now.person : passed && now.customer === null ? (leftBy(passages, step.states) ?? null) : null,
      returns,
    };
  });
}

/** Who moved the case on from there. */
const leftBy = (passages: readonly Passage[], states: readonly string[]): string | null | undefined =>
  passages.findLast((passage) => passage.from !== null && states.includes(passage.from) && !states.includes(passage.to))
    ?.actor;
