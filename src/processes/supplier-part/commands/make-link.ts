import { notFound, Refusal } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { createLink, revokeLinks } from "#kernel/links/links.ts";
import { caseScope } from "#kernel/people/scope.ts";
import { caseIdOf } from "#kernel/process/numbers.ts";

/** So long a supplier may answer by it; a part that takes longer gets another. */
const lifetime = { hours: 24 * 30 };

/** D18: a link for the supplier's part, good for this one case and nothing else of it. The one made before ends. */
export async function makeLink(
  kernel: Kernel,
  asking: Asking,
  number: string,
): Promise<{ path: string; expiresAt: string }> {
  const caseId = caseIdOf(number);
  const { actor, now } = asking;
  const scope = caseScope(actor, 2);
  return kernel.db.transaction(async (tx) => {
    const { rows } = await tx.query<{ family: string }>({
      name: `supplier-part.find.${scope.shape}`,
      text: `select c.family from cases c where c.id = $1 and c.process = 'supplier-part' and ${scope.sql} for update`,
      values: [caseId, ...scope.values],
    });
    const [part] = rows;
    if (part === undefined) throw notFound("no-such-case");
    if (part.family === "done" || part.family === "cancelled") throw new Refusal("wrong-state", "wrong-state");
    await revokeLinks(tx, { purpose: "supplier", caseId }, now);
    const createdBy = actor.kind === "person" ? actor.id : undefined;
    const token = await createLink(tx, { purpose: "supplier", caseId, lifetime, uses: null, createdBy }, now);
    return { path: `/t#${token}`, expiresAt: now.add(lifetime).toString() };
  });
}
