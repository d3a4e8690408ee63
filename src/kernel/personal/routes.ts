import { canBeStored } from "../db/temporal.ts";
import { invalid, notFound } from "../errors/refusal.ts";
import { once } from "../http/once.ts";
import { type Asking, type Route, route } from "../http/route.ts";
import { numbersInScope } from "../live/queries.ts";
import { caseScope } from "../people/scope.ts";
import type { Engine } from "../process/engine.ts";
import { caseIdOf, formatNumber } from "../process/numbers.ts";
import { readForPlan } from "../process/queries.ts";
import { isTheirTurn } from "../process/turn.ts";
import { personalOperations as operations, type ReminderView } from "./contract.ts";
import { follow, somebody, unfollow } from "./follow.ts";
import { maySeeCase } from "./mentions.ts";
import {
  endReminder,
  findColleagues,
  followersOf,
  insertReminder,
  listReminders,
  type ReminderRow,
  snoozeOf,
} from "./queries.ts";
import { warningOf } from "./rules.ts";
import { snooze, wake } from "./snooze.ts";

const mostColleagues = 8;

export function personalRoutes(engine: Engine): Route[] {
  const { kernel } = engine.ground;
  const { db } = kernel;

  const inSight = async ({ actor }: Asking, number: string): Promise<string> => {
    const caseId = caseIdOf(number);
    if (!(await numbersInScope(db, (first) => caseScope(actor, first), [caseId])).has(caseId))
      throw notFound("no-such-case");
    return caseId;
  };

  return [
    route(operations.mine, async (asking, { params }) => {
      const { actor, now } = asking;
      const read = await readForPlan(db, actor, caseIdOf(params.number));
      if (read === null) throw notFound("no-such-case");
      const caseId = read.record.id;
      const me = actor.kind === "person" ? actor.id : null;
      const [followers, reminders, snoozed] = await Promise.all([
        followersOf(db, caseId),
        me === null ? [] : listReminders(db, me, (first) => caseScope(actor, first), caseId),
        me === null ? null : snoozeOf(db, me, caseId, now),
      ]);
      return {
        isFollowing: followers.some(({ id }) => id === me),
        followers,
        reminders: reminders.map(presentReminder),
        snoozed: snoozed && { until: snoozed.until?.toString() ?? null },
        maySnooze: me !== null && isTheirTurn(actor, read.todos),
        warnAt: warningOf(read.record)?.toString() ?? null,
      };
    }),

    route(operations.follow, async (asking, { params, body }) => {
      const caseId = await inSight(asking, params.number);
      if (body.isFollowing) await follow(db, asking, caseId);
      else await unfollow(db, asking, caseId);
      return { isFollowing: body.isFollowing };
    }),

    route(operations.snooze, async (asking, { params, body }) =>
      snooze(engine, asking, caseIdOf(params.number), body.until === null ? null : instantOf(body.until, "until")),
    ),

    route(operations.wake, async (asking, { params }) => {
      const caseId = await inSight(asking, params.number);
      await wake(engine, asking, caseId);
      return undefined;
    }),

    route(operations.colleagues, async (asking, { params, query }) => {
      const caseId = await inSight(asking, params.number);
      const q = query.q.trim();
      const found = q === "" ? [] : await findColleagues(db, q, mostColleagues);
      // Rights are made of roles, teams and departments in one place; asked of eight people at most, and only while somebody types.
      const items = await Promise.all(
        found.map(async (one) => ({ ...one, maySee: await maySeeCase(kernel, one.id, caseId, asking.now) })),
      );
      return { items };
    }),

    route(operations.reminders, async (asking) => {
      const { actor, now } = asking;
      const rows = actor.kind === "person" ? await listReminders(db, actor.id, (first) => caseScope(actor, first)) : [];
      return { items: rows.map(presentReminder), asOf: now.toString() };
    }),

    route(operations.remind, async (asking, { body }) => {
      const { actor, now } = asking;
      const personId = somebody(asking);
      const at = instantOf(body.at, "at");
      if (Temporal.Instant.compare(at, now) <= 0) throw invalid({ path: "at", code: "in-the-past" });
      const caseId = body.number === null ? null : await inSight(asking, body.number);
      return db.transaction((tx) =>
        once(tx, asking, operations.remind.id, body, async () => {
          const id = await insertReminder(tx, { personId, caseId, at, words: body.words, now });
          const made = (await listReminders(tx, personId, (first) => caseScope(actor, first), caseId)).find(
            (row) => row.id === id,
          );
          return made
            ? presentReminder(made)
            : { id, at: at.toString(), words: body.words, number: null, subject: null, isDue: false };
        }),
      );
    }),

    route(operations.done, async (asking, { params }) => {
      if (!(await endReminder(db, somebody(asking), params.id, asking.now))) throw notFound();
      return undefined;
    }),
  ];
}

const presentReminder = (row: ReminderRow): ReminderView => ({
  id: row.id,
  at: row.at.toString(),
  words: row.words,
  number: row.number && formatNumber(row.number),
  subject: row.subject,
  isDue: row.fired_at !== null,
});

function instantOf(text: string, path: string): Temporal.Instant {
  const at = Temporal.Instant.from(text);
  if (!canBeStored(at)) throw invalid({ path, code: "not-a-date-time" });
  return at;
}
