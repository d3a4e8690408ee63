import type { Field } from "../forms/field.ts";
import type { DefinitionProblem } from "./check.ts";
import type { ProcessDefinition } from "./definition.ts";

type Report = (code: string, where: string) => void;

/**
 * What a later version of a process may not do to an earlier one (design: Versions). Keys that were shipped are its core: they may be
 * relabelled, reordered, restricted and added to, never removed, renamed (which is removing) or retyped, because cases, filters,
 * reports, reactions and programs outside go on naming them. With `mayLack` the earlier version is a house's own: what it added need
 * not be known here, but what both know must be the same thing.
 */
export function compareVersions(
  earlier: ProcessDefinition,
  later: ProcessDefinition,
  { mayLack = false }: { mayLack?: boolean } = {},
): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const report: Report = (code, where) => problems.push({ level: "error", code, where });
  if (earlier.isInternal !== later.isInternal) report("audience-changed", "isInternal");
  for (const [part, gone, isSame] of comparisons) {
    const [before, after] = [earlier[part], later[part]] as [Record<string, never>, Record<string, never>];
    for (const key of Object.keys(before)) {
      const where = `${part}.${key}`;
      if (!Object.hasOwn(after, key)) {
        if (!mayLack) report(gone, where);
      } else isSame(before[key]!, after[key]!, where, report);
    }
  }
  return problems;
}

type States = ProcessDefinition["states"];
type Moves = ProcessDefinition["moves"];

function sameField(before: Field, after: Field, where: string, report: Report): void {
  if (before.type !== after.type || before.stores !== after.stores) report("field-retyped", where);
  // Steps of a rating are what a score is made of.
  else if (before.steps !== after.steps) report("steps-changed", where);
  const offered = new Set(after.choices?.map(({ value }) => value));
  for (const { value } of before.choices ?? []) if (!offered.has(value)) report("choice-removed", `${where}.${value}`);
}

function sameState(before: States[string], after: States[string], where: string, report: Report): void {
  if (before.family !== after.family) report("family-changed", where);
  if (before.isFinal !== after.isFinal) report("ending-changed", where);
}

function sameMove(before: Moves[string], after: Moves[string], where: string, report: Report): void {
  if (before.announces !== after.announces) report("announcement-renamed", where);
  for (const measure of before.measures) {
    if (!after.measures.includes(measure)) report("measure-removed", `${where}.${measure}`);
  }
}

/** Part of a definition, the code for a key that is gone, and what must be the same about one that is not. */
const comparisons = [
  ["fields", "field-removed", sameField],
  ["states", "state-removed", sameState],
  ["moves", "move-removed", sameMove],
  ["clocks", "clock-removed", () => undefined],
] as const;
