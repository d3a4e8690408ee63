import { notFound, Refusal } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { caseScope, personOf } from "#kernel/people/scope.ts";
import type { Engine } from "#kernel/process/engine.ts";
import { caseIdOf } from "#kernel/process/numbers.ts";
import type { MailChannel } from "./channel.ts";
import type { Mailboxes } from "./mailbox.ts";
import { UnreadableMessage } from "./reading/index.ts";
import { senderOf } from "./senders.ts";
import { findCaseInScope, findLetter } from "./view-queries.ts";

/**
 * U5: a person lets a letter in, as a case of its own or on the case named, which they must be able to see. The words stay the
 * sender's; who let them in stands with the letter. Throws a Refusal: 404; 409 `letter-settled`; 422 `letter-unreadable`.
 */
export async function releaseLetter(
  { engine, mailboxes, mail }: { engine: Engine; mailboxes: Mailboxes; mail: MailChannel },
  asking: Asking,
  id: string,
  number: string | undefined,
): Promise<void> {
  const { kernel } = engine.ground;
  const scopeFrom = (first: number) => caseScope(asking.actor, first);
  const letter = await findLetter(kernel.db, scopeFrom, id);
  if (letter === null) throw notFound();
  const caseId = number === undefined ? null : caseIdOf(number);
  if (caseId !== null && (await findCaseInScope(kernel.db, scopeFrom, caseId)) === null) throw notFound("no-such-case");
  if (!["quarantined", "discarded", "ignored"].includes(letter.state)) throw new Refusal("conflict", "letter-settled");
  const read = await mail.read(letter.raw).catch((error: unknown) => {
    throw error instanceof UnreadableMessage ? new Refusal("invalid", "letter-unreadable") : error;
  });
  if (read.from === null) throw new Refusal("invalid", "letter-unreadable");
  const mailbox = letter.mailbox_id === null ? null : mailboxes.byId(letter.mailbox_id);
  const sender = await senderOf(kernel, read.from, mailbox);
  const entering = { mailId: id, read, mailbox, sender, releasedBy: personOf(asking.actor) };
  const decision =
    caseId === null ? ({ act: "create", by: "sender" } as const) : ({ act: "append", caseId, by: "sender" } as const);
  try {
    await mail.intake.enter(entering, decision);
  } catch (error) {
    // Somebody was faster.
    if (error instanceof Error && "code" in error && error.code === "HY411")
      throw new Refusal("conflict", "letter-settled");
    throw error;
  }
}
