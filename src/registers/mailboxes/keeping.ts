import type { Secrets } from "#kernel/secrets/sealing.ts";
import type { MailboxContent } from "./contract.ts";
import type { MailboxRow } from "./queries.ts";
import { isSameServer } from "./rules.ts";

type Direction = "incoming" | "outgoing";
export const purposeOf = (direction: Direction): string => `mailbox.${direction}`;

type Kept = Pick<MailboxRow, "incoming" | "outgoing" | "incomingSecret" | "outgoingSecret">;

/** The connections as they are stored: a password given is sealed, one stored stays with its server, and goes with it. */
export function keptConnections(
  secrets: Secrets,
  before: Kept | null,
  { incoming, outgoing }: Pick<MailboxContent, Direction>,
): Kept {
  const secret = (direction: Direction, given: MailboxContent[Direction]): Buffer | null => {
    if (given === null) return null;
    if (given.password !== undefined) return secrets.seal(purposeOf(direction), given.password);
    return before && isSameServer(before[direction], given) ? before[`${direction}Secret`] : null;
  };
  return {
    incoming: incoming && withoutPassword(incoming),
    outgoing: outgoing && withoutPassword(outgoing),
    incomingSecret: secret("incoming", incoming),
    outgoingSecret: secret("outgoing", outgoing),
  };
}

const withoutPassword = <Given extends { password?: string }>({ password: _, ...rest }: Given) => rest;

/** What a repeated request is known by: everything of it but what is secret. */
export const askedOf = (body: Partial<MailboxContent>): object => ({
  ...body,
  incoming: body.incoming && withoutPassword(body.incoming),
  outgoing: body.outgoing && withoutPassword(body.outgoing),
});
