import type { CaseView } from "#kernel/process/contract.ts";
import type { Partner } from "../../kit/Composer.tsx";

type Asked = Pick<CaseView, "process" | "isInternal" | "organisation" | "requester">;

/**
 * Whom the public words of a case go to, which is said wherever words go out: a supplier's part is talked over with the supplier (D18), a
 * major incident with everybody in its circle (D12), the house's own work and what one of us asked for with a colleague. Pure.
 */
export function partnerOf({ process, isInternal, organisation, requester }: Asked): Partner {
  if (process === "supplier-part") return "supplier";
  if (process === "major-incident") return "circle";
  // Customers belong to an organisation, and a caller nobody knows yet is none of us.
  const isOneOfUs = requester.personId !== null && organisation === null && requester.organisation === null;
  return isInternal || isOneOfUs ? "colleague" : "customer";
}

/**
 * Whether public words reach anybody. A problem, an improvement: nobody asked for it. A follow-up is about a customer who never sees it:
 * they are told on the telephone, or in the case it follows. Pure.
 */
export function isHeard(view: Asked): boolean {
  const { process, organisation, requester } = view;
  if (process === "major-incident") return true;
  if (process === "follow-up") return false;
  const { name, phone, email } = requester;
  return [organisation, name, phone, email].some((one) => one !== null);
}
