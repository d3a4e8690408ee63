import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import type { SMTPServerDataStream } from "smtp-server";
import type { Kernel } from "#kernel/kernel.ts";
import type { Mailboxes } from "./mailbox.ts";
import { largestMail, takeMail } from "./taking.ts";

export type SmtpPlace = { host: string; port: number; tls: { cert: string; key: string } | undefined };
export type Listening = { port: number; close: () => Promise<void> };

const refusal = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });

/**
 * Takes letters by SMTP from a mail server that relays to us: for our mailboxes only, and answered with 250 only once a letter is kept
 * (TRUST 1, rule 2). It sends nothing on to anybody.
 */
export async function listenForMail(
  kernel: Kernel,
  mailboxes: Mailboxes,
  { host, port, tls }: SmtpPlace,
  onTaken: () => void,
): Promise<Listening> {
  const mailboxOf = (address: string) => mailboxes.all().find((one) => one.address === address.toLowerCase());
  const { SMTPServer } = await import("smtp-server");
  const server = new SMTPServer({
    name: new URL(kernel.url).hostname,
    banner: "Huiyin",
    size: largestMail,
    maxClients: 50,
    socketTimeout: 60_000,
    authOptional: true,
    disabledCommands: tls ? ["AUTH"] : ["AUTH", "STARTTLS"],
    ...(tls ? { cert: readFileSync(tls.cert), key: readFileSync(tls.key) } : {}),
    onRcptTo: ({ address }, _session, done) =>
      done(mailboxOf(address) ? null : refusal(550, "5.1.1 No such mailbox here")),
    onData: (stream, { envelope }, done) => {
      const mailbox = envelope.rcptTo.map(({ address }) => mailboxOf(address)).find((one) => one !== undefined);
      take(stream, mailbox?.id ?? null).then(
        () => {
          done(null, "2.6.0 Kept");
          onTaken();
        },
        (error: unknown) => {
          if (!isRefusal(error)) kernel.log.fault("mail.listening", error);
          done(isRefusal(error) ? error : refusal(451, "4.3.0 Not kept, please try again"));
        },
      );
    },
  });
  server.on("error", (error) => kernel.log.warn("mail.listening", { cause: String(error) }));

  async function take(stream: SMTPServerDataStream, mailboxId: string | null): Promise<void> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      // What is too large is read to its end, which the protocol asks for, and not kept.
      if (size <= largestMail) chunks.push(chunk);
    }
    if (size > largestMail) throw refusal(552, "5.3.4 Larger than we take");
    await takeMail(kernel.db, { mailboxId, takenBy: "smtp", raw: Buffer.concat(chunks) }, kernel.now());
  }

  const listening = server.listen(port, host);
  await once(listening, "listening");
  return {
    port: (listening.address() as AddressInfo).port,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}

const isRefusal = (error: unknown): error is Error & { responseCode: number } =>
  error instanceof Error && "responseCode" in error;
