import type { MailboxView } from "./contract.ts";
import type { MailboxRow, MailboxState } from "./queries.ts";

const iso = (at: Temporal.Instant | null): string | null => at?.toString() ?? null;

/** As anybody may see it: that there is a password, never which. */
export function presentMailbox({
  incomingSecret,
  outgoingSecret,
  incoming,
  outgoing,
  archivedAt,
  lastGoodAt,
  lastError,
  lastErrorAt,
  ...one
}: MailboxRow & MailboxState): MailboxView {
  return {
    ...one,
    incoming: incoming && { ...incoming, hasPassword: incomingSecret !== null },
    outgoing: outgoing && { ...outgoing, hasPassword: outgoingSecret !== null },
    lastGoodAt: iso(lastGoodAt),
    lastError,
    lastErrorAt: iso(lastErrorAt),
    archivedAt: iso(archivedAt),
  };
}

/** What the change log keeps: how fetching goes is no change. */
export const logged = ({ lastGoodAt, lastError, lastErrorAt, ...kept }: MailboxView): object => kept;
