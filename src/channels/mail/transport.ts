import type { Transporter } from "nodemailer";
import type { Connection } from "./mailbox.ts";

/**
 * A connection to the server a mailbox sends by. Neither files of this machine nor addresses are ever read for a letter (S11, S12),
 * and a server that does not answer keeps nobody longer than a minute (R9).
 */
export async function openTransport(
  { host, port, security, user }: Connection,
  secret: string | null,
): Promise<Transporter> {
  // Who sends nothing does not carry it.
  const { createTransport } = await import("nodemailer");
  return createTransport({
    host,
    port,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    auth: user === null ? undefined : { user, pass: secret ?? "" },
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  });
}

/** What went wrong: `never` will be refused again; `later` may pass. */
export function judge(error: unknown): { how: "never" | "later"; reply: string } {
  const { responseCode, command, response, message } = error as {
    responseCode?: number;
    command?: string;
    response?: string;
    message?: string;
  };
  const reply = (response ?? message ?? String(error)).replace(/\s+/g, " ");
  // A refused sign-in or sender is the mailbox's trouble, not this letter's: it goes out once that is mended.
  const isAboutLetter = command === "RCPT TO" || command === "DATA" || command === undefined;
  return { how: isAboutLetter && responseCode !== undefined && responseCode >= 500 ? "never" : "later", reply };
}
