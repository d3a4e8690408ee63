import { invalid } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { keep, recordChange } from "../../record-keeping/index.ts";
import { type MailboxContent, type MailboxView, mailboxOperations } from "../contract.ts";
import { askedOf, keptConnections } from "../keeping.ts";
import { logged, presentMailbox } from "../present.ts";
import { findMailbox, findNamed, insertMailbox } from "../queries.ts";
import type { MailboxKeeping } from "../routes.ts";
import { mailboxIssues } from "../rules.ts";

/** U5: adds a mailbox; its passwords are sealed before anything is written. */
export async function createMailbox(
  keeping: MailboxKeeping,
  asking: Asking,
  body: MailboxContent,
): Promise<MailboxView> {
  const operation = { id: mailboxOperations.create.id, input: askedOf(body), right: "installation.manage" } as const;
  return keep(keeping, asking, operation, async (tx) => {
    const named = { ...(await findNamed(tx, body, null)), isProcessOpen: keeping.isProcessOpen(body.process) };
    const issues = mailboxIssues(body, named);
    if (issues.length > 0) throw invalid(...issues);
    const id = await insertMailbox(tx, { ...body, ...keptConnections(keeping.kernel.secrets, null, body) });
    const created = presentMailbox((await findMailbox(tx, id))!);
    await recordChange(tx, asking, { register: "mailboxes", record: id, before: null, after: logged(created) });
    return created;
  });
}
