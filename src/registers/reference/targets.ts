import type { TargetSource } from "#kernel/process/facts.ts";
import type { AgreementFact } from "../contracts/index.ts";
import type { Targets } from "../service-levels/index.ts";
import type { LevelFact, References } from "./snapshot.ts";

type Known = Pick<References, "levels" | "contracts" | "agreements" | "organisations">;
type Asked = Parameters<TargetSource["targetFor"]>[0];
type Target = ReturnType<TargetSource["targetFor"]>;

/**
 * L1, L5: what is promised for a clock. The level is the contract's, else that of the organisation or the nearest above it, else the
 * default; what was agreed for a while, for the contract before the organisation, stands in its place until it ends. Pure: previews
 * ask it with registers as they would be.
 */
export function targetIn(known: Known, asked: Asked): Target {
  const agreement = agreementFor(known, asked);
  const level = (agreement?.levelId && known.levels.get(agreement.levelId)) || levelIn(known, asked);
  const minutes = minutesOf(agreement?.targets, asked) ?? minutesOf(level.targets, asked) ?? null;
  return {
    minutes,
    source: {
      levelId: level.id,
      name: level.name,
      version: level.version,
      priority: asked.priority,
      ...(asked.contractId && known.contracts.has(asked.contractId) ? { contractId: asked.contractId } : {}),
      ...(agreement
        ? {
            agreement: {
              id: agreement.id,
              until: agreement.untilAt.toString(),
              agreedWith: agreement.agreedWith,
              reason: agreement.reason,
            },
          }
        : {}),
    },
    // Urgent cases may be counted by another calendar (L1).
    calendarId: asked.priority === 1 ? (level.urgentCalendarId ?? level.calendarId) : level.calendarId,
  };
}

/** The level that stands without anything agreed for a while. */
export function levelIn(known: Known, asked: Pick<Asked, "organisationId" | "contractId">): LevelFact {
  const own = asked.contractId ? known.contracts.get(asked.contractId)?.levelId : null;
  const nearest = pathIn(known, asked.organisationId)
    .toReversed()
    .map((id) => known.organisations.get(id)?.levelId)
    .find((id) => id != null);
  const level = known.levels.get(own ?? nearest ?? "") ?? [...known.levels.values()].find(({ isDefault }) => isDefault);
  if (!level) throw new Error("no default service level: the installation was not set up");
  return level;
}

/** From the root down to the organisation itself; empty where it is not known. */
export const pathIn = ({ organisations }: Pick<References, "organisations">, id: string | null): readonly string[] =>
  id === null ? [] : (organisations.get(id)?.path ?? []);

/** Of several at once: the contract's, else that of the nearest organisation; of those the one that began last. */
function agreementFor(known: Known, { contractId, organisationId, at }: Asked): AgreementFact | null {
  if (at === undefined || known.agreements.length === 0) return null;
  const path = pathIn(known, organisationId);
  const nearness = (one: AgreementFact) =>
    one.contractId !== null
      ? one.contractId === contractId
        ? path.length
        : -1
      : path.indexOf(one.organisationId ?? "");
  const holds = known.agreements.filter(
    (one) =>
      nearness(one) >= 0 &&
      Temporal.Instant.compare(one.fromAt, at) <= 0 &&
      Temporal.Instant.compare(at, one.untilAt) < 0,
  );
  holds.sort(
    (a, b) => nearness(b) - nearness(a) || Temporal.Instant.compare(b.fromAt, a.fromAt) || Number(b.id) - Number(a.id),
  );
  return holds[0] ?? null;
}

const minutesOf = (targets: Targets | undefined, { clock, priority }: Asked): number | undefined =>
  (targets as Record<string, Record<string, number> | undefined> | undefined)?.[clock]?.[String(priority)];
