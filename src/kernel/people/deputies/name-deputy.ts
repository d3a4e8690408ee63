import type { Queryable } from "../../db/pool.ts";
import { type FieldIssue, invalid, notAllowed } from "../../errors/refusal.ts";
import { once } from "../../http/once.ts";
import type { Asking } from "../../http/route.ts";
import type { Kernel } from "../../kernel.ts";
import { demand, lockVersion } from "../commands/change.ts";
import { refuseUnlessTheirs } from "../commands/of-customers.ts";
import { type DeputyView, deputyOperations } from "./contract.ts";
import { recordDeputy } from "./end-deputy.ts";
import { insertDeputy, mayStandIn, overlaps } from "./queries.ts";

type NewDeputy = { deputyId: string; from: string; until: string };

/** D4: names who decides in one's own place for some days, staff as a customer's representative; refuses as `nameDeputyFor` does. */
export async function nameDeputy(kernel: Kernel, asking: Asking, body: NewDeputy): Promise<DeputyView> {
  const { actor } = asking;
  demand(actor, "deputies.name");
  if (actor.kind !== "person") throw notAllowed();
  return kernel.db.transaction((tx) =>
    once(tx, asking, deputyOperations.name.id, body, () => keepDeputy(kernel, tx, asking, actor.id, body)),
  );
}

/**
 * D4: names who decides in the place of somebody who is not there to do so, one of our own or whoever represents a customer. Refuses
 * themselves (`not-oneself`), who is not of their house (`not-there`), days that have passed or end before they begin, and days for which
 * somebody is named already (`already-used`).
 */
export async function nameDeputyFor(
  kernel: Kernel,
  asking: Asking,
  personId: string,
  body: NewDeputy,
): Promise<DeputyView> {
  demand(asking.actor, "people.manage");
  return kernel.db.transaction((tx) =>
    once(tx, asking, deputyOperations.nameFor.id, { personId, ...body }, async () => {
      await refuseUnlessTheirs(tx, asking, personId);
      return keepDeputy(kernel, tx, asking, personId, body);
    }),
  );
}

async function keepDeputy(
  { zone }: Kernel,
  tx: Queryable,
  asking: Asking,
  personId: string,
  body: NewDeputy,
): Promise<DeputyView> {
  await lockVersion(tx, "persons", personId, { ...asking, ifMatch: null });
  const today = asking.now.toZonedDateTimeISO(zone).toPlainDate().toString();
  const issues: FieldIssue[] = [
    ...(body.deputyId === personId ? [{ path: "deputyId", code: "not-oneself" as const }] : []),
    ...((await mayStandIn(tx, personId, body.deputyId)) ? [] : [{ path: "deputyId", code: "not-there" as const }]),
    ...(body.until < body.from ? [{ path: "until", code: "days-backwards" as const }] : []),
    ...(body.until < today ? [{ path: "until", code: "too-long-ago" as const }] : []),
    ...((await overlaps(tx, personId, body.from, body.until)) ? [{ path: "from", code: "already-used" as const }] : []),
  ];
  if (issues.length > 0) throw invalid(...issues);
  const named = await insertDeputy(tx, { personId, ...body, at: asking.now });
  await recordDeputy(tx, asking, { before: null, after: named });
  return named;
}
