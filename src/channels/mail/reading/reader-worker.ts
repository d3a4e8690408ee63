/** The thread that strangers' mail is read in: one message at a time, so that whatever it does there can be ended (S29, R14). */
import { parentPort } from "node:worker_threads";
import type { ReadMessage } from "./message.ts";
import { readMessage } from "./read-message.ts";
import { type UnreadableCause, unreadable } from "./unreadable.ts";

export type WorkerAnswer =
  | { readonly message: ReadMessage }
  | { readonly why: UnreadableCause; readonly detail: string }
  /** Said once: what reading needs is loaded, the next message pays for nothing but itself. */
  | "ready";

const port = parentPort;
if (!port) throw new Error("This file is the thread of openReader, not a program");

const answer = (given: WorkerAnswer, transfer: ArrayBuffer[] = []) => port.postMessage(given, transfer);

port.on("message", async (raw: Uint8Array) => {
  try {
    const message = await readMessage(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
    // Files are handed over, not copied; first cut out of the larger pieces of memory that small ones share.
    const attachments = message.attachments.map((file) => ({
      ...file,
      content: Buffer.from(new Uint8Array(file.content).buffer),
    }));
    answer(
      { message: { ...message, attachments } },
      attachments.map(({ content }) => content.buffer as ArrayBuffer),
    );
  } catch (error) {
    const { why, detail } = unreadable(error);
    answer({ why, detail });
  }
});
answer("ready");
