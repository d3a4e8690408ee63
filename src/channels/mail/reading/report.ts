import type { Attachment } from "mailparser";
import { provenAddress } from "./addresses.ts";
import { identifiersIn } from "./headers.ts";
import { plainLine } from "./plain.ts";

/** What became of a message for one recipient (RFC 3464), or that it was read (RFC 8098). */
export interface RecipientReport {
  /** Null where the report names none that is an address. */
  readonly address: string | null;
  readonly action: "failed" | "delayed" | "delivered" | "relayed" | "expanded" | "displayed" | "other";
  /** The enhanced status code, as "5.1.1"; null where there is none. */
  readonly status: string | null;
  /** What the refusing server said; null where the report does not say. */
  readonly diagnostic: string | null;
}

export interface DeliveryReport {
  /** The Message-ID of what was sent, to find the delivery by; null where the report does not carry it. */
  readonly originalMessageId: string | null;
  readonly recipients: readonly RecipientReport[];
}

const most = 100;

/** What the parts of a message report; null where it has no part that reports. */
export function reportIn(parts: readonly Attachment[]): DeliveryReport | null {
  const reporting = parts.filter(({ contentType }) =>
    /^message\/(global-)?(delivery-status|disposition-notification)$/i.test(contentType),
  );
  if (reporting.length === 0) return null;
  const groups = reporting
    .flatMap(({ content }) => fieldGroups(content))
    .filter((fields) => fields.has("action") || fields.has("disposition"));
  const returned = parts.find(({ contentType }) =>
    /^(message\/(global|rfc822)|text\/rfc822-headers|message\/global-headers)$/i.test(contentType),
  );
  const header = returned ? head(returned.content) : new Map<string, string>();
  const named =
    header.get("message-id") ?? groups.map((fields) => fields.get("original-message-id")).find(Boolean) ?? "";
  return {
    originalMessageId: identifiersIn([named])[0] ?? null,
    recipients: groups.slice(0, most).map(recipientReport),
  };
}

const actions = ["failed", "delayed", "delivered", "relayed", "expanded"] as const;

function recipientReport(fields: ReadonlyMap<string, string>): RecipientReport {
  const recipient = fields.get("original-recipient") ?? fields.get("final-recipient") ?? "";
  const action = fields.get("action")?.toLowerCase().trim() ?? "";
  const read = /displayed|processed/i.test(fields.get("disposition") ?? "");
  return {
    address: provenAddress(recipient.replace(/^[^;]*;/, "").replace(/[<>]/g, "")),
    action: read ? "displayed" : (actions.find((known) => action.startsWith(known)) ?? "other"),
    status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get("status") ?? "")?.[0] ?? null,
    diagnostic: plainLine((fields.get("diagnostic-code") ?? "").replace(/^[\w-]+;/, "")).slice(0, 1000) || null,
  };
}

/** No report is longer; the rest of a returned message is of no use here. */
const enough = 200_000;

const fieldGroups = (content: Buffer): Map<string, string>[] =>
  content
    .subarray(0, enough)
    .toString("utf8")
    .split(/\r?\n[ \t]*\r?\n/)
    .map(fieldsIn);

const head = (content: Buffer): Map<string, string> => fieldGroups(content)[0] ?? new Map();

/** Header-like fields, unfolded; of a repeated one the first. */
function fieldsIn(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const [, name, value] = /^([\w-]{1,80}):(.*)$/.exec(line) ?? [];
    if (name && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value?.trim() ?? "");
  }
  return fields;
}
