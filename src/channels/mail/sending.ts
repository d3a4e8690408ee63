import type { SendMailOptions, Transporter } from "nodemailer";
import { readFile } from "#kernel/files/store.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { headerText, htmlOf } from "./composing.ts";
import { claimDelivery, type DueDelivery, filesToSend, keepOutcome } from "./delivery-queries.ts";
import type { Mailbox, Mailboxes } from "./mailbox.ts";
import { judge, openTransport } from "./transport.ts";

/** While one node sends a letter no other does; if it died, the letter is sent again under the same Message-ID. */
const lease = { minutes: 3 };
/** Minutes before each further try: two days in all, then a person looks. */
const patience = [1, 5, 15, 30, 60, 120, 240, 480, 720, 1_200] as const;
/** More than this goes by the link in the letter. */
const mostBytes = 10 * 1024 * 1024;

/** Sends what is queued, one letter at a time, oldest first (U4: logged, retried, never doubled). */
export class Sender {
  readonly #kernel: Kernel;
  readonly #mailboxes: Mailboxes;

  constructor(kernel: Kernel, mailboxes: Mailboxes) {
    this.#kernel = kernel;
    this.#mailboxes = mailboxes;
  }

  /** Tries what is due now, at most `limit`; answers how many were tried. */
  async sendDue(limit = 10): Promise<number> {
    const { db, now } = this.#kernel;
    for (let tried = 0; tried < limit; tried += 1) {
      const at = now();
      const due = await claimDelivery(db, at, at.add(lease));
      if (due === null) return tried;
      await this.#try(due);
    }
    return limit;
  }

  async #try(due: DueDelivery): Promise<void> {
    const { db, now } = this.#kernel;
    const mailbox = this.#mailboxes.byId(due.mailboxId);
    try {
      if (!mailbox?.outgoing) throw new Error("the mailbox sends nothing any more");
      const transport = await openTransport(mailbox.outgoing, await this.#mailboxes.secretOf(mailbox.id, "outgoing"));
      const said = await this.#send(transport, mailbox, due).finally(() => transport.close());
      await keepOutcome(db, due.id, { state: "sent", reply: said, nextTryAt: null, sentAt: now() });
    } catch (error) {
      const { how, reply } = judge(error);
      const minutes = patience[due.tries - 1];
      const state = how === "never" ? "bounced" : minutes === undefined ? "dead" : "deferred";
      const nextTryAt = state === "deferred" ? now().add({ minutes: minutes! }) : null;
      await keepOutcome(db, due.id, { state, reply, nextTryAt, sentAt: null });
    }
  }

  async #send(transport: Transporter, mailbox: Mailbox, due: DueDelivery): Promise<string> {
    const { db, url } = this.#kernel;
    const files = await filesToSend(db, due.caseId, due.attachments);
    const isLight = files.reduce((sum, { size }) => sum + Number(size), 0) <= mostBytes;
    const options: SendMailOptions = {
      from: { name: headerText(mailbox.senderName), address: mailbox.address },
      to: { name: due.name ?? "", address: due.address },
      // The envelope names exactly the one it is for, whatever a header might be read as (S18, S19).
      envelope: { from: mailbox.address, to: [due.address] },
      subject: due.subject,
      messageId: due.messageId,
      inReplyTo: due.inReplyTo ?? undefined,
      references: due.refs.length > 0 ? [...due.refs] : undefined,
      text: due.body,
      html: htmlOf(due.body, url),
      attachments: isLight ? files.map(({ fileId, name }) => ({ filename: name, content: readFile(db, fileId) })) : [],
      headers: due.isAutomatic ? { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" } : {},
    };
    const { response } = (await transport.sendMail(options)) as { response?: string };
    return response ?? "";
  }
}
