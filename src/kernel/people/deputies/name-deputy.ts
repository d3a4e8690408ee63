import { type FieldIssue, invalid, notAllowed } from "../../errors/refusal.ts";
import { once } from "../../http/once.ts";
import type { Asking } from "../../http/route.ts";
import type { Kernel } from "../../kernel.ts";
import { type DeputyView, deputyOperations } from "./contract.ts";
import { insertDeputy, isStaff, overlaps } from "./queries.ts";

/**
 * D4: names who decides in one's place for some days. Refuses oneself (`not-oneself`), who is not of the house (`not-there`), days that have
 * passed or end before they begin, and days for which somebody is named already (`already-used`).
 */
export async function nameDeputy(
  kernel: Kernel,
  asking: Asking,
  body: { deputyId: string; from: string; until: string },
): Promise<DeputyView> {
  const { actor, now } = asking;
  if (actor.kind !== "person" || actor.side !== "staff") throw notAllowed("staff-only");
  const today = now.toZonedDateTimeISO(kernel.zone).toPlainDate().toString();
  return kernel.db.transaction((tx) =>
    once(tx, asking, deputyOperations.name.id, body, async () => {
      await tx.query({ text: "select 1 from persons where id = $1 for update", values: [actor.id] });
      const issues: FieldIssue[] = [
        ...(body.deputyId === actor.id ? [{ path: "deputyId", code: "not-oneself" as const }] : []),
        ...((await isStaff(tx, body.deputyId)) ? [] : [{ path: "deputyId", code: "not-there" as const }]),
        ...(body.until < body.from ? [{ path: "until", code: "days-backwards" as const }] : []),
        ...(body.until < today ? [{ path: "until", code: "too-long-ago" as const }] : []),
        ...((await overlaps(tx, actor.id, body.from, body.until))
          ? [{ path: "from", code: "already-used" as const }]
          : []),
      ];
      if (issues.length > 0) throw invalid(...issues);
      return insertDeputy(tx, { personId: actor.id, ...body, at: now });
    }),
  );
}
