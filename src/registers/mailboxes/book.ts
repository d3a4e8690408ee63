import { Snapshot } from "#kernel/db/snapshot.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { purposeOf } from "./keeping.ts";
import { allMailboxes, type MailboxRow } from "./queries.ts";

/** The mailboxes in use, in memory, for whoever fetches and sends. Changes of other nodes are known within two seconds. */
export class MailboxBook {
  readonly #kept: Snapshot<readonly MailboxRow[]>;
  readonly #kernel: Pick<Kernel, "secrets">;

  constructor(kept: Snapshot<readonly MailboxRow[]>, kernel: Pick<Kernel, "secrets">) {
    this.#kept = kept;
    this.#kernel = kernel;
  }

  all(): readonly MailboxRow[] {
    return this.#kept.value;
  }

  byId(id: string): MailboxRow | null {
    return this.#kept.value.find((one) => one.id === id) ?? null;
  }

  /** Opened for the one connection it is needed for. Null: none is kept. */
  async secretOf(id: string, direction: "incoming" | "outgoing"): Promise<string | null> {
    const sealed = this.byId(id)?.[`${direction}Secret`] ?? null;
    return sealed && this.#kernel.secrets.unseal(purposeOf(direction), sealed);
  }

  refresh(): Promise<void> {
    return this.#kept.refresh();
  }

  close(): void {
    this.#kept.close();
  }
}

export async function loadMailboxBook(kernel: Pick<Kernel, "db" | "log" | "secrets">): Promise<MailboxBook> {
  const kept = await Snapshot.open<readonly MailboxRow[]>({
    db: kernel.db,
    fingerprint: "select count(*), sum(version) from mailboxes",
    load: async (db) => (await allMailboxes(db)).filter(({ archivedAt }) => archivedAt === null),
    onFailure: (error) => kernel.log.fault("mailboxes.refresh", error),
  });
  return new MailboxBook(kept, kernel);
}
