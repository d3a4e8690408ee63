import { type Announcement, cursorOf, type Mark } from "../jobs/announcement.ts";
import { isFromHere, presentMark, readAnnouncements } from "../jobs/queries.ts";
import type { Kernel } from "../kernel.ts";
import type { Actor } from "../people/actor.ts";
import { personOf } from "../people/scope.ts";
import { formatNumber } from "../process/numbers.ts";
import type { LiveFrame } from "./contract.ts";
import { factsOf } from "./queries.ts";
import { type CaseFacts, kindFor, mayHearOf } from "./scope.ts";

/** Where frames go: one open stream. */
export type Listener = {
  actor: Actor;
  /** False: it cannot take any more and has been dropped. */
  send: (text: string) => void;
};

export type Hub = {
  /** Tells everybody who may hear it; for the tail of announcements. */
  tell: (batch: readonly Announcement[]) => Promise<void>;
  /** Joins, after what was missed since `after`; null: from now on. Returns how to leave. */
  join: (listener: Listener, after: Mark | "unknown" | null) => Promise<() => void>;
  /** To streams of these persons only. */
  tellPersons: (personIds: ReadonlySet<string>, text: string) => void;
  listeners: ReadonlySet<Listener>;
};

/** Longer absences are not told one by one: the browser fetches what it shows again. */
const mostMissed = 500;

export const frameText = (event: string, data: unknown, id?: string): string =>
  `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

export async function openHub(kernel: Kernel): Promise<Hub> {
  const { db } = kernel;
  const listeners = new Set<Listener>();
  const joining = new Map<Listener, string[]>();
  // Moved in the same breath as frames are sent, so that whoever joins knows exactly what was sent without them.
  let told = await presentMark(db);

  const send = (listener: Listener, text: string) => {
    const held = joining.get(listener);
    if (held) held.push(text);
    else listener.send(text);
  };

  const missed = async (listener: Listener, after: Mark | "unknown", until: Mark): Promise<string> => {
    if (after === "unknown" || !(await isFromHere(db, after))) return frameText("reset", {}, cursorOf(until));
    const all = await readAnnouncements(db, after, mostMissed + 1);
    if (all.length > mostMissed) return frameText("reset", {}, cursorOf(until));
    const batch = all.filter((one) => compareMarks(one, until) <= 0);
    const facts = await factsOf(db, caseIdsOf(batch));
    return batch.map((one) => frameFor(listener.actor, one, facts)).join("");
  };

  return {
    listeners,
    tell: async (batch) => {
      const facts = listeners.size === 0 ? new Map<string, CaseFacts>() : await factsOf(db, caseIdsOf(batch));
      for (const listener of listeners) {
        let text = "";
        for (const announcement of batch) text += frameFor(listener.actor, announcement, facts);
        if (text !== "") send(listener, text);
      }
      const last = batch.at(-1);
      if (last) told = { xid: last.xid, id: last.id };
    },
    join: async (listener, after) => {
      const until = told;
      joining.set(listener, []);
      listeners.add(listener);
      const leave = () => {
        listeners.delete(listener);
        joining.delete(listener);
      };
      try {
        const first = after === null ? "" : await missed(listener, after, until);
        listener.send(frameText("hello", {}, cursorOf(until)) + first + (joining.get(listener) ?? []).join(""));
        joining.delete(listener);
      } catch (error) {
        leave();
        throw error;
      }
      return leave;
    },
    tellPersons: (personIds, text) => {
      for (const listener of listeners) {
        if (personIds.has(personOf(listener.actor) ?? "")) send(listener, text);
      }
    },
  };
}

const caseIdsOf = (batch: readonly Announcement[]): string[] => [
  ...new Set(batch.map(({ caseId }) => caseId).filter((id) => id !== null)),
];

const compareMarks = (a: Mark, b: Mark): number => {
  const [left, right] = a.xid === b.xid ? [BigInt(a.id), BigInt(b.id)] : [BigInt(a.xid), BigInt(b.xid)];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** The frame an actor gets for an announcement; "" for none. */
function frameFor(actor: Actor, announced: Announcement, facts: ReadonlyMap<string, CaseFacts>): string {
  const { caseId, version } = announced;
  const cursor = cursorOf(announced);
  if (caseId === null) {
    const { persons } = announced.payload;
    const isMine = Array.isArray(persons) && persons.includes(personOf(actor));
    if (!isMine) return "";
    return frameText(
      "changed",
      { cursor, kind: announced.kind, caseId, number: null, version } satisfies LiveFrame,
      cursor,
    );
  }
  const known = facts.get(caseId);
  if (!known || !mayHearOf(actor, known)) return "";
  const kind = kindFor(actor, announced);
  if (kind === null) return "";
  const number = formatNumber(known.number);
  return frameText("changed", { cursor, kind, caseId, number, version } satisfies LiveFrame, cursor);
}
