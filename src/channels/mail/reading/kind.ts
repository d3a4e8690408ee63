import type { MailHeaders } from "./headers.ts";
import { plainLine } from "./plain.ts";
import type { DeliveryReport } from "./report.ts";

/** What a message is, beside what it says (RFC 3834, RFC 3464; S17). */
export type KindName =
  /** Written by a person to us. */
  | "ordinary"
  /** Written by a program: an alert, a confirmation, an answer to everything. */
  | "automatic"
  /** What was sent has not arrived and will not. */
  | "bounce"
  /** What became of something sent: delayed, arrived, read. */
  | "delivery-report"
  /** The answer of somebody who is away. */
  | "out-of-office"
  /** Sent to the readers of a list, not to us. */
  | "list";

/** The kind, and the sign it was known by, for people to read. Only an ordinary message may ever be answered by a program. */
export interface Kind {
  readonly name: KindName;
  /** The header and value that decided, as "Auto-Submitted: auto-replied"; null for an ordinary message. */
  readonly sign: string | null;
  /** What a bounce or delivery report reports, as far as it says so. */
  readonly report: DeliveryReport | null;
}

/** Decides by the strongest sign first: what reports on our own mail, then who answers by itself, then who writes to many. */
export function kindOf(headers: MailHeaders, subject: string, report: DeliveryReport | null): Kind {
  for (const [name, signOf] of signs) {
    const sign = signOf(headers, subject, report);
    if (sign) return { name, sign: plainLine(sign).slice(0, 200), report };
  }
  return { name: "ordinary", sign: null, report: null };
}

type Sign = (headers: MailHeaders, subject: string, report: DeliveryReport | null) => string | null;

const signs: readonly (readonly [KindName, Sign])[] = [
  ["bounce", bounced],
  ["delivery-report", (headers, _, report) => (report ? `Content-Type: ${headers.first("content-type")}` : null)],
  ["out-of-office", away],
  ["list", listed],
  ["automatic", automatic],
];

/** `name: value` where the value is as asked for. */
function shown(headers: MailHeaders, name: string, isSo: (value: string) => boolean): string | null {
  const value = headers.all(name.toLowerCase()).find((one) => isSo(one.trim().toLowerCase()));
  return value === undefined ? null : `${name}: ${value}`;
}

const subjectsOfBounces =
  /^(undeliver(able|ed)|mail delivery (failed|failure)|delivery (status notification \(failure\)|failure)|returned mail|failure notice|系统退信|系統退信|退信|无法投递|無法投遞|投递失败|邮件投递失败|未能送达|unzustellbar|échec de la remise)/i;

function bounced(headers: MailHeaders, subject: string, report: DeliveryReport | null): string | null {
  if (report?.recipients.some(({ action }) => action === "failed")) return "Action: failed";
  const from = headers.first("from");
  const named = subjectsOfBounces.test(subject) ? `Subject: ${subject}` : null;
  const failed = shown(headers, "X-Failed-Recipients", (value) => value !== "");
  if (failed) return failed;
  // Nobody but a server writes as the first; as the second a person may.
  if (/mailer-daemon|mail delivery (sub)?system/i.test(from) && !report) return named ?? `From: ${from}`;
  return /postmaster/i.test(from) || isFromNobody(headers) ? named : null;
}

const subjectsOfTheAway =
  /^[[(【（]?\s*((自动|自動)(回复|回覆|答复|回信|应答)|假期(自动)?回复|休假|外出|不在办公室|automatic reply|auto-?reply|auto(matic)? response|out of (the )?office|abwesenheit|réponse automatique|respuesta automática)/i;

function away(headers: MailHeaders, subject: string): string | null {
  const answers =
    shown(headers, "X-Autoreply", (value) => value !== "" && value !== "no") ??
    shown(headers, "X-Autorespond", (value) => value !== "") ??
    shown(headers, "X-AutoReply-From", (value) => value !== "") ??
    shown(headers, "Precedence", (value) => value === "auto_reply") ??
    shown(headers, "Auto-Submitted", (value) => value.startsWith("auto-replied") && /vacation|oof/.test(value));
  if (answers) return answers;
  return subjectsOfTheAway.test(subject) ? `Subject: ${subject}` : null;
}

function listed(headers: MailHeaders): string | null {
  const isThere = (value: string) => value !== "";
  return (
    shown(headers, "List-Id", isThere) ??
    shown(headers, "List-Post", isThere) ??
    shown(headers, "List-Unsubscribe", isThere) ??
    shown(headers, "Precedence", (value) => value === "list")
  );
}

function automatic(headers: MailHeaders): string | null {
  return (
    shown(headers, "Auto-Submitted", (value) => value !== "" && !/^no\b/.test(value)) ??
    shown(headers, "X-Auto-Response-Suppress", (value) => /\b(all|oof|autoreply)\b/.test(value)) ??
    shown(headers, "Precedence", (value) => value === "bulk" || value === "junk") ??
    (isFromNobody(headers) ? "Return-Path: <>" : null)
  );
}

/** The sender to whom nothing may ever be returned. */
const isFromNobody = (headers: MailHeaders): boolean =>
  headers.all("return-path").some((value) => value.replace(/\s/g, "") === "<>");
