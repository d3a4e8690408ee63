import type { TargetSource } from "#kernel/process/facts.ts";
import type { TargetChange } from "#kernel/process/replan/target-change.ts";
import type { AgreementFact } from "../contracts/index.ts";
import type { References } from "./snapshot.ts";
import { targetIn } from "./targets.ts";

/** What would be promised if this were changed: for previews, which ask it what saving would ask the registers. Pure. */
export function whatIf(references: References, change: TargetChange, now: Temporal.Instant): TargetSource {
  const { level, defaultLevelId, organisation, contract, agreement } = change;
  const levels = new Map(references.levels);
  const former = level && levels.get(level.id);
  if (former) levels.set(former.id, { ...former, ...level });
  if (defaultLevelId !== undefined)
    for (const [id, known] of levels) levels.set(id, { ...known, isDefault: id === defaultLevelId });
  const known = {
    levels,
    organisations: withLevel(references.organisations, organisation),
    contracts: withLevel(references.contracts, contract),
    agreements: agreement ? [...references.agreements, asIfBegun(agreement, now)] : references.agreements,
  };
  return { targetFor: (asked) => targetIn(known, asked) };
}

function withLevel<Row extends { levelId: string | null }>(
  rows: ReadonlyMap<string, Row>,
  change: { id: string; levelId: string | null } | undefined,
): ReadonlyMap<string, Row> {
  const row = change && rows.get(change.id);
  return row ? new Map(rows).set(change.id, { ...row, levelId: change.levelId }) : rows;
}

/** It began last of all, at the very instant asked about, so it holds. */
const asIfBegun = (agreement: NonNullable<TargetChange["agreement"]>, now: Temporal.Instant): AgreementFact => ({
  ...agreement,
  id: "0",
  fromAt: now,
  untilAt: Temporal.Instant.from("9999-12-31T00:00:00Z"),
  agreedWith: "",
  reason: "",
});
