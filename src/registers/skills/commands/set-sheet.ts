import { type FieldIssue, invalid, notAllowed, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type NewSheet, type SheetView, skillOperations } from "../contract.ts";
import { mayChangeSheet, presentSheet } from "../present.ts";
import { findSheet, lockSheet, replaceSheet, unknownIds } from "../queries.ts";

/** D7: what a person can do, written down by who plans for a team of theirs. */
export async function setSheet(keeping: Keeping, asking: Asking, id: string, body: NewSheet): Promise<SheetView> {
  const operation = { id: skillOperations.setSheet.id, input: { id, body }, right: "duty.plan" as const };
  return keep(keeping, asking, operation, async (tx) => {
    const known = await findSheet(tx, id);
    if (known === null) throw notFound();
    if (!mayChangeSheet(asking.actor, known)) throw notAllowed("not-your-team");
    await lockSheet(tx, id);
    const before = presentSheet((await findSheet(tx, id))!, asking.actor);
    mustBeCurrent(asking, before);
    const issues = [
      ...twice(
        body.skills.map(({ skillId }) => skillId),
        (at) => `skills.${at}.skillId`,
      ),
      ...twice(body.languages, (at) => `languages.${at}`),
      ...twice(
        body.customers.map(({ organisationId }) => organisationId),
        (at) => `customers.${at}.organisationId`,
      ),
    ];
    const skillIds = body.skills.map(({ skillId }) => skillId);
    for (const unknown of await unknownIds(tx, "skills", skillIds))
      issues.push({ path: `skills.${skillIds.indexOf(unknown)}.skillId`, code: "not-there" });
    const customers = body.customers.map(({ organisationId }) => organisationId);
    for (const unknown of await unknownIds(tx, "organisations", customers))
      issues.push({ path: `customers.${customers.indexOf(unknown)}.organisationId`, code: "not-there" });
    if (issues.length > 0) throw invalid(...issues);
    await replaceSheet(tx, id, body);
    const after = presentSheet((await findSheet(tx, id))!, asking.actor);
    await recordChange(tx, asking, { register: "skill-sheets", record: id, before, after });
    return after;
  });
}

const twice = (values: readonly string[], path: (at: number) => string): FieldIssue[] =>
  values.flatMap((value, at) => (values.indexOf(value) === at ? [] : [{ path: path(at), code: "twice" as const }]));
