import { Worker } from "node:worker_threads";
import type { ReadMessage } from "./message.ts";
import type { ReaderLimits } from "./reader-limits.ts";
import type { WorkerAnswer } from "./reader-worker.ts";
import { UnreadableMessage, unreadable } from "./unreadable.ts";

/** A thread that reads one message at a time. One that is no longer fit must be ended and replaced. */
export interface ReaderThread {
  /** @throws UnreadableMessage; an Error where the thread did not start. */
  read(raw: Uint8Array): Promise<ReadMessage>;
  isFit(): boolean;
  end(): Promise<void>;
}

/** How often the processor time is looked at while a message is read. */
const lookEveryMs = 50;

export function startThread(limits: ReaderLimits): ReaderThread {
  const worker = new Worker(new URL("./reader-worker.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    // It reads mail and nothing else: no settings, no secrets.
    env: {},
  });
  let isFit = true;
  let settle: ((answer: WorkerAnswer | Error) => void) | null = null;
  const ready = awaitAnswer();
  worker.on("message", (given: WorkerAnswer) => settle?.(given));
  worker.on("error", (error) => fail(unreadable(error)));
  worker.on("exit", () => fail(new UnreadableMessage("broken", "the reading thread ended")));

  function fail(error: Error): void {
    isFit = false;
    settle?.(error);
  }

  function awaitAnswer(): Promise<WorkerAnswer | Error> {
    const { promise, resolve } = Promise.withResolvers<WorkerAnswer | Error>();
    settle = (answer) => {
      settle = null;
      resolve(answer);
    };
    return promise;
  }

  /** Refuses what is being read once it has used up its time. Answers how to stop watching. */
  async function watch(cpuMs: number): Promise<() => void> {
    const before = await spent(worker);
    const tooSlow = (what: string) => () => fail(new UnreadableMessage("too-slow", what));
    const onClock = setTimeout(tooSlow(`more than ${limits.wallMs} ms on the clock`), limits.wallMs);
    const onProcessor = setInterval(async () => {
      if ((await spent(worker)) - before > cpuMs) tooSlow(`more than ${cpuMs} ms of processor time`)();
    }, lookEveryMs);
    return () => {
      clearTimeout(onClock);
      clearInterval(onProcessor);
    };
  }

  return {
    isFit: () => isFit,
    async read(raw) {
      worker.ref();
      // A thread that does not even start says nothing about the message.
      if ((await ready) !== "ready" || !isFit)
        throw new Error("The thread that reads mail does not start", { cause: await ready });
      const answered = awaitAnswer();
      const stopWatching = await watch(limits.cpuMs + Math.ceil(raw.byteLength / 1_000_000) * limits.cpuMsPerMegabyte);
      // A copy of its own, handed over: the sender's may be part of a larger piece of memory.
      const own = new Uint8Array(raw);
      worker.postMessage(own, [own.buffer]);
      const answer = await answered.finally(stopWatching);
      // While nothing is read the thread does not keep the program running.
      worker.unref();
      if (answer instanceof Error) throw answer;
      if (answer === "ready") throw new Error("The thread that reads mail started twice");
      if ("why" in answer) throw new UnreadableMessage(answer.why, answer.detail);
      return withBuffers(answer.message);
    },
    async end() {
      isFit = false;
      await worker.terminate();
    },
  };
}

/** In milliseconds; 0 once the thread is gone. */
async function spent(worker: Worker): Promise<number> {
  const { user, system } = await worker.cpuUsage().catch(() => ({ user: 0, system: 0 }));
  return (user + system) / 1000;
}

/** Between threads a Buffer becomes a plain Uint8Array. */
const withBuffers = (message: ReadMessage): ReadMessage => ({
  ...message,
  attachments: message.attachments.map((file) => ({
    ...file,
    content: Buffer.from(file.content.buffer, file.content.byteOffset, file.content.byteLength),
  })),
});
