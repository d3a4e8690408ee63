import { invalid, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type ChangeMailbox, type MailboxContent, type MailboxView, mailboxOperations } from "../contract.ts";
import { askedOf, keptConnections } from "../keeping.ts";
import { logged, presentMailbox } from "../present.ts";
import { findMailbox, findNamed, updateMailbox } from "../queries.ts";
import type { MailboxKeeping } from "../routes.ts";
import { mailboxIssues } from "../rules.ts";

/** U5: changes a mailbox; what the body leaves out stays, a password also, while its server does. */
export async function changeMailbox(
  keeping: MailboxKeeping,
  asking: Asking,
  id: string,
  body: ChangeMailbox,
): Promise<MailboxView> {
  const operation = {
    id: mailboxOperations.change.id,
    input: { id, ...askedOf(body) },
    right: "installation.manage",
  } as const;
  return keep(keeping, asking, operation, async (tx) => {
    const row = await findMailbox(tx, id);
    if (!row) throw notFound();
    const before = presentMailbox(row);
    mustBeCurrent(asking, before);
    const wanted: MailboxContent = { ...row, ...body };
    const named = { ...(await findNamed(tx, wanted, id)), isProcessOpen: keeping.isProcessOpen(wanted.process) };
    const issues = mailboxIssues(wanted, named);
    if (issues.length > 0) throw invalid(...issues);
    await updateMailbox(tx, { ...row, ...wanted, ...keptConnections(keeping.kernel.secrets, row, wanted) });
    const after = presentMailbox((await findMailbox(tx, id))!);
    await recordChange(tx, asking, { register: "mailboxes", record: id, before: logged(before), after: logged(after) });
    return after;
  });
}
