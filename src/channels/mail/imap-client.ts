import type { ImapFlow } from "imapflow";
import type { Mailbox } from "./mailbox.ts";

/** A connection to the server letters are fetched from, not opened yet. It logs nothing: its lines hold what others wrote. */
export async function imapClient(
  { host, port, security, user }: Omit<NonNullable<Mailbox["incoming"]>, "folder">,
  secret: string | null,
): Promise<ImapFlow> {
  // Who fetches nothing does not carry it.
  const { ImapFlow } = await import("imapflow");
  return new ImapFlow({
    host,
    port,
    secure: security === "tls",
    doSTARTTLS: security === "starttls" ? true : security === "none" ? false : undefined,
    auth: user === null ? undefined : { user, pass: secret ?? "" },
    logger: false,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    disableAutoIdle: true,
  });
}
