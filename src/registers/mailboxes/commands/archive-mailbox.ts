import { notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type MailboxView, mailboxOperations } from "../contract.ts";
import { logged, presentMailbox } from "../present.ts";
import { findMailbox, updateMailbox } from "../queries.ts";
import type { MailboxKeeping } from "../routes.ts";

/** U5: takes a mailbox out of use; its cases go on, answered from the first mailbox that sends. */
export async function archiveMailbox(keeping: MailboxKeeping, asking: Asking, id: string): Promise<MailboxView> {
  const operation = { id: mailboxOperations.archive.id, input: { id }, right: "installation.manage" } as const;
  return keep(keeping, asking, operation, async (tx) => {
    const row = await findMailbox(tx, id);
    if (!row) throw notFound();
    const before = presentMailbox(row);
    mustBeCurrent(asking, before);
    if (row.archivedAt) return before;
    await updateMailbox(tx, { ...row, archivedAt: asking.now });
    const after = presentMailbox((await findMailbox(tx, id))!);
    await recordChange(tx, asking, { register: "mailboxes", record: id, before: logged(before), after: logged(after) });
    return after;
  });
}
