import type { OutgoingHttpHeaders } from "node:http";
import { Refusal } from "../errors/refusal.ts";
import { credentialsOf } from "../http/credentials.ts";
import type { Asking, Wire } from "../http/route.ts";
import { type Mark, readCursor } from "../jobs/announcement.ts";
import type { Bus } from "../jobs/bus.ts";
import { followAnnouncements } from "../jobs/tail.ts";
import type { Kernel } from "../kernel.ts";
import { personOf } from "../people/scope.ts";
import { formatNumber, numberOf } from "../process/numbers.ts";
import type { LookingFrame } from "./contract.ts";
import { frameText, type Listener, openHub } from "./hub.ts";
import { type Presence, watchPresence } from "./presence.ts";

export type Live = {
  /** Takes over the reply and keeps it open. */
  open: (asking: Asking, wire: Wire) => Promise<void>;
  presence: Presence;
  /** Look for news at once: after a commit on this node. */
  nudge: () => void;
  /** How many streams are open, for metrics. */
  count: () => number;
  /** Ends every stream; before the server closes, which would wait for them. */
  stop: () => Promise<void>;
};

export type LiveOptions = {
  bus?: Bus;
  pollMs?: number;
  heartbeatMs?: number;
  /** How often it is asked again whether the session still holds. */
  recheckMs?: number;
  mostStreams?: number;
  mostPerPerson?: number;
  /** Bytes a browser may be behind before its stream is cut; it comes back and resumes. */
  mostBehind?: number;
};

/** News are gathered this long, so that a storm of changes is a few frames a second and not hundreds. */
const gatherMs = 150;

type Stream = Listener & { recheck: () => Promise<void>; end: () => void };

/** The live side of one node: its tail of announcements, its open streams, who looks at what. */
export async function startLive(kernel: Kernel, options: LiveOptions = {}): Promise<Live> {
  const { bus, pollMs, heartbeatMs = 20_000, recheckMs = 60_000, mostStreams = 2_000, mostPerPerson = 10 } = options;
  const hub = await openHub(kernel);
  const streams = new Set<Stream>();
  let isStopped = false;
  const tail = await followAnnouncements(kernel, hub.tell, { bus, pollMs, gatherMs });
  const presence = watchPresence(kernel, bus, (caseId) => {
    const people = presence.whoLooksAt(caseId);
    const frame: LookingFrame = { number: formatNumber(numberOf(caseId)), people };
    hub.tellPersons(new Set(people.map(({ id }) => id)), frameText("looking", frame));
  });
  const every = (ms: number, act: (stream: Stream) => void) =>
    setInterval(() => {
      for (const stream of streams) act(stream);
    }, ms).unref();
  const timers = [
    every(heartbeatMs, (stream) => stream.send(": still here\n\n")),
    every(recheckMs, (stream) => void stream.recheck()),
  ];

  return {
    presence,
    nudge: tail.nudge,
    count: () => streams.size,
    open: async ({ actor }, { request, reply }) => {
      if (isStopped) throw new Refusal("unavailable", "not-ready", { retryAfterSeconds: 2 });
      const after = lastSeen(request.headers["last-event-id"]);
      makeRoomFor(personOf(actor), streams, mostStreams, mostPerPerson);
      const { door } = request.server;
      const credentials = credentialsOf(request, door.cookie);
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        ...(reply.getHeaders() as OutgoingHttpHeaders),
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      });
      const end = () => {
        streams.delete(stream);
        leave();
        raw.end();
        // A browser that takes nothing would keep its connection open for ever.
        if (raw.writableLength > 0) raw.destroy();
      };
      let leave = () => {};
      const stream: Stream = {
        actor,
        send: (text) => {
          if (raw.destroyed || raw.writableEnded) return;
          raw.write(text);
          if (raw.writableLength > (options.mostBehind ?? 65_536)) end();
        },
        recheck: async () => {
          const still = credentials && (await door.identify(credentials, kernel.now(), true).catch(() => stream.actor));
          if (still) stream.actor = still;
          else end();
        },
        end,
      };
      streams.add(stream);
      raw.on("close", end);
      try {
        leave = await hub.join(stream, after);
        if (!streams.has(stream)) leave();
      } catch (error) {
        kernel.log.fault("live.join", error);
        end();
      }
    },
    stop: async () => {
      isStopped = true;
      for (const timer of timers) clearInterval(timer);
      for (const stream of streams) stream.end();
      presence.stop();
      await tail.stop();
    },
  };
}

/** What a browser has seen last. A refusal would end its stream for good, so a cursor that is not ours only costs it a reset. */
function lastSeen(header: string | string[] | undefined): Mark | "unknown" | null {
  if (typeof header !== "string" || header === "") return null;
  try {
    return readCursor(header);
  } catch {
    return "unknown";
  }
}

/** The oldest stream of a person makes room for a new one: a forgotten tab must not keep them out. */
function makeRoomFor(person: string | null, streams: ReadonlySet<Stream>, most: number, mostPerPerson: number): void {
  const theirs = [...streams].filter(({ actor }) => person !== null && personOf(actor) === person);
  if (theirs.length >= mostPerPerson) theirs[0]?.end();
  if (streams.size >= most) throw new Refusal("unavailable", "too-many-streams", { retryAfterSeconds: 30 });
}
