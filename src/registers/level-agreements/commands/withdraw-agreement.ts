import { notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { orderTargetReplan } from "#kernel/process/replan/target-queries.ts";
import { keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type AgreementView, levelAgreementOperations } from "../contract.ts";
import type { AgreementKeeping } from "../keeping.ts";
import { presentAgreement } from "../present.ts";
import { lockAgreement, noteWithdrawal } from "../queries.ts";
import { scopeOf } from "../rules.ts";

/** L5: ends it now; what it left running is planned by the usual level again. */
export async function withdrawAgreement(keeping: AgreementKeeping, asking: Asking, id: string): Promise<AgreementView> {
  const operation = { id: levelAgreementOperations.withdraw.id, input: { id } };
  const withdrawn = await keep(keeping, asking, operation, async (tx) => {
    const row = await lockAgreement(tx, id);
    if (!row) throw notFound();
    const before = presentAgreement(row, asking.now);
    mustBeCurrent(asking, before);
    if (row.withdrawnAt !== null) return before;
    const after = presentAgreement(await noteWithdrawal(tx, id, asking.now), asking.now);
    await orderTargetReplan(tx, { ...scopeOf(row), because: "agreement", notBefore: asking.now });
    await recordChange(tx, asking, { register: "level-agreements", record: id, before, after });
    return after;
  });
  keeping.wakeReplanner();
  return withdrawn;
}
