import type { CaseView } from "#kernel/process/contract.ts";
import type { Partner } from "../../kit/Composer.tsx";

type Asked = Pick<CaseView, "process" | "isInternal" | "organisation"> & {
  requester: Pick<CaseView["requester"], "name" | "phone" | "email" | "isColleague">;
};

/**
 * Whom the public words of a case go to, which is said wherever words go out: a supplier's part is talked over with the supplier (D18), a
 * major incident with everybody in its circle (D12), the house's own work and what one of us asked for with a colleague. Pure.
 */
export function partnerOf({
  process,
  isInternal,
  requester,
}: Pick<Asked, "process" | "isInternal" | "requester">): Partner {
  const partner = partnerOfProcess({ key: process, isInternal });
  return partner === "customer" && requester.isColleague ? "colleague" : partner;
}

/** The same of a procedure, whoever asks. Pure. */
export function partnerOfProcess({ key, isInternal }: { key: string; isInternal: boolean }): Partner {
  if (key === "supplier-part") return "supplier";
  if (key === "major-incident") return "circle";
  return isInternal ? "colleague" : "customer";
}

/** What whoever asked is called: they report a fault, ask for a service, or raise a matter of the house. Pure. */
export function askerOf(process: string): "fault" | "request" | "matter" {
  if (process === "incident" || process === "major-incident") return "fault";
  return process === "service-request" ? "request" : "matter";
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
