import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { onTestFinished } from "vitest";
import { type MailChannel, openMailChannel, takeMail } from "#channels/mail/index.ts";
import type { MailboxContent } from "#registers/mailboxes/contract.ts";
import { type Desk, openDesk } from "./desk.ts";

/** A server that takes letters as any other does, and can be told to refuse. */
export type PostOffice = {
  port: number;
  received: { to: string[]; raw: string }[];
  /** What RCPT TO is answered with; null: it is taken. */
  refusal: { code: number; text: string } | null;
};

export async function openPostOffice(): Promise<PostOffice> {
  const office: PostOffice = { port: 0, received: [], refusal: null };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo: (_address, _session, done) =>
      done(office.refusal && Object.assign(new Error(office.refusal.text), { responseCode: office.refusal.code })),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        office.received.push({
          to: envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString("utf8"),
        });
        done();
      });
    },
  });
  server.on("error", () => undefined);
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  office.port = (listening.address() as AddressInfo).port;
  onTestFinished(() => new Promise<void>((done) => server.close(() => done())));
  return office;
}

export type MailDesk = Desk & {
  office: PostOffice;
  mailboxId: string;
  mail: MailChannel;
  /** A letter comes in; answers what became of it. */
  takes: (letter: string | Buffer) => Promise<Became>;
  /** The channel of a second node on the same database. */
  anotherNode: () => MailChannel;
  /** Everybody is told and every letter that is due goes out. */
  sendsAll: () => Promise<void>;
};
export type Became = { id: string; state: string; reason: string | null; caseId: string | null; seq: number | null };

/** A desk with one mailbox that takes from anyone and sends by a server of the test. */
export async function openMailDesk(more: Partial<MailboxContent> = {}): Promise<MailDesk> {
  const desk = await openDesk();
  const office = await openPostOffice();
  const { process = "incident", accepts = "anyone", knownSenders = [], incoming = null } = more;
  const outgoing = { host: "127.0.0.1", port: office.port, security: "none", user: null };
  const { rows } = await desk.db.query<{ id: string }>({
    text: `insert into mailboxes (name, address, sender_name, process, language, accepts, known_senders, incoming, outgoing)
      values ('{"zh":"服务台","en":"Desk"}', 'desk@huiyin.example', '回音服务台', $1, 'zh', $2, $3, $4, $5) returning id`,
    values: [process, accepts, knownSenders, incoming, outgoing],
  });
  const mailboxId = rows[0]!.id;
  const { mail, mailboxes, engine } = desk.program;
  await mailboxes.refresh();
  return {
    ...desk,
    office,
    mailboxId,
    mail,
    anotherNode: () => {
      const node = openMailChannel(engine, mailboxes, false);
      onTestFinished(() => node.close());
      return node;
    },
    takes: async (letter) => {
      const raw = typeof letter === "string" ? Buffer.from(letter.replaceAll("\n", "\r\n")) : letter;
      const id = await takeMail(desk.db, { mailboxId, takenBy: "imap", raw }, desk.kernel.now());
      await mail.intake.workOff();
      const found = await desk.db.query<Became>({
        text: `select id, state, reason, case_id as "caseId", seq from mails where id = $1`,
        values: [id],
      });
      return found.rows[0]!;
    },
    sendsAll: async () => {
      await desk.settle();
      await mail.sender.sendDue();
    },
  };
}

let letters = 0;

/** A letter as a person's program writes it. */
export function letter({
  from = "顾南枝 <gu.nanzhi@beiming.example>",
  subject = "三楼打印机卡纸",
  body = "打了两次都卡。",
  headers = {},
}: {
  from?: string;
  subject?: string;
  body?: string;
  headers?: Record<string, string>;
} = {}): string {
  letters += 1;
  const encoded = (text: string) =>
    text.replace(/[^\x20-\x7e]+/g, (part) => `=?utf-8?B?${Buffer.from(part).toString("base64")}?=`);
  const all: Record<string, string> = {
    From: encoded(from),
    To: "desk@huiyin.example",
    Subject: encoded(subject),
    Date: "Mon, 04 Mar 2030 10:00:00 +0800",
    "Message-ID": `<letter-${letters}@beiming.example>`,
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    ...headers,
  };
  return `${Object.entries(all)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n")}\n\n${body}\n`;
}
