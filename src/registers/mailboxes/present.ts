import { type MailboxView, outcomes, type Probed } from "./contract.ts";
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
    lastTrouble: lastError && lastErrorAt ? { ...troubleOf(lastError), at: lastErrorAt.toString() } : null,
    archivedAt: iso(archivedAt),
  };
}

/** The channel writes the word first, then what the server said. */
function troubleOf(written: string): Probed {
  const [word = "", ...said] = written.split(" ");
  const outcome = outcomes.find((one) => one === word);
  return outcome ? { outcome, detail: said.join(" ") } : { outcome: "other", detail: written };
}

/** What the change log keeps: how fetching goes is no change. */
export const logged = ({ lastGoodAt, lastTrouble, ...kept }: MailboxView): object => kept;
