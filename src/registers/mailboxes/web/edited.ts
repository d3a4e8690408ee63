import type { ChangeMailbox, MailboxContent, MailboxView, ProbeBody } from "../contract.ts";

/** A server as it is being filled in; `null` beside it: there is none. */
export type EditedServer = {
  host: string;
  port: number | null;
  security: "tls" | "starttls" | "none";
  user: string;
  /** Empty: the one stored. */
  password: string;
  folder: string;
};
export type Direction = "incoming" | "outgoing";

export const emptyServer: Record<Direction, EditedServer> = {
  incoming: { host: "", port: 993, security: "tls", user: "", password: "", folder: "INBOX" },
  outgoing: { host: "", port: 465, security: "tls", user: "", password: "", folder: "" },
};

/** The port each kind of encryption usually has. */
export const usualPort: Record<Direction, Record<EditedServer["security"], number>> = {
  incoming: { tls: 993, starttls: 143, none: 143 },
  outgoing: { tls: 465, starttls: 587, none: 25 },
};

const serverOf = (stored: MailboxView[Direction]): EditedServer | null =>
  stored && {
    ...emptyServer.incoming,
    host: stored.host,
    port: stored.port,
    security: stored.security,
    user: stored.user ?? "",
    folder: "folder" in stored ? stored.folder : "",
  };

/** What the form begins with. */
export const editedOf = (mailbox: MailboxView | null, process: string | null) => ({
  name: mailbox?.name ?? { zh: "", en: "" },
  address: mailbox?.address ?? "",
  senderName: mailbox?.senderName ?? "",
  teamId: mailbox?.teamId ?? null,
  process: mailbox?.process ?? process,
  language: mailbox?.language ?? ("zh" as const),
  accepts: mailbox?.accepts ?? ("anyone" as const),
  knownSenders: (mailbox?.knownSenders ?? []).join("\n"),
  incoming: mailbox ? serverOf(mailbox.incoming) : emptyServer.incoming,
  outgoing: mailbox ? serverOf(mailbox.outgoing) : emptyServer.outgoing,
});
export type EditedMailbox = ReturnType<typeof editedOf>;

const connection = ({ host, port, security, user, password }: EditedServer) => ({
  host: host.trim(),
  port: port ?? 0,
  security,
  user: user.trim() || null,
  // Who does not sign in has no password.
  ...(password === "" || user.trim() === "" ? {} : { password }),
});
const folderOf = ({ folder }: EditedServer) => ({ folder: folder.trim() || "INBOX" });

/** As the API takes it. */
export function bodyOf({ process, knownSenders, incoming, outgoing, ...rest }: EditedMailbox): MailboxContent {
  return {
    ...rest,
    process: process ?? "",
    knownSenders: knownSenders.split(/[\s,;，；、]+/).filter((one) => one !== ""),
    incoming: incoming && { ...connection(incoming), ...folderOf(incoming) },
    outgoing: outgoing && connection(outgoing),
  };
}

/** Only what was touched. */
export function changeOf(values: EditedMailbox, touched: readonly string[]): ChangeMailbox {
  return Object.fromEntries(Object.entries(bodyOf(values)).filter(([key]) => touched.includes(key)));
}

/** The servers as they stand in the form, saved or not. */
export function probeOf(mailboxId: string | undefined, { incoming, outgoing }: EditedMailbox): ProbeBody {
  return {
    mailboxId,
    ...(incoming && { incoming: { ...connection(incoming), ...folderOf(incoming) } }),
    ...(outgoing && { outgoing: connection(outgoing) }),
  };
}

/** Whether the stored password still belongs to what is filled in; another server needs it again. */
export function keepsPassword(stored: MailboxView[Direction], server: EditedServer): boolean {
  if (!stored?.hasPassword) return false;
  const { host, port, security, user } = connection(server);
  return (
    stored.host === host.toLowerCase() && stored.port === port && stored.security === security && stored.user === user
  );
}
