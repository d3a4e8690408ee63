import { conflict, notFound, Refusal } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { personOf } from "#kernel/people/scope.ts";
import { draftOn } from "#kernel/process/draft.ts";
import type { Engine } from "#kernel/process/engine.ts";
import type { RegisterNames } from "#kernel/process/names.ts";
import { caseIdOf } from "#kernel/process/numbers.ts";
import type { ActOrder } from "#kernel/process/plan-act.ts";
import { changesBetween } from "#kernel/process/plan-move.ts";
import { stateView } from "#kernel/process/present-case.ts";
import { fieldOf, mentionedIn, valueWords } from "#kernel/process/present-value.ts";
import type { CaseAsRead } from "#kernel/process/record.ts";
import { refusalWords } from "#kernel/process/refusal-words.ts";
import { openMoves } from "#kernel/process/rights.ts";
import { dayAndTime } from "#kernel/process/tell.ts";
import { readMentioned, readToShow } from "#kernel/process/view-queries.ts";
import type { Words } from "#kernel/words/words.ts";
import type { MacroOnCase } from "./contract.ts";
import { findMacro, listMacros, type MacroRow } from "./queries.ts";
import { fill, fillMacro, type MacroValues } from "./rules.ts";

const both = (text: string): Words => ({ zh: text, en: text });

/** A case as macros see it: what it was read as, and what their variables stand for. */
async function lookAt(
  engine: Engine,
  asking: Asking,
  number: string,
): Promise<{ read: CaseAsRead; values: MacroValues }> {
  const { kernel, definitions } = engine.ground;
  const shown = await readToShow(kernel.db, asking.actor, caseIdOf(number));
  if (shown === null) throw notFound("no-such-case");
  const { read, beside } = shown;
  const { record } = read;
  const definition = definitions.version(record.process, record.processVersion);
  return {
    read,
    values: {
      requester: both(beside.requester_name ?? record.requester.name ?? ""),
      organisation: both(beside.organisation_name ?? record.requester.organisation ?? ""),
      number: both(record.number),
      subject: both(record.subject),
      dueAt:
        record.dueAt === null
          ? { zh: "约定的时间", en: "the agreed time" }
          : both(dayAndTime(record.dueAt, kernel.zone)),
      state: definition.states[record.state]?.title ?? both(record.state),
      assignee: beside.assignee_name === null ? { zh: "服务台", en: "the service desk" } : both(beside.assignee_name),
      me: both(asking.actor.name),
      today: both(asking.now.toZonedDateTimeISO(kernel.zone).toPlainDate().toString()),
    },
  };
}

/** The macros that can be used on a case, in use and of its process, their words filled for it. */
export async function macrosOnCase(engine: Engine, asking: Asking, number: string): Promise<MacroOnCase[]> {
  const { read, values } = await lookAt(engine, asking, number);
  const { record } = read;
  const definition = engine.ground.definitions.version(record.process, record.processVersion);
  const draft = draftOn(engine.still(asking, definition), record, read);
  const open = new Set(openMoves(engine.roomOf(definition), draft, read));
  const rows = await listMacros(engine.ground.kernel.db, personOf(asking.actor));
  return rows.flatMap((row): MacroOnCase[] => {
    if (row.archived_at !== null || (row.process !== null && row.process !== record.process)) return [];
    const { id, name, slash, version, visibility } = row;
    const move = row.move === null ? null : definition.moves[row.move];
    if (move === undefined) return [];
    return [
      {
        id,
        name,
        slash,
        version,
        visibility,
        isPersonal: row.owner_id !== null,
        words: row.words && fillMacro(row.words, values),
        move: move && row.move !== null ? { key: row.move, title: move.title, isOpen: open.has(row.move) } : null,
      },
    ];
  });
}

/** What applying would do, from the very plan that would be applied. */
export async function previewMacro(
  engine: Engine,
  names: RegisterNames,
  asking: Asking,
  { number, id, language }: { number: string; id: string; language: "zh" | "en" },
) {
  const row = await usable(engine, asking, id);
  const { read, values } = await lookAt(engine, asking, number);
  const definition = engine.ground.definitions.version(read.record.process, read.record.processVersion);
  const order = orderOf(row, read, values, language);
  const said = order.say ? { body: order.say.body, visibility: order.say.visibility } : null;
  const at = { said, version: read.record.version };
  try {
    const { record, entries } = await engine.rehearse(asking, read, order);
    const changes = Object.entries(changesBetween(read.record, record) ?? {});
    const pairs = changes.flatMap(([key, [before, after]]): [string, unknown][] => [
      [key, before],
      [key, after],
    ]);
    const mentioned = await readMentioned(engine.ground.kernel.db, mentionedIn(definition.fields, pairs));
    return {
      ...at,
      to: stateView(definition, record.state, asking.actor, record.fields),
      told: entries.findLast(({ content }) => content.told)?.content.told ?? null,
      changes: changes.map(([key, [before, after]]) => {
        const { field, title } = fieldOf(definition.fields, key);
        return {
          title,
          before: valueWords(field, before, names, mentioned),
          after: valueWords(field, after, names, mentioned),
        };
      }),
      refused: null,
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const refused = { code: error.code, words: refusalWords(error, definition) };
    return { ...at, to: null, told: null, changes: [], refused };
  }
}

/** Applies a macro in one engine command. Another version than the one previewed is refused: nobody says words they have not read. */
export async function applyMacro(
  engine: Engine,
  asking: Asking,
  { number, id, language, macroVersion }: { number: string; id: string; language: "zh" | "en"; macroVersion: number },
) {
  const row = await usable(engine, asking, id);
  if (row.version !== macroVersion) throw conflict({ version: macroVersion }, { version: row.version });
  const { read, values } = await lookAt(engine, asking, number);
  const answer = await engine.act(asking, read.record.id, orderOf(row, read, values, language));
  return { number: answer.number, state: answer.state, version: answer.version };
}

async function usable(engine: Engine, { actor }: Asking, id: string): Promise<MacroRow> {
  const row = await findMacro(engine.ground.kernel.db, id, personOf(actor));
  if (row === null || row.archived_at !== null) throw notFound();
  return row;
}

function orderOf(row: MacroRow, { record }: CaseAsRead, values: MacroValues, language: "zh" | "en"): ActOrder {
  if (row.process !== null && row.process !== record.process) throw notFound("no-such-move");
  const filled = Object.entries(row.fields).map(([key, value]) => [
    key,
    typeof value === "string" ? fill(value, values, language) : value,
  ]);
  return {
    say:
      row.words === null
        ? undefined
        : { body: fillMacro(row.words, values)[language], visibility: row.visibility, attachments: [] },
    move: row.move === null ? undefined : { move: row.move, values: Object.fromEntries(filled) },
  };
}
