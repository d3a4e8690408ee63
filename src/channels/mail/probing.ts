import { imapClient } from "./imap-client.ts";
import type { Connection, Mailbox } from "./mailbox.ts";
import { openTransport } from "./transport.ts";
import { type Trouble, troubleOf } from "./trouble.ts";

export type Probed = { outcome: Trouble | "good"; detail: string };

const patienceMs = 10_000;

/** Signs in and looks at the folder; nothing is fetched or marked. */
export async function probeIncoming(server: NonNullable<Mailbox["incoming"]>, secret: string | null): Promise<Probed> {
  const client = await imapClient(server, secret);
  // What comes after the answer is of no interest any more.
  client.on("error", () => undefined);
  try {
    return await within(patienceMs, async () => {
      await client.connect();
      const { exists } = await client.mailboxOpen(server.folder, { readOnly: true });
      return { outcome: "good", detail: `${server.folder}: ${exists}` };
    });
  } catch (error) {
    return bad(error, secret);
  } finally {
    client.close();
  }
}

/** Signs in as for sending; nothing is sent. */
export async function probeOutgoing(server: Connection, secret: string | null): Promise<Probed> {
  const transport = await openTransport(server, secret);
  try {
    await within(patienceMs, () => transport.verify());
    return { outcome: "good", detail: "" };
  } catch (error) {
    return bad(error, secret);
  } finally {
    transport.close();
  }
}

function bad(error: unknown, secret: string | null): Probed {
  const { trouble, detail } = troubleOf(error, secret);
  return { outcome: trouble, detail };
}

async function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const { promise: never, reject } = Promise.withResolvers<T>();
  const timer = setTimeout(() => reject(new Error("timed out")), ms);
  try {
    return await Promise.race([work(), never]);
  } finally {
    clearTimeout(timer);
  }
}
