import type { FieldIssue } from "#kernel/errors/refusal.ts";
import type { MailboxContent } from "./contract.ts";

/** What a mailbox names, as it stands. */
export type Named = {
  isAddressTaken: boolean;
  /** null: no such team. */
  team: { line: number; isArchived: boolean } | null;
  /** A letter can begin it: nothing must be filled in. */
  isProcessOpen: boolean;
};

export function mailboxIssues(
  { teamId, outgoing, incoming }: Pick<MailboxContent, "teamId" | "incoming" | "outgoing">,
  named: Named,
): FieldIssue[] {
  return [
    ...(named.isAddressTaken ? [{ path: "address", code: "already-used" } as const] : []),
    ...(teamId === null ? [] : teamIssues(named.team)),
    ...(named.isProcessOpen ? [] : [{ path: "process", code: "unknown-process" } as const]),
    // A mailbox without either would be a name only.
    ...(incoming === null && outgoing === null ? [{ path: "incoming", code: "required" } as const] : []),
  ];
}

function teamIssues(team: Named["team"]): FieldIssue[] {
  if (team === null) return [{ path: "teamId", code: "not-there" }];
  if (team.isArchived) return [{ path: "teamId", code: "archived" }];
  return team.line === 1 ? [] : [{ path: "teamId", code: "wrong-line" }];
}

type Endpoint = { host: string; port: number; security: string; user: string | null };

/** A stored password goes to the server it was given for, to no other, and never less sheltered than it was given. */
export const isSameServer = (one: Endpoint | null, other: Endpoint | null): boolean =>
  one !== null &&
  other !== null &&
  one.host === other.host &&
  one.port === other.port &&
  one.security === other.security &&
  one.user === other.user;
