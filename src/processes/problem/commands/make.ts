import { notFound, Refusal } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import type { CaseAnswer, Engine } from "#kernel/process/engine.ts";
import { readForPlan } from "#kernel/process/queries.ts";
import { registerLinked } from "#kernel/process/relate/register-linked.ts";
import { decide, holdOffered, readIncidentsInScope, readRule } from "../queries.ts";

/** How many incidents a record gathers when it is made; later ones are linked as they come. */
const gathered = 50;

/** Makes a problem record of what recurs (D26): once, whoever asks. Errors: already-decided. */
export async function makeOfRecurring(
  engine: Engine,
  asking: Asking,
  order: { id: string; subject: string },
): Promise<CaseAnswer> {
  const { db } = engine.ground.kernel;
  const rule = await readRule(db);
  const offered = await holdOffered(db, order.id);
  if (offered === null) throw notFound();
  const since = asking.now.subtract({ hours: rule.days * 24 });
  const incidents = await readIncidentsInScope(db, asking.actor, offered, since, gathered);
  const by = asking.actor.kind === "person" ? asking.actor.id : null;
  const values = {
    ...(offered.deviceId && { device: offered.deviceId }),
    ...(offered.serviceId && { service: offered.serviceId }),
    ...(offered.categoryId && { category: offered.categoryId }),
  };
  return registerLinked(engine, asking, {
    ...ofTheHouse(order.subject, values),
    asked: order,
    gathers: { ids: incidents.map(({ id }) => id), kind: "problem-of" },
    alongside: async (tx, made) => {
      const held = await holdOffered(tx, order.id);
      if (held?.state !== "offered") throw new Refusal("wrong-state", "already-decided");
      await decide(tx, order.id, { state: "made", at: asking.now, by, because: null, problemId: made.id });
    },
  });
}

/** Makes a problem record of one case (D26). */
export async function makeOfCase(
  engine: Engine,
  asking: Asking,
  order: { caseId: string; subject: string },
): Promise<CaseAnswer> {
  const read = await readForPlan(engine.ground.kernel.db, asking.actor, order.caseId);
  if (read === null) throw notFound("no-such-case");
  const { device, service, category } = read.record.fields;
  const known = Object.entries({ device, service, category }).filter(([, value]) => value !== undefined);
  return registerLinked(engine, asking, {
    ...ofTheHouse(order.subject, Object.fromEntries(known)),
    asked: order,
    gathers: { ids: [order.caseId], kind: "problem-of" },
  });
}

const ofTheHouse = (subject: string, values: Record<string, unknown>) => ({
  process: "problem",
  subject,
  description: "",
  channel: "system",
  requester: {},
  requesterId: null,
  organisationId: null,
  occurredAt: null,
  values,
});
