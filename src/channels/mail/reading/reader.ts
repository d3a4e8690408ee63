import type { ReadMessage } from "./message.ts";
import { ordinaryLimits, type ReaderLimits } from "./reader-limits.ts";
import { type ReaderThread, startThread } from "./reader-thread.ts";
import { UnreadableMessage } from "./unreadable.ts";

export interface MailReader {
  /**
   * Reads one message, after those that were asked for before it.
   *
   * @throws UnreadableMessage when the message exceeds a limit or cannot be parsed; the reader goes on with the next.
   * @throws Error when too many wait already, or the reader is closed: that says nothing about the message, ask again later.
   */
  read(raw: Uint8Array): Promise<ReadMessage>;
  /** Ends the thread. What is not yet read is refused with an Error. */
  close(): Promise<void>;
}

interface Waiting {
  readonly raw: Uint8Array;
  readonly resolve: (message: ReadMessage) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Opens a reader of strangers' mail with a thread of its own, started with the first message and replaced when a message made it unfit
 * (S29, R14). Close it when no more mail comes.
 */
export function openReader(given: Partial<ReaderLimits> = {}): MailReader {
  const limits = { ...ordinaryLimits, ...given };
  const queue: Waiting[] = [];
  let thread: ReaderThread | null = null;
  let isBusy = false;
  let isClosed = false;

  async function readNext(): Promise<void> {
    const waiting = isBusy ? undefined : queue.shift();
    if (!waiting) return;
    isBusy = true;
    thread ??= startThread(limits);
    try {
      waiting.resolve(await thread.read(waiting.raw));
    } catch (error) {
      waiting.reject(isClosed ? closed() : error);
    }
    if (thread && !thread.isFit()) await endThread();
    isBusy = false;
    await readNext();
  }

  async function endThread(): Promise<void> {
    const ending = thread;
    thread = null;
    await ending?.end();
  }

  return {
    read(raw) {
      if (isClosed) return Promise.reject(closed());
      if (raw.byteLength > limits.maxBytes) return Promise.reject(tooManyBytes(raw.byteLength, limits.maxBytes));
      if (queue.length >= limits.maxWaiting) return Promise.reject(new Error("Too many mails wait to be read"));
      const { promise, resolve, reject } = Promise.withResolvers<ReadMessage>();
      queue.push({ raw, resolve, reject });
      void readNext();
      return promise;
    },
    async close() {
      isClosed = true;
      for (const { reject } of queue.splice(0)) reject(closed());
      await endThread();
    },
  };
}

const closed = (): Error => new Error("The mail reader is closed");

const tooManyBytes = (bytes: number, allowed: number): UnreadableMessage =>
  new UnreadableMessage("too-large", `${bytes} bytes, ${allowed} are allowed`);
