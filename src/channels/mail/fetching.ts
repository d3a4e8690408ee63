import type { ImapFlow } from "imapflow";
import type { Kernel } from "#kernel/kernel.ts";
import { imapClient } from "./imap-client.ts";
import type { Mailbox, Mailboxes } from "./mailbox.ts";
import { keepMark, leaseMark, type Mark, noteTrouble } from "./mark-queries.ts";
import { largestMail, takeMail } from "./taking.ts";
import { troubleOf } from "./trouble.ts";

/** Each mailbox is looked into so often, by whichever node comes first. */
const everySeconds = 30;
const mostAtOnce = 200;
/** While one node fetches no other does; a node that died has lost it after this. */
const lease = { minutes: 5 };

/**
 * Fetches letters from all mailboxes, by UID. A letter is marked as seen only once it is kept here; what was fetched and not marked,
 * for the process died between, is fetched again and found to be known (TRUST 1, rule 2).
 */
export class Fetcher {
  readonly #kernel: Kernel;
  readonly #mailboxes: Mailboxes;

  constructor(kernel: Kernel, mailboxes: Mailboxes) {
    this.#kernel = kernel;
    this.#mailboxes = mailboxes;
  }

  /** Looks into every mailbox whose turn it is; answers how many letters were taken. */
  async fetchDue(): Promise<number> {
    const wanted = this.#mailboxes.all().filter(({ incoming }) => incoming !== null);
    // Side by side: one server that does not answer keeps the others waiting for nothing (R9).
    const taken = await Promise.all(wanted.map((mailbox) => this.#fetchFrom(mailbox)));
    return taken.reduce((sum, one) => sum + one, 0);
  }

  async #fetchFrom(mailbox: Mailbox): Promise<number> {
    const { db, now, log } = this.#kernel;
    const mark = await leaseMark(db, mailbox.id, now(), now().add(lease));
    if (mark === null) return 0;
    const next = () => now().add({ seconds: everySeconds });
    let taken = 0;
    let secret: string | null = null;
    try {
      secret = await this.#mailboxes.secretOf(mailbox.id, "incoming");
      const client = await imapClient(mailbox.incoming!, secret);
      client.on("error", () => undefined); // told by the call that fails
      try {
        await client.connect();
        await client.mailboxOpen(mailbox.incoming!.folder);
        for await (const _ of this.#takeNew(client, mailbox, mark)) taken += 1;
      } finally {
        await client.logout().catch(() => client.close());
      }
      await keepMark(db, mailbox.id, { goodAt: now(), until: next() });
    } catch (error) {
      const { trouble, detail } = troubleOf(error, secret);
      log.warn("mail.fetching", { mailboxId: mailbox.id, trouble, detail });
      await noteTrouble(db, mailbox.id, { trouble: `${trouble} ${detail}`.trim(), at: now(), until: next() });
    }
    return taken;
  }

  async *#takeNew(client: ImapFlow, mailbox: Mailbox, mark: Mark): AsyncGenerator<void> {
    const { db, now } = this.#kernel;
    if (client.mailbox === false) return;
    const { uidValidity, uidNext } = client.mailbox;
    // A mailbox looked into for the first time, or counted anew by its server: what nobody has read yet. Later whatever came since,
    // read or not: somebody who opens a letter in another program has not answered it.
    const after = mark.uidValidity === uidValidity ? mark.lastUid : null;
    const wanted = after === null ? { seen: false } : { uid: `${after + 1}:*` };
    const found = (await client.search(wanted, { uid: true })) || [];
    const fresh = found.filter((uid) => uid > (after ?? 0)).toSorted((one, other) => one - other);
    for (const uid of fresh.slice(0, mostAtOnce)) {
      const letter = await client.fetchOne(String(uid), { source: { maxLength: largestMail } }, { uid: true });
      if (letter === false || letter.source === undefined) continue;
      const taking = {
        mailboxId: mailbox.id,
        takenBy: "imap",
        place: { uidValidity, uid },
        raw: letter.source,
      } as const;
      const id = await takeMail(db, taking, now());
      await client.messageFlagsAdd(String(uid), ["\\Seen"], { uid: true });
      if (after !== null) await keepMark(db, mailbox.id, { uidValidity, lastUid: uid });
      if (id !== null) yield;
    }
    if (fresh.length <= mostAtOnce) await keepMark(db, mailbox.id, { uidValidity, lastUid: uidNext - 1 });
  }
}
