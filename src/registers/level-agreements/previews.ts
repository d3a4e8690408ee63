import { invalid } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import type { EffectView } from "#kernel/process/replan/contract.ts";
import { mustManage } from "../record-keeping/index.ts";
import type { CreateAgreement } from "./contract.ts";
import type { AgreementKeeping } from "./keeping.ts";
import { findAround } from "./queries.ts";
import { agreementIssues, scopeOf } from "./rules.ts";

/** L5: what would move if it held now. Asks what saving asks, and writes nothing. */
export async function previewAgreement(
  keeping: AgreementKeeping,
  asking: Asking,
  body: CreateAgreement,
): Promise<EffectView> {
  mustManage(asking);
  const issues = agreementIssues(body, await findAround(keeping.kernel.db, body), asking.now);
  if (issues.length > 0) throw invalid(...issues);
  const { organisationId, contractId, levelId, targets } = body;
  await keeping.refresh();
  return keeping.previewTargets(
    scopeOf(body),
    { agreement: { organisationId, contractId, levelId, targets } },
    asking.now,
  );
}
