import { notAllowed } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { mayDo } from "#kernel/people/actor.ts";
import type { ProbeBody, Probed } from "../contract.ts";
import { purposeOf } from "../keeping.ts";
import { findMailbox } from "../queries.ts";
import type { MailboxKeeping } from "../routes.ts";
import { isSameServer } from "../rules.ts";

/** U5: tries the connections as they would be used. The stored password is tried only on the server it was given for. */
export async function probeMailbox(
  { kernel, probe }: MailboxKeeping,
  asking: Asking,
  { mailboxId, incoming, outgoing }: ProbeBody,
): Promise<{ incoming: Probed | null; outgoing: Probed | null }> {
  if (!mayDo(asking.actor, "installation.manage")) throw notAllowed();
  const row = mailboxId === undefined ? undefined : await findMailbox(kernel.db, mailboxId);
  const secretOf = (
    direction: "incoming" | "outgoing",
    given: NonNullable<ProbeBody[typeof direction]>,
  ): string | null => {
    if (given.password !== undefined) return given.password;
    const sealed = row && isSameServer(row[direction], given) ? row[`${direction}Secret`] : null;
    return sealed && kernel.secrets.unseal(purposeOf(direction), sealed);
  };
  const [fetched, sent] = await Promise.all([
    incoming ? probe.incoming(incoming, secretOf("incoming", incoming)) : null,
    outgoing ? probe.outgoing(outgoing, secretOf("outgoing", outgoing)) : null,
  ]);
  return { incoming: fetched, outgoing: sent };
}
