import { ImapFlow } from "imapflow";
import type { Mailbox } from "./mailbox.ts";

/** A connection to the server letters are fetched from, not opened yet. It logs nothing: its lines hold what others wrote. */
export const imapClient = (
  { host, port, security, user }: Omit<NonNullable<Mailbox["incoming"]>, "folder">,
  secret: string | null,
): ImapFlow =>
  new ImapFlow({
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
