import type { FlowStepView } from "#kernel/process/contract.ts";

/**
 * The way as a customer needs it: several inner steps may carry one plain word, so neighbours of the same name are one
 * step, what was passed over is left out, and what lies ahead is named once; of a
 * cancelled case nothing lies ahead.
 */
export function customerFlow(all: readonly FlowStepView[], isCancelled = false): FlowStepView[] {
  const steps = isCancelled ? all.filter(({ status }) => status !== "ahead") : all;
  const sameWord = (one: FlowStepView, other: FlowStepView) => one.title.zh === other.title.zh;
  const reached = steps.reduce((far, step, at) => (step.status === "ahead" ? far : at), -1);
  const shown: FlowStepView[] = [];
  steps.forEach((step, at) => {
    const isPassedOver = step.at === null && (step.status === "done" || at < reached);
    if (isPassedOver) return;
    const isNamedAgain = steps.slice(at + 1).some((later) => later.status !== "done" && sameWord(later, step));
    const isHere = shown.some((earlier) => earlier.status === "here" && sameWord(earlier, step));
    if (step.status === "ahead" && (isNamedAgain || isHere)) return;
    const before = shown[shown.length - 1];
    if (before === undefined || !sameWord(before, step)) shown.push(step);
    else shown[shown.length - 1] = { ...step, at: before.at ?? step.at, returns: before.returns + step.returns };
  });
  return shown;
}
