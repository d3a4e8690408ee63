import type { z } from "zod";
import type { Queryable } from "../db/pool.ts";
import type { FieldType } from "../forms/field.ts";
import { personOf } from "../people/scope.ts";
import { type ContactAttempt, contactResults, contactWays } from "./contact.ts";
import type { timelineEntrySchema } from "./contract.ts";
import type { ProcessDefinition } from "./definition.ts";
import { type Presenting, stateView } from "./present-case.ts";
import { fellWords } from "./present-fell.ts";
import { fieldOf, mentionedIn, valueWords } from "./present-value.ts";
import { linkWords } from "./relate/kinds.ts";
import type { EntryContent } from "./timeline.ts";
import { type EntryRow, type Era, readMentioned } from "./view-queries.ts";

type View = z.input<typeof timelineEntrySchema>;
const both = (name: string) => ({ zh: name, en: name });
const system = { zh: "系统", en: "The system" };

/** Entries as readers see them; customers get public words and public fields only (S8). */
export async function presentEntries(
  db: Queryable,
  definition: ProcessDefinition,
  rows: readonly EntryRow[],
  by: Presenting & { eras?: readonly Era[] },
): Promise<View[]> {
  const outside = by.actor.side !== "staff";
  const pairs = rows.flatMap(({ content }) => {
    const { values = {}, changes = {}, attempts = [] } = (content ?? {}) as EntryContent;
    return [
      ...attempts.flatMap(({ personId, organisationId }) => [
        ["assigneeId", personId] as [string, unknown],
        ["organisationId", organisationId] as [string, unknown],
      ]),
      ...Object.entries(values),
      ...Object.entries(changes).flatMap(
        ([key, [before, after]]) =>
          [
            [key, before],
            [key, after],
          ] as [string, unknown][],
      ),
    ];
  });
  const definitionAt = (row: EntryRow) => definitionOfEra(definition, row, by);
  const fields = Object.assign({}, ...rows.map((row) => definitionAt(row).fields));
  const mentioned = await readMentioned(db, mentionedIn(fields, pairs));
  return rows.map((row) => presentEntry(definitionAt(row), row, by, outside, mentioned));
}

/** A converted case: what happened under another process is told in its words. The conversion itself speaks of fields of both. */
function definitionOfEra(
  now: ProcessDefinition,
  { seq, kind }: EntryRow,
  { eras = [], definitions }: Presenting & { eras?: readonly Era[] },
): ProcessDefinition {
  const index = eras.findIndex((era) => seq <= era.seq);
  const era = eras[index];
  if (era === undefined) return now;
  const then = definitions.version(era.process, era.version);
  if (kind !== "converted") return then;
  const next = eras[index + 1];
  const into = next === undefined ? now : definitions.version(next.process, next.version);
  return { ...into, states: { ...into.states, ...then.states }, fields: { ...then.fields, ...into.fields } };
}

/** Whom an attempt was to reach. */
function whoWas(
  { personId, role, organisationId }: ContactAttempt,
  by: Presenting,
  mentioned: ReadonlyMap<string, string>,
) {
  if (personId !== null) return both(mentioned.get(`person:${personId}`) ?? personId);
  return by.names.role(role ?? "", mentioned.get(`organisation:${organisationId}`) ?? "");
}

function presentEntry(
  definition: ProcessDefinition,
  row: EntryRow,
  by: Presenting,
  outside: boolean,
  mentioned: ReadonlyMap<string, string>,
): View {
  const content = (row.content ?? {}) as EntryContent;
  const move = row.move === null ? undefined : definition.moves[row.move];
  const words = (key: string, value: unknown) => {
    const { field } = fieldOf(definition.fields, key);
    return valueWords(field, value, by.names, mentioned)[by.actor.language];
  };
  const isShown = (key: string) =>
    !definition.fields[key]?.isHidden && (!outside || definition.fields[key]?.isPublic === true);
  const { changed, filled } = whatIsNew(definition, row.kind, content);
  return {
    seq: row.seq,
    kind: row.kind === "clock" ? `clock-${content.clock?.step}` : row.kind,
    move: move === undefined || row.move === null ? null : { key: row.move, title: move.title },
    from: row.from_state === null ? null : stateView(definition, row.from_state, by.actor),
    to: row.to_state === null ? null : stateView(definition, row.to_state, by.actor),
    actor: {
      kind: row.actor_kind,
      // Outside the house people know only themselves by id.
      id: outside && row.actor_id !== personOf(by.actor) ? null : row.actor_id,
      name: row.actor_name === null ? (row.actor_kind === "system" ? system : both("")) : both(row.actor_name),
      side: sideOf(definition, row),
    },
    via: row.via,
    visibility: row.visibility,
    at: row.at.toString(),
    occurredAt: row.occurred_at.toString(),
    body: content.body ?? null,
    told: content.told ?? null,
    fields: [
      // The clock an entry is about stands first; what changed of it follows.
      ...(content.clock && !outside
        ? [
            {
              key: content.clock.clock,
              title: definition.clocks[content.clock.clock]?.title ?? both(content.clock.clock),
              value: content.clock.lateMs ? "late" : "",
              before: null,
            },
          ]
        : []),
      ...changed
        .filter(([key]) => isShown(key))
        .map(([key, [before, after]]) => ({
          key,
          title: fieldOf(definition.fields, key).title,
          value: words(key, after),
          before: before === null || before === undefined ? null : words(key, before),
        })),
      ...filled
        .filter(([key]) => isShown(key))
        .map(([key, value]) => ({
          key,
          title: fieldOf(definition.fields, key).title,
          // What a form within the form came to stands with what the case began with, labels and all.
          value: words(key, content.began?.[key] ?? value),
          before: null,
        })),
      ...(content.snoozed
        ? [
            {
              key: "until",
              title: { zh: "最晚", en: "At the latest" },
              value: content.snoozed.until ?? "",
              before: null,
            },
          ]
        : []),
      ...(content.linked && !outside
        ? [
            {
              key: "linked",
              title: linkWords(content.linked.kind, content.linked.end),
              value: content.linked.number,
              before: null,
            },
          ]
        : []),
      ...(content.terms && !outside
        ? [{ key: "terms", title: { zh: "按", en: "By" }, value: content.terms[by.actor.language], before: null }]
        : []),
      ...(outside ? [] : (content.attempts ?? [])).map((attempt) => ({
        key: "attempt",
        title: whoWas(attempt, by, mentioned),
        value: `${contactResults[attempt.result][by.actor.language]}${attempt.way === "phone" ? ` · ${contactWays.phone[by.actor.language]}` : ""}`,
        before: null,
      })),
      ...(content.version
        ? [
            {
              key: "version",
              title: { zh: "流程版本", en: "Version of the procedure" },
              value: String(content.version.to),
              before: String(content.version.from),
            },
          ]
        : []),
    ],
    attachments: row.attachments,
    converted:
      content.converted === undefined
        ? null
        : {
            from: by.definitions.version(content.converted.from.process, content.converted.from.version).title,
            to: by.definitions.version(content.converted.to.process, content.converted.to.version).title,
            because: outside ? null : content.converted.because,
          },
    fell: content.fell === undefined || outside ? null : fellWords(content.fell, by.names),
    isErased: row.content === null,
    erased:
      row.erased === null
        ? null
        : {
            by: row.erased.by === null ? system : both(row.erased.by),
            at: Temporal.Instant.from(row.erased.at).toString(),
            because: row.erased.because,
          },
  };
}

/** Words and marks somebody gives are said anew each time, even the same ones. */
const saidAnew = new Set<FieldType>(["text", "long-text", "rating"]);

/**
 * What an entry tells of what was filled in: a value that changed a field or column once, with what stood there before; a fact the form
 * only carried along not at all; a list that grew by what was filled in not a second time as a whole. Pure.
 */
export function whatIsNew(
  { fields }: Pick<ProcessDefinition, "fields">,
  kind: string,
  { values = {}, changes = {} }: Pick<EntryContent, "values" | "changes">,
): { changed: [key: string, change: [before: unknown, after: unknown]][]; filled: [key: string, value: unknown][] } {
  const isChanged = (key: string) => key in changes || `${key}Id` in changes;
  const isCarriedAlong = (key: string) => {
    const field = fields[key];
    return kind === "moved" && field !== undefined && field.stores !== "entry" && !saidAnew.has(field.type);
  };
  const filled = Object.entries(values).filter(([key]) => !isChanged(key) && !isCarriedAlong(key));
  const changed = Object.entries(changes).filter(([, [before, after]]) => {
    if (!Array.isArray(after)) return true;
    const added = JSON.stringify(Array.isArray(before) ? after.filter((one) => !before.includes(one)) : after);
    return !filled.some(([, value]) => JSON.stringify(value) === added);
  });
  return { changed, filled };
}

/** Whose words they are. A link into a part that a supplier does is the supplier's, any other the customer's. */
function sideOf({ moves }: ProcessDefinition, row: EntryRow): View["actor"]["side"] {
  if (row.actor_kind === "system") return "none";
  if (row.actor_kind === "link")
    return Object.values(moves).some(({ only }) => only === "supplier") ? "supplier" : "customer";
  if (row.actor_is_customer) return "customer";
  return row.actor_is_supplier ? "supplier" : "staff";
}
