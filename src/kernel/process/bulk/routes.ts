import { conflict, notFound, Refusal } from "../../errors/refusal.ts";
import { type Asking, type Route, route } from "../../http/route.ts";
import { follow, unfollow } from "../../personal/follow.ts";
import type { ProcessDefinition } from "../definition.ts";
import { draftOn } from "../draft.ts";
import type { Engine } from "../engine.ts";
import type { RegisterNames } from "../names.ts";
import { caseIdOf } from "../numbers.ts";
import type { ActOrder } from "../plan-act.ts";
import { presentForm, stateView } from "../present-case.ts";
import { readManyForPlan } from "../queries.ts";
import type { CaseAsRead } from "../record.ts";
import { refusalWords } from "../refusal-words.ts";
import { openMoves } from "../rights.ts";
import { type BulkAct, bulkOperations, type OfferedMove, type Previewed } from "./contract.ts";

const readAtOnce = 100;

/** Acts upon many cases (D22): what is open on which, what would happen, and then each by itself through the engine. */
export function bulkRoutes(engine: Engine, names: RegisterNames): Route[] {
  const { definitions, calendars, kernel } = engine.ground;
  const definitionOf = ({ record }: CaseAsRead) => definitions.version(record.process, record.processVersion);

  /** In the order they were chosen; who may not see one is not told of it. */
  const readChosen = async ({ actor }: Asking, numbers: readonly string[]): Promise<CaseAsRead[]> => {
    const ids = [...new Set(numbers.map(caseIdOf))];
    const found = new Map<string, CaseAsRead>();
    for (let from = 0; from < ids.length; from += readAtOnce) {
      const reads = await readManyForPlan(kernel.db, actor, ids.slice(from, from + readAtOnce));
      for (const read of reads) found.set(read.record.id, read);
    }
    return ids.flatMap((id) => found.get(id) ?? []);
  };

  const preview = async (asking: Asking, read: CaseAsRead, act: BulkAct): Promise<Previewed> => {
    const definition = definitionOf(read);
    const { record } = read;
    const at = {
      number: record.number,
      subject: record.subject,
      version: record.version,
      from: stateView(definition, record.state, asking.actor, record.fields),
    };
    try {
      const draft = await engine.rehearse(asking, read, orderOf(act, definition));
      const words = draft.entries.flatMap(({ content, visibility }) =>
        visibility !== "public"
          ? []
          : [
              ...(content.told ? [content.told] : []),
              ...(content.body ? [{ zh: content.body, en: content.body }] : []),
            ],
      );
      return {
        ...at,
        to: stateView(definition, draft.record.state, asking.actor, draft.record.fields),
        assignee: nameOf(draft.facts.names, draft.record.assigneeId),
        tells: words.length === 0 ? null : { who: record.requester.name ?? record.requester.email ?? "", words },
        refused: null,
      };
    } catch (error) {
      return { ...at, to: null, assignee: null, tells: null, refused: refusedOf(error, definition) };
    }
  };

  const doOne = async (asking: Asking, number: string, version: number | undefined, act: BulkAct) => {
    const caseId = caseIdOf(number);
    const [read] = await readManyForPlan(kernel.db, asking.actor, [caseId]);
    if (read === undefined) return { number, done: false, refused: refusedOf(notFound("no-such-case"), null) };
    const definition = definitionOf(read);
    try {
      const key = asking.idempotencyKey === null ? null : `${asking.idempotencyKey}:${caseId}`;
      if (act.move || act.say) {
        // A retry finds the version moved on by itself: the engine tells that from somebody else's change by the key.
        await engine.act(
          { ...asking, idempotencyKey: key, ifMatch: version ?? null },
          caseId,
          orderOf(act, definition),
        );
      } else if (version !== undefined && version !== read.record.version) {
        throw conflict({ version }, { version: read.record.version });
      }
      if (act.follow === true) await follow(kernel.db, asking, caseId);
      if (act.follow === false) await unfollow(kernel.db, asking, caseId);
      return { number: read.record.number, done: true, refused: null };
    } catch (error) {
      return { number: read.record.number, done: false, refused: refusedOf(error, definition) };
    }
  };

  return [
    route(bulkOperations.moves, async (asking, { body }) => {
      const chosen = await readChosen(asking, body.numbers);
      const offered = new Map<string, OfferedMove>();
      for (const read of chosen) {
        const definition = definitionOf(read);
        const draft = draftOn(engine.still(asking, definition), read.record, read);
        for (const key of openMoves(engine.roomOf(definition), draft, read)) {
          const known = offered.get(`${definition.key}.${key}`);
          const move = definition.moves[key];
          // Questions of one case alone are answered on that case.
          if (move?.form.some(({ field }) => definition.fields[field]?.type === "answers")) continue;
          if (known) known.count += 1;
          else if (move)
            offered.set(`${definition.key}.${key}`, {
              process: definition.key,
              processTitle: definition.title,
              key,
              title: move.title,
              about: move.about ?? null,
              count: 1,
              isReturn: move.isReturn,
              tells: move.tells ?? null,
              form: presentForm(
                definition,
                move,
                { definitions, calendars, names, now: asking.now, actor: asking.actor },
                () => null,
                new Map(),
              ),
            });
        }
      }
      return { found: chosen.length, moves: [...offered.values()].toSorted((a, b) => b.count - a.count) };
    }),

    route(bulkOperations.preview, async (asking, { body }) => {
      const items: Previewed[] = [];
      for (const read of await readChosen(asking, body.numbers)) items.push(await preview(asking, read, body.act));
      return { items };
    }),

    route(bulkOperations.act, async (asking, { body }) => {
      const items = [];
      for (const { number, version } of body.cases) items.push(await doOne(asking, number, version, body.act));
      return { items };
    }),
  ];
}

/** A move belongs to its process: another process's move of the same name is another act. */
function orderOf({ move, say }: BulkAct, definition: ProcessDefinition): ActOrder {
  if (move !== undefined && move.process !== definition.key) throw notFound("no-such-move");
  return {
    say: say && { ...say, attachments: [] },
    move: move && { move: move.key, values: move.fields },
  };
}

/** What was declined is an answer; what broke is a fault and ends the call. */
function refusedOf(error: unknown, definition: ProcessDefinition | null) {
  if (!(error instanceof Refusal)) throw error;
  return { code: error.code, words: refusalWords(error, definition ?? { fields: {} }) };
}

const nameOf = (names: ReadonlyMap<string, { zh: string }>, id: string | null): string | null =>
  id === null ? null : (names.get(`p${id}`)?.zh ?? null);
