import type { Asking } from "#kernel/http/route.ts";
import { caresFor, type Reader } from "#kernel/jobs/reader.ts";
import type { Kernel } from "#kernel/kernel.ts";
import type { Actor } from "#kernel/people/actor.ts";
import type { Engine, NewCase } from "#kernel/process/engine.ts";
import type { CompiledCalendar } from "#kernel/time/compiled-calendar.ts";
import { addWorkingTime } from "#kernel/time/working-time.ts";
import { lookAt, type Seen, type Since } from "./look.ts";

/** What all lives share. */
export type Stage = {
  kernel: Kernel;
  engine: Engine;
  /** The rooms' reactions: told of everything a life announces, at the instant it happens. */
  reactions: readonly Reader[];
  /** Nothing happens after this. */
  present: Temporal.Instant;
  actorOf: (personId: string) => Promise<Actor>;
  /** Announcements of transactions before this one are old news to everybody: where a new life begins to look. */
  horizon: { xmin: string };
};

/** A reaction is the machine's: it follows at once. */
const reactionMs = 400;

/**
 * One incident with its follow-ups, lived through by the real engine: every move at its own instant, every clock step of it fired
 * at its own, every reaction right behind. Lives do not know each other, so several can be lived at once.
 */
export class Life {
  readonly #stage: Stage;
  readonly #cases: { now: Seen[]; since: Since; nextStepAt: Temporal.Instant | null };
  #now: Temporal.Instant;

  constructor(stage: Stage, from: Temporal.Instant) {
    this.#stage = stage;
    this.#now = from;
    this.#cases = { now: [], since: { xmin: stage.horizon.xmin, id: "0" }, nextStepAt: null };
  }

  get now(): Temporal.Instant {
    return this.#now;
  }

  get zone(): string {
    return this.#stage.kernel.zone;
  }

  get incident(): Seen {
    return this.#cases.now[0] as Seen;
  }

  /** The follow-up that still waits for its call, if any. */
  get followUp(): Seen | null {
    return this.#cases.now.slice(1).find(({ state }) => state === "planned" || state === "due") ?? null;
  }

  /** Tells whether anything has moved between two looks. */
  get standing(): string {
    return this.#cases.now.map(({ state, askedRung }) => `${state}:${askedRung}`).join();
  }

  get nextStepAt(): Temporal.Instant | null {
    return this.#cases.nextStepAt;
  }

  /** The calendar the customer's promise counts by: when anybody may be expected to work on it. */
  supportCalendar(organisationId: string, priority: number): CompiledCalendar {
    const { targets, calendars } = this.#stage.engine.ground;
    return calendars.byId(targets.targetFor({ organisationId, clock: "resolution", priority }).calendarId);
  }

  officeCalendar(): CompiledCalendar {
    const { calendars } = this.#stage.engine.ground;
    return calendars.byId(calendars.officeCalendarId());
  }

  /** So many working minutes from now. */
  in(minutes: number, calendar: CompiledCalendar): Temporal.Instant {
    return addWorkingTime(calendar, this.#now, Math.round(minutes * 60_000)).at;
  }

  async register(actor: Actor, via: string, order: NewCase): Promise<void> {
    const { id } = await this.#stage.engine.register(this.#asking(actor, via), order);
    await this.#lookAndReact(id);
  }

  async move(personId: string, via: string, move: string, values: Record<string, unknown>, of = this.incident) {
    const actor = await this.#stage.actorOf(personId);
    await this.#stage.engine.move(this.#asking(actor, via), of.id, { move, values });
    await this.#lookAndReact(this.incident.id);
  }

  async say(personId: string, via: string, body: string, visibility: "public" | "internal"): Promise<void> {
    const actor = await this.#stage.actorOf(personId);
    await this.#stage.engine.comment(this.#asking(actor, via), this.incident.id, { body, visibility, attachments: [] });
    await this.#lookAndReact(this.incident.id);
  }

  /** Lets time pass, firing what falls due on the way. False: the present comes first, and the story ends as it stands. */
  async passTo(until: Temporal.Instant): Promise<boolean> {
    const { present, engine } = this.#stage;
    const end = earlier(until, present);
    for (let next = this.nextStepAt; next !== null && !isAfter(next, end); next = this.nextStepAt) {
      this.#now = later(this.#now, next);
      const fired = await engine.fireDue(
        this.#now,
        this.#cases.now.length,
        this.#cases.now.map(({ id }) => id),
      );
      if (fired === 0) throw new Error(`a clock of case ${this.incident.id} was due and did not fire`);
      await this.#lookAndReact(this.incident.id);
    }
    this.#now = later(this.#now, end);
    return !isAfter(until, present);
  }

  /** What was announced is told to whoever reacts to it, until nobody has anything to add. */
  async #lookAndReact(incidentId: string): Promise<void> {
    const { kernel, reactions, horizon } = this.#stage;
    for (;;) {
      const look = await lookAt(kernel.db, incidentId, this.#cases.since);
      this.#cases.now = look.cases;
      this.#cases.since = look.since;
      horizon.xmin = look.since.xmin;
      this.#cases.nextStepAt = look.nextStepAt;
      const told = look.heard.flatMap((announcement) =>
        reactions.filter((reader) => caresFor(reader, announcement.kind)).map((reader) => ({ reader, announcement })),
      );
      if (told.length === 0) return;
      this.#now = this.#now.add({ milliseconds: reactionMs });
      const at = this.#now;
      for (const { reader, announcement } of told) {
        await reader.handle({ ...kernel, now: () => at }, [announcement], kernel.db);
      }
    }
  }

  #asking(actor: Actor, via: string): Asking {
    return { actor, now: this.#now, via, idempotencyKey: null, ifMatch: null };
  }
}

export const isAfter = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0;
const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (isAfter(a, b) ? b : a);
const later = (a: Temporal.Instant, b: Temporal.Instant) => (isAfter(a, b) ? a : b);
