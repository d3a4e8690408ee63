import { conflict, invalid, notAllowed, notFound } from "../errors/refusal.ts";
import type { Asking } from "../http/route.ts";
import type { Kernel } from "../kernel.ts";
import { mayDo, systemActor } from "../people/actor.ts";
import type { CaseIds } from "./case-ids.ts";
import { isSkip } from "./contact.ts";
import type { ProcessDefinition } from "./definition.ts";
import { type Draft, draftOn, type IdempotencyMark, sealPlan } from "./draft.ts";
import type { CalendarBook, Facts, StaffFacts, TargetSource, TeamBook } from "./facts.ts";
import { answerGiven, keyUsedOtherwise, markOf } from "./idempotency.ts";
import { formatNumber, numberOf } from "./numbers.ts";
import { type ActOrder, planAct } from "./plan-act.ts";
import { type CommentOrder, planComment } from "./plan-comment.ts";
import { type ConversionOrder, planConversion } from "./plan-convert.ts";
import { type EntryToErase, type EraseOrder, planErase } from "./plan-erase.ts";
import { type MoveOrder, planMove } from "./plan-move.ts";
import { planRegistration, type RegistrationOrder } from "./plan-registration.ts";
import { planDueSteps } from "./plan-steps.ts";
import {
  applyPlan,
  applyPlans,
  isOfCustomer,
  isStale,
  readDueCases,
  readEntryToErase,
  readForPlan,
} from "./queries.ts";
import type { CaseAsRead } from "./record.ts";
import { type Naming, readReferences, refuseStrangeAttachments } from "./references.ts";
import type { ProcessRoom } from "./room.ts";
import type { DefinitionBook } from "./versions.ts";

/** What the engine stands on; wired once in app/. */
export type EngineGround = {
  kernel: Kernel;
  rooms: ReadonlyMap<string, ProcessRoom>;
  definitions: DefinitionBook;
  calendars: CalendarBook;
  targets: TargetSource;
  teams: TeamBook;
  staff: StaffFacts;
  caseIds: CaseIds;
  /** Called after a commit that announced something: hastens the relay. */
  nudge: () => void;
};

export type CaseAnswer = { number: string; id: string; state: string; version: number; dueAt: string | null };
export type NewCase = Omit<RegistrationOrder, "id" | "number"> & {
  process: string;
  andMove?: MoveOrder;
  /** The words of the asker, where the order says more: a repeated request is known by what was sent, not by what was found for it. */
  asked?: unknown;
};

/** How often a plan made on a history that has moved on is made again before the asker is told. */
const attempts = 5;

/**
 * The engine: read, plan, apply. Every command is one transaction in one round trip after one read; safe with any number
 * of nodes and agents; idempotent under the asker's key; a Refusal where it declines.
 */
export class Engine {
  readonly #ground: EngineGround;

  constructor(ground: EngineGround) {
    this.#ground = ground;
  }

  /** Registers a case (D1), and makes a first move in the same breath where one is asked for. */
  async register(asking: Asking, order: NewCase): Promise<CaseAnswer> {
    const { definitions, caseIds } = this.#ground;
    const definition = definitions.active(order.process);
    if (definition === null) throw invalid({ path: "process", code: "unknown-process" });
    const room = this.roomOf(definition);
    await this.#ground.targets.prepare?.(order.organisationId);
    const id = await caseIds.next();
    const facts = await this.facts(asking, definition, {
      forms: [order.values, order.andMove?.values],
      known: {},
      organisationId: order.organisationId,
    });
    const plan = () => {
      const planned = planRegistration(room, facts, { ...order, id, number: formatNumber(numberOf(id)) });
      if (order.andMove !== undefined) planFollowing(room, planned, order.andMove);
      return planned;
    };
    let draft = plan();
    if (await this.#mustLookAgain(draft)) draft = plan();
    const answer = answerOf(draft);
    return this.#apply(draft, answer, markOf(asking, "cases.register", order.asked ?? order));
  }

  /** Makes a move. `If-Match` (asking.ifMatch) is compared with the case's version: 409 with both where it differs. */
  async move(asking: Asking, caseId: string, order: MoveOrder): Promise<CaseAnswer> {
    const mark = markOf(asking, "cases.move", { caseId, ...order });
    return this.#planUpon(asking, caseId, mark, order, (room, draft, read) => {
      planMove(room, draft, read, order);
      return answerOf(draft);
    });
  }

  /** Adds words to a case: public ones reach the customer, internal ones stay in the house. */
  async comment(
    asking: Asking,
    caseId: string,
    order: CommentOrder,
  ): Promise<{ number: string; seq: number; version: number }> {
    refuseWords(asking, order);
    const mark = markOf(asking, "cases.comment", { caseId, ...order });
    return this.#planUpon(asking, caseId, mark, order, (room, draft, read) => {
      planComment(room, draft, read, order);
      return { number: draft.record.number, seq: draft.record.eventCount, version: draft.record.version };
    });
  }

  /** Lets a case go on by another process (D4). `If-Match` as for a move. */
  async convert(asking: Asking, caseId: string, order: ConversionOrder): Promise<CaseAnswer> {
    const { kernel, definitions } = this.#ground;
    const target = definitions.active(order.process);
    if (target === null) throw invalid({ path: "process", code: "unknown-process" });
    const mark = markOf(asking, "cases.convert", { caseId, ...order });
    let ofCustomer = false;
    const look = async () => {
      ofCustomer = target.isInternal && (await isOfCustomer(kernel.db, caseId));
    };
    return this.#planUpon(asking, caseId, mark, { values: order.values, look, target }, (room, draft, read) => {
      const source = definitions.version(read.record.process, read.record.processVersion);
      planConversion(room, source, draft, order, ofCustomer);
      return answerOf(draft);
    });
  }

  /** Says something and makes a move, both or neither: macros, and acts upon many cases (D22). */
  async act(asking: Asking, caseId: string, order: ActOrder): Promise<CaseAnswer> {
    refuseWords(asking, order.say);
    const mark = markOf(asking, "cases.act", { caseId, ...order });
    const naming = { values: order.move?.values, attachments: order.say?.attachments };
    return this.#planUpon(asking, caseId, mark, naming, (room, draft, read) => {
      planAct(room, draft, read, order);
      return answerOf(draft);
    });
  }

  /** What `act` would do to a case as it was read, and with which right: the plan itself, never applied. Throws the Refusal that `act` would. */
  async rehearse(asking: Asking, read: CaseAsRead, order: ActOrder): Promise<Draft> {
    refuseWords(asking, order.say);
    const definition = this.#ground.definitions.version(read.record.process, read.record.processVersion);
    const { fields: known, organisationId } = read.record;
    const facts = await this.facts(asking, definition, { forms: [order.move?.values], known, organisationId });
    const draft = draftOn({ ...facts, names: new Map([...read.names, ...facts.names]) }, read.record, read);
    planAct(this.roomOf(definition), draft, read, order);
    return draft;
  }

  /** Whatever else is to be planned upon a case: read, planned and applied as moves are, under a key of this operation. */
  async upon<Answer>(
    asking: Asking,
    caseId: string,
    operation: { id: string; body: unknown },
    plan: (room: ProcessRoom, draft: Draft, read: CaseAsRead) => Answer,
  ): Promise<Answer> {
    return this.#planUpon(asking, caseId, markOf(asking, operation.id, operation.body), {}, plan);
  }

  /** Erases what one entry says, for privacy (M4): the entry itself, and that it was erased, stay. */
  async eraseContent(asking: Asking, caseId: string, order: EraseOrder): Promise<{ seq: number; version: number }> {
    const { kernel } = this.#ground;
    if (asking.actor.kind !== "system" && !mayDo(asking.actor, "case.erase-content"))
      throw notAllowed("not-permitted", { params: { permission: "case.erase-content" } });
    const mark = markOf(asking, "cases.erase-entry", { caseId, ...order });
    let entry: EntryToErase | null = null;
    const look = async () => {
      entry = await readEntryToErase(kernel.db, caseId, order.seq);
    };
    return this.#planUpon(asking, caseId, mark, { look }, (_room, draft) => {
      planErase(draft, entry, order);
      return { seq: draft.record.eventCount, version: draft.record.version };
    });
  }

  /**
   * Fires what is due, oldest first, at most `limit` cases; safe on every node at once: a case another node holds is
   * passed over. Answers how many steps fired. `only` narrows it to these cases: for the demo, which lives through cases one by
   * one, each at its own instant.
   */
  async fireDue(now: Temporal.Instant, limit = 100, only: readonly string[] | null = null): Promise<number> {
    const { kernel, definitions } = this.#ground;
    const asking: Asking = { actor: systemActor, now, via: "clock", idempotencyKey: null, ifMatch: null };
    const fired = await kernel.db.transaction(async (tx) => {
      const plans: string[] = [];
      let steps = 0;
      for (const read of await readDueCases(tx, now, limit, only)) {
        try {
          const definition = definitions.version(read.record.process, read.record.processVersion);
          const plan = () => {
            const draft = draftOn({ ...this.#still(asking, definition), names: read.names }, read.record, read);
            return { draft, due: planDueSteps(this.roomOf(definition), draft, read) };
          };
          let { draft, due } = plan();
          if (await this.#mustLookAgain(draft)) ({ draft, due } = plan());
          // Another node was faster.
          if (due > 0 || draft.changedClocks.size > 0) plans.push(sealPlan(draft, null, null));
          steps += due;
        } catch (error) {
          // One that cannot be planned keeps no other waiting; it stays due, and is told of at every look (R14).
          kernel.log.fault("clock.step", error, { caseId: read.record.id });
        }
      }
      await applyPlans(tx, plans);
      return steps;
    });
    if (fired > 0) this.#ground.nudge();
    return fired;
  }

  /** The definition a case runs by, with the code its names stand for. */
  roomOf(definition: ProcessDefinition): ProcessRoom {
    const room = this.#ground.rooms.get(definition.key);
    if (room === undefined) throw new Error(`no room for the process ${definition.key}`);
    return room.definition === definition ? room : { ...room, definition };
  }

  /** All a plan leans on; refuses ids in the filled forms that name nothing, or nothing of theirs. */
  async facts(
    asking: Asking,
    definition: ProcessDefinition,
    naming: Pick<Naming, "forms" | "known" | "organisationId">,
  ): Promise<Facts> {
    const { actor } = asking;
    const names = await readReferences(this.#ground.kernel.db, { ...naming, actor, fields: definition.fields });
    if (actor.kind === "person") names.set(`p${actor.id}`, { zh: actor.name, en: actor.name });
    return { ...this.#still(asking, definition), names };
  }

  /** Facts without names, where no text will be told. */
  still(asking: Asking, definition: ProcessDefinition): Facts {
    return { ...this.#still(asking, definition), names: new Map() };
  }

  get ground(): EngineGround {
    return this.#ground;
  }

  #still(asking: Asking, definition: ProcessDefinition): Omit<Facts, "names"> {
    const { calendars, targets, teams, staff, kernel } = this.#ground;
    return {
      now: asking.now,
      actor: asking.actor,
      via: asking.via,
      definition,
      calendars,
      targets,
      teams,
      staff,
      zone: kernel.zone,
    };
  }

  async #planUpon<Answer>(
    asking: Asking,
    caseId: string,
    mark: IdempotencyMark | null,
    order: {
      values?: Readonly<Record<string, unknown>>;
      attachments?: readonly string[];
      /** What else the plan is made upon, read after the case: a change of it since is a change of the case's history. */
      look?: () => Promise<void>;
      /** The definition to plan by, where it is not the one the case runs by. */
      target?: ProcessDefinition;
    },
    plan: (room: ProcessRoom, draft: Draft, read: CaseAsRead) => Answer,
  ): Promise<Answer> {
    const { kernel, definitions } = this.#ground;
    for (let attempt = 1; ; attempt += 1) {
      const read = await readForPlan(kernel.db, asking.actor, caseId);
      if (read === null) throw notFound("no-such-case");
      const repeated = mark && (await this.#answerGiven<Answer>(mark, read, asking));
      if (repeated) return repeated.answer;
      if (asking.ifMatch !== null && asking.ifMatch !== read.record.version) {
        throw conflict(
          { version: asking.ifMatch },
          { version: read.record.version, state: read.record.state, updatedAt: read.record.updatedAt.toString() },
        );
      }
      const definition = order.target ?? definitions.version(read.record.process, read.record.processVersion);
      const room = this.roomOf(definition);
      const { fields: known, organisationId } = read.record;
      const facts = await this.facts(asking, definition, { forms: [order.values], known, organisationId });
      await refuseStrangeAttachments(kernel.db, asking.actor, caseId, order.attachments ?? []);
      await order.look?.();
      const named = { ...facts, names: new Map([...read.names, ...facts.names]) };
      let draft = draftOn(named, read.record, read);
      let answer = plan(room, draft, read);
      if (await this.#mustLookAgain(draft)) {
        draft = draftOn(named, read.record, read);
        answer = plan(room, draft, read);
      }
      try {
        return await this.#apply(draft, answer, mark);
      } catch (error) {
        if (!isStale(error)) throw error;
        if (attempt >= attempts) throw conflict({ version: read.record.version }, { version: null });
      }
    }
  }

  /**
   * A retry of an accepted command must find its first answer even though its plan would now be refused (the state has
   * moved on). Only asked when the version read is not the one the asker expects, or the state does not fit.
   */
  async #answerGiven<Answer>(
    mark: IdempotencyMark,
    read: CaseAsRead,
    asking: Asking,
  ): Promise<{ answer: Answer } | null> {
    if (asking.ifMatch !== null && asking.ifMatch === read.record.version) return null;
    return answerGiven<Answer>(this.#ground.kernel.db, mark);
  }

  /** Somebody is about to be passed over as gone: only after a fresh look, since they may have come a moment ago. */
  async #mustLookAgain({ todos, attempts, facts }: Draft): Promise<boolean> {
    const isPassedOver =
      todos.some(({ why }) => why.fell !== undefined) || attempts.some(({ result }) => isSkip(result));
    if (!isPassedOver) return false;
    await facts.staff.refresh();
    return true;
  }

  async #apply<Answer>(draft: Draft, answer: Answer, mark: IdempotencyMark | null): Promise<Answer> {
    const applied = await applyPlan(this.#ground.kernel.db, sealPlan(draft, answer, mark)).catch((error: unknown) => {
      throw isUnknownReference(error) ? invalid({ path: "fields", code: "unknown-id" }) : error;
    });
    if (applied.outcome === "repeated") {
      if (applied.bodyHash !== mark?.bodyHash) throw keyUsedOtherwise();
      return applied.answer as Answer;
    }
    this.#ground.nudge();
    return answer;
  }
}

/** What is said inside the house is said by the house, and only by those who may speak at all. */
function refuseWords({ actor }: Asking, say: CommentOrder | undefined): void {
  if (say === undefined) return;
  if (say.visibility === "internal" && actor.side !== "staff" && actor.kind !== "system")
    throw notAllowed("staff-only");
  const maySpeak = actor.kind === "system" || actor.kind === "link" || mayDo(actor, "case.comment");
  if (!maySpeak) throw notAllowed("not-permitted", { params: { permission: "case.comment" } });
}

/** A move upon a case that is itself only planned: right and state are judged by the plan so far. */
function planFollowing(room: ProcessRoom, draft: Draft, order: MoveOrder): void {
  const read: CaseAsRead = {
    record: { ...draft.record, version: 0 },
    clocks: [...draft.clocks.values()],
    todos: draft.todos.map((todo) => ({ ...todo, id: "" })),
    measured: {},
    fired: new Set(),
    openChildren: 0,
    previousState: null,
    names: new Map(),
  };
  planMove(room, draft, read, order);
}

/** What a command answers about the case it planned upon. */
export const answerOf = ({ record }: Draft): CaseAnswer => ({
  number: record.number,
  id: record.id,
  state: record.state,
  version: record.version,
  dueAt: record.dueAt?.toString({ smallestUnit: "millisecond" }) ?? null,
});

const isUnknownReference = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "23503";
