import { notAllowed } from "#kernel/errors/refusal.ts";
import { type Route, route } from "#kernel/http/route.ts";
import { mayDo } from "#kernel/people/actor.ts";
import type { Words } from "#kernel/words/words.ts";
import type { Keeping } from "../record-keeping/index.ts";
import { archiveMailbox } from "./commands/archive-mailbox.ts";
import { changeMailbox } from "./commands/change-mailbox.ts";
import { createMailbox } from "./commands/create-mailbox.ts";
import { probeMailbox } from "./commands/probe-mailbox.ts";
import { restoreMailbox } from "./commands/restore-mailbox.ts";
import { mailboxOperations as operations, type ProbeBody, type Probed } from "./contract.ts";
import { presentMailbox } from "./present.ts";
import { allMailboxes } from "./queries.ts";

type Given<Direction extends "incoming" | "outgoing"> = Omit<NonNullable<ProbeBody[Direction]>, "password">;

export type MailboxKeeping = Keeping & {
  /** A letter can begin it: its registration asks for nothing. */
  isProcessOpen: (process: string) => boolean;
  /** All of those, for whoever chooses. */
  openProcesses: () => { key: string; title: Words }[];
  /** Tries a connection; handed in by the channel that will use it. */
  probe: {
    incoming: (server: Given<"incoming">, secret: string | null) => Promise<Probed>;
    outgoing: (server: Given<"outgoing">, secret: string | null) => Promise<Probed>;
  };
};

export const mailboxRoutes = (keeping: MailboxKeeping): Route[] => [
  route(operations.list, async (asking, { query }) => {
    if (!mayDo(asking.actor, "mailbox.read")) throw notAllowed();
    const rows = await allMailboxes(keeping.kernel.db);
    const shown = query.archived === "true" ? rows : rows.filter(({ archivedAt }) => archivedAt === null);
    return { items: shown.map(presentMailbox), processes: keeping.openProcesses() };
  }),
  route(operations.create, (asking, { body }) => createMailbox(keeping, asking, body)),
  route(operations.change, (asking, { params, body }) => changeMailbox(keeping, asking, params.id, body)),
  route(operations.archive, (asking, { params }) => archiveMailbox(keeping, asking, params.id)),
  route(operations.restore, (asking, { params }) => restoreMailbox(keeping, asking, params.id)),
  route(operations.probe, (asking, { body }) => probeMailbox(keeping, asking, body)),
];
