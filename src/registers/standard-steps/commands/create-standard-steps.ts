import { invalid } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, recordChange } from "../../record-keeping/index.ts";
import { type CreateStandardSteps, type StandardStepsView, standardStepsOperations } from "../contract.ts";
import { presentSteps } from "../present.ts";
import { findNamed, insertSteps } from "../queries.ts";
import { stepsIssues } from "../rules.ts";

/** D7: adds a list; refuses what is not in use, and a second one for the same place. */
export async function createStandardSteps(
  keeping: Keeping,
  asking: Asking,
  body: CreateStandardSteps,
): Promise<StandardStepsView> {
  return keep(keeping, asking, { id: standardStepsOperations.create.id, input: body }, async (tx) => {
    const issues = stepsIssues(body, await findNamed(tx, body, null));
    if (issues.length > 0) throw invalid(...issues);
    const created = presentSteps(await insertSteps(tx, body));
    await recordChange(tx, asking, { register: "standard-steps", record: created.id, before: null, after: created });
    return created;
  });
}
