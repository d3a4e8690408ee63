import type { RegisterNames } from "#kernel/process/names.ts";
import type { ApprovalStep } from "#registers/catalogue/index.ts";
import type { ApprovalsView } from "./contract.ts";
import type { ActRow } from "./queries.ts";

type Step = ApprovalsView["steps"][number];

/** The steps of the item's version with what was done at each. A request asked anew after a conversion shows all of it. */
export function presentApprovals(
  declared: readonly ApprovalStep[],
  acts: readonly ActRow[],
  now: number | null,
  names: Pick<RegisterNames, "role">,
): ApprovalsView {
  return {
    steps: declared.map(({ title, mode }, index): Step => {
      const step = index + 1;
      const here = acts.filter((act) => act.step === step);
      return { step, title, mode, status: statusOf(here, step, now), acts: here.map((act) => presentAct(act, names)) };
    }),
  };
}

function statusOf(acts: readonly ActRow[], step: number, now: number | null): Step["status"] {
  if (acts.some(({ act }) => act === "refused")) return "refused";
  if (now === step) return "asked";
  return acts.length > 0 ? "approved" : "ahead";
}

function presentAct(row: ActRow, names: Pick<RegisterNames, "role">): Step["acts"][number] {
  const desk = { zh: "服务台", en: "The service desk" };
  const role = row.role === null ? desk : names.role(row.role, row.organisation ?? "");
  const who = row.person === null ? role : { zh: row.person, en: row.person };
  const { place, act, in_place_of: inPlaceOf, remark, at } = row;
  return { place, act, who, inPlaceOf, remark, at: at.toString() };
}
