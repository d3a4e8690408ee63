import { invalid } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { orderTargetReplan } from "#kernel/process/replan/target-queries.ts";
import { keep, recordChange } from "../../record-keeping/index.ts";
import { type AgreementView, type CreateAgreement, levelAgreementOperations } from "../contract.ts";
import type { AgreementKeeping } from "../keeping.ts";
import { presentAgreement } from "../present.ts";
import { findAround, insertAgreement } from "../queries.ts";
import { agreementIssues, scopeOf } from "../rules.ts";

/** L5: records what was agreed for a while. Orders the clocks of running cases to be planned again at its beginning and at its end. */
export async function createAgreement(
  keeping: AgreementKeeping,
  asking: Asking,
  body: CreateAgreement,
): Promise<AgreementView> {
  const operation = { id: levelAgreementOperations.create.id, input: body };
  const created = await keep(keeping, asking, operation, async (tx) => {
    const issues = agreementIssues(body, await findAround(tx, body), asking.now);
    if (issues.length > 0) throw invalid(...issues);
    const row = await insertAgreement(tx, body);
    for (const notBefore of [row.fromAt, row.untilAt])
      await orderTargetReplan(tx, { ...scopeOf(row), because: "agreement", notBefore });
    const agreement = presentAgreement(row, asking.now);
    await recordChange(tx, asking, {
      register: "level-agreements",
      record: agreement.id,
      before: null,
      after: agreement,
    });
    return agreement;
  });
  keeping.wakeReplanner();
  return created;
}
