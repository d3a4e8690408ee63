import type { Words } from "#kernel/words/words.ts";
import type { ContractFact } from "./facts.ts";

/** Whether what a case asks for is covered, the contract that says so, and why in words (D19). */
export type Cover = {
  /** `unchecked`: the customer has no contract registered, a legitimate answer of small installations. */
  state: "in" | "expiring" | "used-up" | "out" | "unchecked";
  contract: ContractFact | null;
  reason: Words;
};

export type CoverAsked = {
  /** The organisation of the case and all above it, from the root down; empty: nobody knows whose case it is. */
  path: readonly string[];
  /** The service and all above it; empty: not settled yet, so nothing speaks against it. */
  services: readonly string[];
  deviceId: string | null;
  /** The day the case came in: what was broken while the contract ran is covered also after its end. */
  day: Temporal.PlainDate;
  /** Only this one is judged: somebody has chosen it. */
  contractId?: string | null;
};

const ranks = { in: 0, expiring: 1, "used-up": 2, out: 3, unchecked: 4 } as const;

/** D19: the best answer any contract of the customer gives. Pure. */
export function coverOf(contracts: Iterable<ContractFact>, asked: CoverAsked): Cover {
  const theirs = contractsOf(contracts, asked.path, asked.contractId ?? null);
  const chosen = theirs.find(({ id }) => id === asked.contractId);
  const [best] = (chosen ? [chosen] : theirs).map((contract) => judge(contract, asked)).sort(byWorth(asked.path));
  return best ?? { state: "unchecked", contract: null, reason: noContracts };
}

/** The customer's contracts in use, of the organisation itself or any above it; and the one chosen, in use or not. */
export function contractsOf(
  contracts: Iterable<ContractFact>,
  path: readonly string[],
  chosenId: string | null = null,
): ContractFact[] {
  return [...contracts].filter(
    (contract) => path.includes(contract.organisationId) && (!contract.isArchived || contract.id === chosenId),
  );
}

function judge(contract: ContractFact, asked: CoverAsked): Cover {
  const as = (state: Cover["state"], zh: string, en: string): Cover => ({
    state,
    contract,
    reason: { zh: `合同 ${contract.number} ${zh}`, en: `Contract ${contract.number} ${en}` },
  });
  const { fromDay, untilDay, serviceIds, siteIds, deviceIds } = contract;
  if (contract.isArchived) return as("out", "已归档", "is archived");
  if (isBefore(asked.day, fromDay)) return as("out", `自 ${fromDay} 起生效`, `begins on ${fromDay}`);
  if (untilDay !== null && isBefore(untilDay, asked.day))
    return as("out", `已于 ${untilDay} 到期`, `ended on ${untilDay}`);
  if (serviceIds.length > 0 && asked.services.length > 0 && !asked.services.some((id) => serviceIds.includes(id)))
    return as("out", "不含这项服务", "does not include this service");
  if (siteIds.length > 0 && !asked.path.some((id) => siteIds.includes(id)))
    return as("out", "不含这个地点", "does not include this site");
  if (deviceIds.length > 0 && asked.deviceId !== null && !deviceIds.includes(asked.deviceId))
    return as("out", "不含这台设备", "does not include this device");

  const left = balanceWords(contract);
  if (left !== null && contract.bought <= contract.used)
    return as("used-up", `的${left.unit.zh}已用完`, `has no ${left.unit.en} left`);
  const also = left === null ? { zh: "", en: "" } : { zh: `，剩 ${left.zh}`, en: `, ${left.en} left` };
  if (untilDay === null) return as("in", `有效${also.zh}`, `is in force${also.en}`);
  const days = asked.day.until(untilDay).days;
  return days < contract.warnDays
    ? as(
        "expiring",
        `还有 ${days + 1} 天到期（${untilDay}）${also.zh}`,
        `ends in ${days + 1} d (${untilDay})${also.en}`,
      )
    : as("in", `有效至 ${untilDay}${also.zh}`, `runs until ${untilDay}${also.en}`);
}

/** What is left of hours or visits; null where the contract counts none. */
export function balanceWords({
  balanceUnit,
  bought,
  used,
}: Pick<ContractFact, "balanceUnit" | "bought" | "used">): (Words & { unit: Words }) | null {
  if (balanceUnit === null) return null;
  const left = Math.max(0, bought - used);
  if (balanceUnit === "visits") return { zh: `${left} 次`, en: `${left} visits`, unit: { zh: "次数", en: "visits" } };
  const hours = Math.round(left / 6) / 10;
  return { zh: `${hours} 小时`, en: `${hours} h`, unit: { zh: "工时", en: "hours" } };
}

/** The better answer first; then the contract nearest to the case's organisation, the one that runs longest, the oldest. */
const byWorth =
  (path: readonly string[]) =>
  (a: Cover, b: Cover): number => {
    const [one, other] = [a.contract!, b.contract!];
    return (
      ranks[a.state] - ranks[b.state] ||
      path.indexOf(other.organisationId) - path.indexOf(one.organisationId) ||
      (other.untilDay?.toString() ?? "9999-12-31").localeCompare(one.untilDay?.toString() ?? "9999-12-31") ||
      Number(one.id) - Number(other.id)
    );
  };

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0;

const noContracts: Words = {
  zh: "该客户没有登记合同，不检查合同范围",
  en: "No contract of this customer is registered, so cover is not checked",
};
