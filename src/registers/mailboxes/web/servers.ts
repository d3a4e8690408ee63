import type { MailboxView } from "../contract.ts";
import { imapPort } from "./presets.ts";
import type { Server } from "./ServerFields.tsx";

const empty = (port: number): Server => ({
  host: "",
  port,
  security: "tls",
  user: "",
  password: "",
  folder: "INBOX",
  hasPassword: false,
});

/** A stored connection as its fields show it; one with no host is none. */
export const asServer = (
  stored: MailboxView["incoming"] | MailboxView["outgoing"],
  direction: "incoming" | "outgoing",
): Server =>
  stored === null
    ? empty(direction === "incoming" ? imapPort : 465)
    : {
        host: stored.host,
        port: stored.port,
        security: stored.security,
        user: stored.user ?? "",
        password: "",
        folder: "folder" in stored ? stored.folder : "INBOX",
        hasPassword: stored.hasPassword,
      };

export function asSent({ host, port, security, user, password }: Server) {
  if (host.trim() === "") return null;
  return {
    host: host.trim(),
    port: port ?? 0,
    security,
    user: user.trim() === "" ? null : user.trim(),
    ...(password === "" ? {} : { password }),
  };
}

export const asFetched = (server: Server) => {
  const sent = asSent(server);
  return sent && { ...sent, folder: server.folder.trim() || "INBOX" };
};
