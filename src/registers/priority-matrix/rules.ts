import type { FieldIssue } from "#kernel/errors/refusal.ts";
import type { Words } from "#kernel/words/words.ts";
import type { Cell } from "./contract.ts";

/** D5: how many are affected; 1 is the highest. */
export const impacts: Record<number, Words> = {
  1: { zh: "全单位", en: "Whole organisation" },
  2: { zh: "一个部门", en: "One department" },
  3: { zh: "一人", en: "One person" },
};

/** D5: how long it can wait; 1 is the highest. */
export const urgencies: Record<number, Words> = {
  1: { zh: "正在影响", en: "Right now" },
  2: { zh: "今天", en: "Today" },
  3: { zh: "可等", en: "Can wait" },
};

/** As shipped: rows are impact, columns urgency. */
export const shippedMatrix: readonly Cell[] = [
  [1, 2, 2],
  [2, 2, 3],
  [3, 3, 4],
].flatMap((row, impact) => row.map((priority, urgency) => ({ impact: impact + 1, urgency: urgency + 1, priority })));

/**
 * Each of the nine pairs once, and no pair ranked below one that is in no respect worse: with such a matrix an operator who
 * reports a greater impact would make the case wait longer.
 */
export function matrixIssues(cells: readonly Cell[]): FieldIssue[] {
  const issues: FieldIssue[] = [];
  for (const [index, cell] of cells.entries()) {
    const path = `cells[${index}]`;
    const isSame = (other: Cell) => other.impact === cell.impact && other.urgency === cell.urgency;
    const isMilder = (other: Cell) => other.impact >= cell.impact && other.urgency >= cell.urgency;
    if (cells.findIndex(isSame) < index) issues.push({ path, code: "twice" });
    else if (cells.some((other) => isMilder(other) && other.priority < cell.priority)) {
      issues.push({ path: `${path}.priority`, code: "below-a-milder-case" });
    }
  }
  return issues;
}

export const sortedCells = (cells: readonly Cell[]): Cell[] =>
  [...cells].sort((a, b) => a.impact - b.impact || a.urgency - b.urgency);
