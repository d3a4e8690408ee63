import { invalid, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type MailboxView, mailboxOperations } from "../contract.ts";
import { logged, presentMailbox } from "../present.ts";
import { findMailbox, findNamed, updateMailbox } from "../queries.ts";
import type { MailboxKeeping } from "../routes.ts";
import { mailboxIssues } from "../rules.ts";

/** U5: takes an archived mailbox into use again, where its address is free and what it names is in use. */
export async function restoreMailbox(keeping: MailboxKeeping, asking: Asking, id: string): Promise<MailboxView> {
  const operation = { id: mailboxOperations.restore.id, input: { id }, right: "installation.manage" } as const;
  return keep(keeping, asking, operation, async (tx) => {
    const row = await findMailbox(tx, id);
    if (!row) throw notFound();
    const before = presentMailbox(row);
    mustBeCurrent(asking, before);
    if (!row.archivedAt) return before;
    const issues = mailboxIssues(row, {
      ...(await findNamed(tx, row, id)),
      isProcessOpen: keeping.isProcessOpen(row.process),
    });
    if (issues.length > 0) throw invalid(...issues);
    await updateMailbox(tx, { ...row, archivedAt: null });
    const after = presentMailbox((await findMailbox(tx, id))!);
    await recordChange(tx, asking, { register: "mailboxes", record: id, before: logged(before), after: logged(after) });
    return after;
  });
}
