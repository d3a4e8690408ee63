/** A mailbox as the channel needs it: where letters are fetched, what becomes of them, and how answers go out. */
export type Mailbox = {
  id: string;
  /** Lower case. */
  address: string;
  /** What recipients read before the address. */
  senderName: string;
  /** A team of line 1; null: the desk. */
  teamId: string | null;
  /** What a new letter becomes. */
  process: string;
  /** Spoken to whom nobody knows. */
  language: "zh" | "en";
  accepts: "anyone" | "known";
  /** Addresses or `@domains`, lower case, that count as known besides people on record. */
  knownSenders: readonly string[];
  incoming: (Connection & { folder: string }) | null;
  outgoing: Connection | null;
};

export type Connection = {
  host: string;
  port: number;
  /** `tls` from the first byte, `starttls` required before anything is said, `none` for a server on this machine only. */
  security: "tls" | "starttls" | "none";
  /** Null: the server asks for nothing. */
  user: string | null;
};

/** The mailboxes in use, as the app hands them in; secrets are opened only for a connection. */
export type Mailboxes = {
  all: () => readonly Mailbox[];
  byId: (id: string) => Mailbox | null;
  secretOf: (id: string, direction: "incoming" | "outgoing") => Promise<string | null>;
};
