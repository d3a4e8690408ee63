/** What is wrong with a server, in a word the screens have sentences for. */
export type Trouble =
  | "host-unknown"
  | "refused"
  | "timed-out"
  | "certificate"
  | "login-refused"
  | "folder-missing"
  | "no-encryption"
  | "other";

/** Of whatever a library throws: the word, and what the server said. */
export function troubleOf(error: unknown): { trouble: Trouble; detail: string } {
  const { code, message, responseText, authenticationFailed, mailboxMissing, responseCode, response } = error as {
    code?: string;
    message?: string;
    responseText?: string;
    authenticationFailed?: boolean;
    mailboxMissing?: boolean;
    responseCode?: number;
    response?: string;
  };
  const said = [responseText, response, message].filter((text) => text !== undefined && text !== "").join(" · ");
  const detail = said.replace(/\s+/g, " ").slice(0, 300);
  const is = (...codes: string[]) => code !== undefined && codes.includes(code);
  if (authenticationFailed || is("EAUTH") || responseCode === 535) return { trouble: "login-refused", detail };
  if (mailboxMissing) return { trouble: "folder-missing", detail };
  if (is("ENOTFOUND", "EAI_AGAIN", "EDNS") || /ENOTFOUND|EAI_AGAIN/.test(detail))
    return { trouble: "host-unknown", detail };
  if (is("ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH") || /ECONNREFUSED/.test(detail))
    return { trouble: "refused", detail };
  if (is("ETIMEDOUT", "CONNECT_TIMEOUT", "GREETING_TIMEOUT", "GREEETING_TIMEOUT") || /timed? ?out/i.test(detail))
    return { trouble: "timed-out", detail };
  if (/certificate|self[- ]signed|CERT_|altname/i.test(`${code} ${detail}`)) return { trouble: "certificate", detail };
  if (is("ETLS") || /STARTTLS|wrong version number|TLS/i.test(detail)) return { trouble: "no-encryption", detail };
  return { trouble: "other", detail };
}
