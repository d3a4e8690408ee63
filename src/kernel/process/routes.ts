import type { Queryable } from "../db/pool.ts";
import { canBeStored } from "../db/temporal.ts";
import { invalid, notAllowed, notFound } from "../errors/refusal.ts";
import { type Asking, type Route, route } from "../http/route.ts";
import { mayDo } from "../people/actor.ts";
import { normalisePhone } from "../people/rules.ts";
import { refuseBlindMentions } from "../personal/mentions.ts";
import { checkDefinition, rulesOf } from "./check.ts";
import { caseOperations, processOperations } from "./contract.ts";
import { countCap, countViews } from "./count-queries.ts";
import { customersTurnSql } from "./customers-turn.ts";
import { endOfDayIn } from "./day.ts";
import { differencesBetween } from "./differences.ts";
import { draftOn } from "./draft.ts";
import type { Engine } from "./engine.ts";
import { type Condition, listCases } from "./list-queries.ts";
import type { RegisterNames } from "./names.ts";
import { caseIdOf, formatNumber } from "./numbers.ts";
import { type Presenting, presentCase, presentRow } from "./present-case.ts";
import { explain } from "./present-explanation.ts";
import { fellWords } from "./present-fell.ts";
import { presentEntries } from "./present-timeline.ts";
import { mentionedIn } from "./present-value.ts";
import { promises } from "./promises.ts";
import type { Why } from "./record.ts";
import { commentWhereItGoesOn } from "./relate/comment.ts";
import { readSurvivor } from "./relate/queries.ts";
import { findRequester } from "./requester.ts";
import { conversionsOpen, openMoves } from "./rights.ts";
import type { ScriptBook } from "./scripts/routes.ts";
import { countTodos, listTodos } from "./todo-queries.ts";
import { listVersions } from "./versions.ts";
import { readClockHistory, readConversions, readMentioned, readTimeline, readToShow } from "./view-queries.ts";

export type CaseServices = {
  engine: Engine;
  names: RegisterNames;
  /** Turns what somebody typed into a search condition on `c.id`; null: no words in it. */
  /** What operators say, in the words in force (M5, D3). */
  scripts: ScriptBook;
  searchCondition: (asking: Asking, q: string) => Promise<Condition | null>;
};

/** The API of cases, to-dos and procedures. */
export function caseRoutes({ engine, names, scripts, searchCondition }: CaseServices): Route[] {
  const { kernel, definitions, calendars, targets } = engine.ground;
  const db: Queryable = kernel.db;
  const presenting = (asking: Asking): Presenting => ({
    definitions,
    calendars,
    names,
    now: asking.now,
    actor: asking.actor,
  });

  return [
    route(caseOperations.register, async (asking, { body }) => {
      const occurredAt = body.occurredAt === undefined ? null : Temporal.Instant.from(body.occurredAt);
      refuseFuture(asking, occurredAt);
      const { phone, ...given } = body.requester;
      const found = await findRequester(db, asking.actor, {
        ...given,
        phone: phone && (normalisePhone(phone) ?? phone),
      });
      return engine.register(asking, {
        process: body.process,
        subject: body.subject,
        description: body.description,
        channel: channelOf(asking, body.channel),
        ...found,
        occurredAt,
        values: body.fields,
        andMove: body.andMove && { move: body.andMove.move, values: body.andMove.fields },
        asked: body,
      });
    }),

    route(caseOperations.list, async (asking, { query }) => {
      const words = query.q === undefined ? null : await searchCondition(asking, query.q);
      const conditions = words === null ? [] : [words];
      if (query.asksCustomer) conditions.push(customersTurnSql(definitions.all(), query.asksCustomer === "true"));
      const { items, next } = await listCases(db, asking.actor, query, asking.now, conditions);
      const by = presenting(asking);
      return {
        items: items.map(({ record, beside }) => presentRow(record, beside, by)),
        next,
        asOf: asking.now.toString(),
      };
    }),

    route(caseOperations.counts, async (asking) => ({
      counts: await countViews(db, asking.actor, asking.now),
      cap: countCap,
    })),

    route(caseOperations.read, async (asking, { params }) => {
      const shown = await readToShow(db, asking.actor, caseIdOf(params.number));
      if (shown === null) throw notFound("no-such-case");
      const { record } = shown.read;
      const definition = definitions.version(record.process, record.processVersion);
      const draft = draftOn(engine.still(asking, definition), record, shown.read);
      const named = mentionedIn(definition.fields, Object.entries(record.fields));
      for (const { personId, organisationId } of shown.read.todos) {
        if (personId !== null) named.persons.push(personId);
        if (organisationId !== null) named.organisations.push(organisationId);
      }
      const mentioned = await readMentioned(db, named);
      const isOver = definition.states[record.state]?.isFinal === true && asking.actor.side !== "staff";
      const room = engine.roomOf(definition);
      return presentCase(shown, presenting(asking), {
        open: openMoves(room, draft, shown.read),
        mentioned,
        asks: Object.fromEntries(Object.entries(room.asks ?? {}).map(([field, asks]) => [field, asks(record)])),
        mayReply: mayDo(asking.actor, "case.comment") && !isOver,
        mayNote: mayDo(asking.actor, "case.comment"),
        mergedInto:
          record.fields.mergedInto === undefined ? null : formatNumber((await readSurvivor(db, record.id)).number),
        convertsTo: conversionsOpen(definition, record.state, asking.actor, definitions),
      });
    }),

    route(caseOperations.move, async (asking, { params, body }) => {
      const occurredAt = body.occurredAt === undefined ? undefined : Temporal.Instant.from(body.occurredAt);
      refuseBackdating(asking, occurredAt);
      const answer = await engine.move(asking, caseIdOf(params.number), {
        move: params.move,
        values: body.fields,
        occurredAt,
      });
      return { ...answer, opened: null };
    }),

    route(caseOperations.convert, async (asking, { params, body }) =>
      engine.convert(asking, caseIdOf(params.number), {
        process: body.process,
        reason: body.reason,
        values: body.fields,
      }),
    ),

    route(caseOperations.comment, async (asking, { params, body }) => {
      const caseId = caseIdOf(params.number);
      await refuseBlindMentions(kernel, caseId, body, asking.now);
      // Without mentions it is the order it always was: a key given before they were known still names the same.
      const { mentions, ...words } = body;
      return commentWhereItGoesOn(engine, asking, caseId, mentions.length > 0 ? body : words);
    }),

    route(caseOperations.timeline, async (asking, { params, query }) => {
      const shown = await readToShow(db, asking.actor, caseIdOf(params.number));
      if (shown === null) throw notFound("no-such-case");
      const { record } = shown.read;
      const limit = query.limit ?? 200;
      const rows = await readTimeline(db, asking.actor, record.id, query.after ?? 0, limit + 1);
      const page = rows.slice(0, limit);
      const definition = definitions.version(record.process, record.processVersion);
      const eras = await readConversions(db, record.id);
      const entries = await presentEntries(db, definition, page, { ...presenting(asking), eras });
      return { entries, next: rows.length > limit ? (page.at(-1)?.seq ?? null) : null };
    }),

    route(caseOperations.eraseEntry, async (asking, { params, body }) =>
      engine.eraseContent(asking, caseIdOf(params.number), { seq: params.seq, because: body.because }),
    ),

    route(caseOperations.explain, async (asking, { params }) => {
      const shown = await readToShow(db, asking.actor, caseIdOf(params.number));
      const row = shown?.read.clocks.findLast(({ clock }) => clock === params.clock);
      if (shown === null || row === undefined) throw notFound("no-such-clock");
      const { record } = shown.read;
      const definition = definitions.version(record.process, record.processVersion);
      if (asking.actor.side !== "staff" && !definition.clocks[params.clock]?.isPromise) throw notFound("no-such-clock");
      const history = await readClockHistory(db, record.id, row.clock, row.run);
      const zone = asking.actor.side === "staff" ? kernel.zone : null;
      return explain(definition, row, history, calendars, asking.now, zone);
    }),

    route(caseOperations.promise, async (asking, { body }) => {
      const definition = definitions.active(body.process);
      if (definition === null) throw invalid({ path: "process", code: "unknown-process" });
      return promises(
        definition,
        // What another customer is promised is not theirs to know (S7).
        {
          organisationId: isStaff(asking) ? (body.organisation ?? null) : asking.actor.organisationId,
          contractId: isStaff(asking) ? (body.contract ?? null) : null,
          priority: body.priority,
        },
        targets,
        calendars,
        asking.now,
      );
    }),

    route(caseOperations.todos, async (asking, { query }) => {
      const endOfDay = endOfDayIn(asking.now, asking.actor.zone);
      const [{ items, next }, counts] = await Promise.all([
        listTodos(db, asking.actor, {
          cursor: query.cursor,
          limit: query.limit ?? 50,
          key: query.key,
          now: asking.now,
          isAsleep: query.asleep === "true",
        }),
        countTodos(db, asking.actor, asking.now, endOfDay),
      ]);
      const by = presenting(asking);
      const titleOf = (process: string, version: number, key: string) =>
        definitions.version(process, version).states[key]?.todo ?? { zh: key, en: key };
      return {
        items: items.map((todo) => {
          const { record } = todo;
          const title = titleOf(record.process, record.processVersion, todo.key);
          return {
            id: todo.id,
            key: todo.key,
            title,
            group: groupOf(todo.dueAt, asking.now, endOfDay),
            dueAt: todo.dueAt?.toString() ?? null,
            startsAt: todo.startsAt.toString(),
            why: whyWords(definitions.version(record.process, record.processVersion), todo.why, todo.addressed, names),
            addressed: todo.addressed,
            case: presentRow(record, todo.beside, by),
          };
        }),
        counts: { late: counts.late, today: counts.today, next: counts.next, asleep: counts.asleep },
        byKey: counts.byKey.map(({ key, process, version, count }) => ({
          key,
          title: titleOf(process, version, key),
          count,
        })),
        next,
        asOf: asking.now.toString(),
      };
    }),

    route(processOperations.list, async () => ({
      items: definitions.activeAll().map(({ definition }) => ({
        key: definition.key,
        version: definition.version,
        title: definition.title,
        purpose: definition.purpose,
        states: Object.keys(definition.states).length,
        moves: Object.keys(definition.moves).length,
      })),
    })),

    route(processOperations.read, async (_asking, { params, query }) => {
      const versions = await listVersions(db, params.key);
      const wanted = versions.find(({ version, state }) =>
        query.version === undefined ? state === "active" : version === query.version,
      );
      if (wanted === undefined) throw notFound("no-such-process");
      const definition = definitions.version(params.key, wanted.version);
      const { explains = {} } = engine.roomOf(definition);
      const named = [...definition.registration.consequences, ...Object.values(definition.moves).flatMap(rulesOf)];
      return {
        definition: { ...definition, scripts: scripts.of(definition) },
        publishedAt: wanted.published_at.toString(),
        rules: Object.fromEntries(
          named.flatMap((name) => (Object.hasOwn(explains, name) ? [[name, explains[name]!] as const] : [])),
        ),
        isCurrent: wanted.state === "active",
        problems: checkDefinition(definition),
      };
    }),

    route(processOperations.versions, async (_asking, { params }) => {
      const versions = await listVersions(db, params.key);
      if (versions.length === 0) throw notFound("no-such-process");
      return {
        items: versions.map(({ version, state, published_at, name }, at) => {
          const earlier = versions[at + 1];
          return {
            version,
            state,
            publishedAt: published_at.toString(),
            publishedBy: name,
            differences: earlier
              ? differencesBetween(
                  definitions.version(params.key, earlier.version),
                  definitions.version(params.key, version),
                )
              : [],
          };
        }),
      };
    }),
  ];
}

const isStaff = ({ actor }: Asking): boolean => actor.side === "staff";

function groupOf(
  dueAt: Temporal.Instant | null,
  now: Temporal.Instant,
  endOfDay: Temporal.Instant,
): "late" | "today" | "next" {
  if (dueAt === null) return "next";
  if (Temporal.Instant.compare(dueAt, now) <= 0) return "late";
  return Temporal.Instant.compare(dueAt, endOfDay) <= 0 ? "today" : "next";
}

/** "Why is it my turn": what happened before, and through what it is addressed. */
function whyWords(
  definition: { moves: Record<string, { title: { zh: string; en: string } }> },
  { move, fell, inPlaceOf }: Why,
  addressed: "me" | "team" | "role",
  names: RegisterNames,
) {
  const before =
    move === undefined || move === "register"
      ? { zh: "登记", en: "registration" }
      : move === "convert"
        ? { zh: "转换流程", en: "the conversion" }
        : (definition.moves[move]?.title ?? { zh: move, en: move });
  const to = {
    me: { zh: "你本人", en: "you" },
    team: { zh: "你所在的班组", en: "your team" },
    role: { zh: "你担任的角色", en: "a role you hold" },
  }[addressed];
  const instead = fell === undefined ? { zh: "", en: "" } : fellWords(fell, names);
  const place =
    inPlaceOf === undefined
      ? { zh: "", en: "" }
      : { zh: `代${inPlaceOf.name}。`, en: `In the place of ${inPlaceOf.name}.` };
  return {
    zh: `“${before.zh}”之后，轮到${to.zh}。${place.zh}${instead.zh}`,
    en: `After “${before.en}” it is the turn of ${to.en}. ${place.en} ${instead.en}`.replace(/ +/g, " ").trimEnd(),
  };
}

/** Customers come through the portal, programs through the API, whatever they say. */
function channelOf(asking: Asking, wanted: string | undefined): string {
  if (asking.actor.side === "customer") return "portal";
  if (asking.actor.kind === "api-key") return wanted ?? "api";
  return wanted ?? "phone";
}

const backdatingLimitMs = 24 * 3_600_000;

function refuseFuture(asking: Asking, at: Temporal.Instant | null | undefined): void {
  if (at && !canBeStored(at)) throw invalid({ path: "occurredAt", code: "not-a-date-time" });
  if (at && Temporal.Instant.compare(at, asking.now) > 0) throw invalid({ path: "occurredAt", code: "in-the-future" });
}

/** Entering a move after the fact: never the future, at most 24 h back, and a permission of its own. */
function refuseBackdating(asking: Asking, at: Temporal.Instant | undefined): void {
  if (at === undefined) return;
  refuseFuture(asking, at);
  if (!mayDo(asking.actor, "case.backdate"))
    throw notAllowed("not-permitted", { params: { permission: "case.backdate" } });
  if (asking.now.epochMilliseconds - at.epochMilliseconds > backdatingLimitMs)
    throw invalid({ path: "occurredAt", code: "too-long-ago" });
}
