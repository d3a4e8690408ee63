import { notAllowed, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { mayDo } from "#kernel/people/actor.ts";
import { SecretUnopened } from "#kernel/secrets/sealing.ts";
import type { ProbeBody, Probed } from "../contract.ts";
import { purposeOf } from "../keeping.ts";
import { findMailbox } from "../queries.ts";
import type { MailboxKeeping } from "../routes.ts";
import { isSameServer } from "../rules.ts";

type Given = NonNullable<ProbeBody["outgoing"]>;

/**
 * U5: tries the connections as they would be used, at the same time; each answers within ten seconds. The stored password is tried
 * only on the server it was given for (S24).
 */
export async function probeMailbox(
  { kernel, probe }: MailboxKeeping,
  asking: Asking,
  { mailboxId, incoming, outgoing }: ProbeBody,
): Promise<{ incoming: Probed | null; outgoing: Probed | null }> {
  if (!mayDo(asking.actor, "installation.manage")) throw notAllowed();
  const row = mailboxId === undefined ? undefined : await findMailbox(kernel.db, mailboxId);
  if (mailboxId !== undefined && !row) throw notFound();
  const secretOf = (direction: "incoming" | "outgoing", given: Given): string | null => {
    if (given.password !== undefined) return given.password;
    const sealed = row && isSameServer(row[direction], given) ? row[`${direction}Secret`] : null;
    return sealed && kernel.secrets.unseal(purposeOf(direction), sealed);
  };
  const [fetched, sent] = await Promise.all([
    incoming ? opened(() => probe.incoming(incoming, secretOf("incoming", incoming))) : null,
    outgoing ? opened(() => probe.outgoing(outgoing, secretOf("outgoing", outgoing))) : null,
  ]);
  return { incoming: fetched, outgoing: sent };
}

async function opened(work: () => Promise<Probed>): Promise<Probed> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SecretUnopened) return { outcome: "secret-unopened", detail: "" };
    throw error;
  }
}
