import { notFound, Refusal } from "../errors/refusal.ts";
import { type Asking, type Route, rawRoute, route } from "../http/route.ts";
import { beginning, cursorOf, readCursor } from "../jobs/announcement.ts";
import { isFromHere, readAnnouncements } from "../jobs/queries.ts";
import type { Kernel } from "../kernel.ts";
import { caseScope, personOf } from "../people/scope.ts";
import { caseIdOf, formatNumber } from "../process/numbers.ts";
import { liveOperations } from "./contract.ts";
import type { Live } from "./live.ts";
import { numbersInScope } from "./queries.ts";

export const liveRoutes = (kernel: Kernel, live: Live): Route[] => [
  route(liveOperations.events, (asking, { query }) => listEvents(kernel, asking, query)),
  rawRoute(liveOperations.stream, async (asking, _, wire) => {
    await live.open(asking, wire);
    return wire.reply;
  }),
  route(liveOperations.looking, async ({ actor }, { body }) => {
    const person = personOf(actor);
    // Only colleagues see each other at work.
    if (person === null || actor.side !== "staff") return { people: [] };
    const caseId = body.number === null ? null : await caseInSight(kernel, actor, body.number);
    await live.presence.look({ id: person, name: actor.name, isTyping: body.isTyping }, caseId);
    return { people: caseId === null ? [] : live.presence.whoLooksAt(caseId).filter(({ id }) => id !== person) };
  }),
];

async function caseInSight({ db }: Kernel, actor: Asking["actor"], number: string): Promise<string> {
  const caseId = caseIdOf(number);
  if (!(await numbersInScope(db, (first) => caseScope(actor, first), [caseId])).has(caseId)) throw notFound();
  return caseId;
}

/** Cases outside the reader's scope are passed over; `next` moves past them all the same. */
async function listEvents(
  { db }: Kernel,
  { actor }: Asking,
  { since, limit = 100 }: { since?: string; limit?: number },
) {
  const after = since === undefined ? beginning : readCursor(since);
  if (!(await isFromHere(db, after))) throw new Refusal("malformed", "bad-cursor");
  const batch = await readAnnouncements(db, after, limit);
  const ids = batch.map(({ caseId }) => caseId).filter((id) => id !== null);
  const numbers = await numbersInScope(db, (first) => caseScope(actor, first), [...new Set(ids)]);
  const items = batch.flatMap((one) => {
    // What concerns no case is between the nodes and single persons.
    const number = one.caseId === null ? undefined : numbers.get(one.caseId);
    if (number === undefined) return [];
    const { kind, caseId, version, at, payload } = one;
    return [{ cursor: cursorOf(one), kind, caseId, number: formatNumber(number), version, at: at.toString(), payload }];
  });
  return { items, next: cursorOf(batch.at(-1) ?? after), hasMore: batch.length === limit };
}
