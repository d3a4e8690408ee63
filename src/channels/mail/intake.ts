import { Refusal } from "#kernel/errors/refusal.ts";
import { systemActor } from "#kernel/people/actor.ts";
import type { Engine } from "#kernel/process/engine.ts";
import { type Decision, decide, type Known, type QuarantineReason } from "./deciding.ts";
import { findReported, keepOutcome } from "./delivery-queries.ts";
import { appendWords, createCase, type Entering } from "./entering.ts";
import {
  claimWaiting,
  countRecent,
  findFirst,
  findThread,
  isOneOfOurs,
  keepReading,
  settle,
  tryLater,
  type WaitingMail,
} from "./intake-queries.ts";
import type { Mailbox, Mailboxes } from "./mailbox.ts";
import type { MailReader, ReadMessage } from "./reading/index.ts";
import { UnreadableMessage } from "./reading/index.ts";
import { isNamedBy, type Sender, senderOf } from "./senders.ts";
import { hashOfMessage, refersTo, tokenIn } from "./threads.ts";

/** While one node reads a message no other takes it; a node that died has lost it after this. */
const lease = { minutes: 2 };
/** A message that fails so often waits for a person, and the queue goes on (R14). */
const mostTries = 5;

/**
 * Makes of every message kept exactly one case, one entry, or one line in the quarantine (U5). Safe on every node at once: the entry
 * and the message's mark are one transaction, and whoever comes second finds it taken.
 */
export class Intake {
  readonly #engine: Engine;
  readonly #mailboxes: Mailboxes;
  readonly #reader: MailReader;

  constructor(engine: Engine, mailboxes: Mailboxes, reader: MailReader) {
    this.#engine = engine;
    this.#mailboxes = mailboxes;
    this.#reader = reader;
  }

  /** Works off what waits, oldest first, until nothing is left or `limit` is reached. Answers how many were looked at. `only` names one. */
  async workOff(limit = 100, only: string | null = null): Promise<number> {
    const { kernel } = this.#engine.ground;
    for (let done = 0; done < limit; done += 1) {
      const now = kernel.now();
      const mail = await claimWaiting(kernel.db, now, now.add(lease), only);
      if (mail === null) return done;
      await this.#settle(mail);
    }
    return limit;
  }

  async #settle(mail: WaitingMail): Promise<void> {
    const { kernel } = this.#engine.ground;
    try {
      const read = await this.#reader.read(mail.raw);
      await keepReading(kernel.db, mail.id, read, hashOfMessage(read));
      await this.#carryOut(mail, read);
    } catch (error) {
      if (isCode(error, "HY411")) return; // another node has let it in meanwhile
      if (isCode(error, "23505")) return tryLater(kernel.db, mail.id, kernel.now()); // … under another delivery: look again
      if (error instanceof UnreadableMessage) return this.#quarantine(mail.id, "unreadable");
      // What the rules decline they decline again; anything else may pass.
      if (error instanceof Refusal || mail.tries >= mostTries) {
        kernel.log.fault("mail.entering", error, { mailId: mail.id });
        return this.#quarantine(mail.id, "failed");
      }
      kernel.log.warn("mail.entering", { mailId: mail.id, tries: mail.tries, cause: String(error) });
      await tryLater(kernel.db, mail.id, kernel.now().add({ seconds: 15 * 4 ** (mail.tries - 1) }));
    }
  }

  async #carryOut(mail: WaitingMail, read: ReadMessage): Promise<void> {
    const { db } = this.#engine.ground.kernel;
    const mailbox = mail.mailboxId === null ? null : this.#mailboxes.byId(mail.mailboxId);
    const sender = read.from && (await senderOf(this.#engine.ground.kernel, read.from, mailbox));
    const decision = decide(read, await this.#look(mail, read, mailbox, sender));
    if (decision.act === "note") await settle(db, mail.id, { state: "noted", repeatsId: decision.repeats });
    else if (decision.act === "ignore") await settle(db, mail.id, { state: "ignored", reason: decision.reason });
    else if (decision.act === "quarantine") await this.#quarantine(mail.id, decision.reason);
    else if (decision.act === "report") await this.#takeReport(mail.id, read);
    else if (sender !== null) await this.enter({ mailId: mail.id, read, mailbox, sender, releasedBy: null }, decision);
  }

  /** Lets a message in as decided: by the rules, or by whoever released it. */
  async enter(entering: Entering, decision: Extract<Decision, { act: "append" | "create" }>): Promise<void> {
    if (decision.act === "create") await createCase(this.#engine, entering);
    else await appendWords(this.#engine, entering, decision);
  }

  async #look(mail: WaitingMail, read: ReadMessage, mailbox: Mailbox | null, sender: Sender | null): Promise<Known> {
    const { db } = this.#engine.ground.kernel;
    const { messageId, from, subject } = read;
    const address = from?.address ?? "";
    const isOurAddress = this.#mailboxes.all().some((one) => one.address === address);
    return {
      hasDesk: this.#hasDesk(),
      isOurs: isOurAddress || (messageId !== null && (await isOneOfOurs(db, messageId))),
      repeats: await findFirst(db, { id: mail.id, messageId, sameAs: hashOfMessage(read) }),
      thread: await findThread(db, { refers: refersTo(read), token: tokenIn(subject), address }),
      sender: sender?.side ?? "unknown",
      isNamed: isNamedBy(mailbox, address),
      accepts: mailbox?.accepts ?? "anyone",
      recent: await countRecent(db, mail.id, address, mail.takenAt.subtract({ hours: 1 })),
    };
  }

  /** An installation still being set up has none. */
  #hasDesk(): boolean {
    try {
      return this.#engine.ground.teams.desk() !== null;
    } catch {
      return false;
    }
  }

  /** A report that names a letter of ours by its Message-ID, which only its recipient's server can know, is put to its case. */
  async #takeReport(mailId: string, { kind: { report }, messageId, subject }: ReadMessage): Promise<void> {
    const { kernel } = this.#engine.ground;
    const reported = await findReported(kernel.db, report?.originalMessageId ?? null);
    if (reported === null || report === null) {
      await settle(kernel.db, mailId, { state: "ignored", reason: "report-unknown" });
      return;
    }
    const failed = report.recipients.find(({ action }) => action === "failed");
    const said = failed ?? report.recipients[0];
    const reply = [said?.status, said?.diagnostic].filter(Boolean).join(" ") || subject;
    if (failed) await keepOutcome(kernel.db, reported.id, { state: "bounced", reply, nextTryAt: null, sentAt: null });
    const asking = { actor: systemActor, now: kernel.now(), via: "email", idempotencyKey: null, ifMatch: null };
    await this.#engine.comment(asking, reported.caseId, {
      body: `${reported.address}: ${failed ? "✗" : (said?.action ?? "?")} ${reply}`.slice(0, 2000),
      visibility: "internal",
      attachments: [],
      brought: { parts: { mails: [{ mailId, asState: "appended", reason: "report", messageId, settledBy: null }] } },
    });
  }

  async #quarantine(id: string, reason: QuarantineReason): Promise<void> {
    await settle(this.#engine.ground.kernel.db, id, { state: "quarantined", reason });
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;
