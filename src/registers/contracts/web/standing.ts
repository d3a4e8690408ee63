import type { ContractView, ListContracts } from "../contract.ts";

type Standing = NonNullable<ListContracts["state"]>;

/** Where a contract stands on this day (`2026-11-23`), as the list narrows by it; the gravest of what is true. */
export function standingOf(
  { fromDay, untilDay, warnDays, balanceUnit, bought, used }: ContractView,
  today: string,
): Standing {
  if (today < fromDay) return "to-come";
  if (untilDay !== null && untilDay < today) return "ended";
  if (balanceUnit !== null && used >= bought) return "used-up";
  const left = untilDay === null ? null : (Date.parse(untilDay) - Date.parse(today)) / 86_400_000;
  return left !== null && left < warnDays ? "expiring" : "running";
}
