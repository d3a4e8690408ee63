import type { CaseView } from "#kernel/process/contract.ts";
import type { Partner } from "../../kit/Composer.tsx";

/** Whom the public words of a case go to: a supplier's part is talked over with the supplier, and says so wherever words go out (D18). */
export const partnerOf = ({ process }: Pick<CaseView, "process">): Partner =>
  process === "supplier-part" ? "supplier" : "customer";
