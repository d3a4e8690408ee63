import { SecretUnopened } from "#kernel/secrets/sealing.ts";

/** What is wrong with a server, in a word the screens have sentences for. */
export type Trouble =
  | "host-unknown"
  | "refused"
  | "timed-out"
  | "certificate"
  | "login-refused"
  | "folder-missing"
  | "no-encryption"
  | "secret-unopened"
  | "other";

/** Of whatever a library throws: the word, and what the server said, but the password should it have repeated that (S24). */
export function troubleOf(error: unknown, secret: string | null): { trouble: Trouble; detail: string } {
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
  const detail = withoutSecret(said, secret).replace(/\s+/g, " ").slice(0, 300);
  const is = (...codes: string[]) => code !== undefined && codes.includes(code);
  if (error instanceof SecretUnopened) return { trouble: "secret-unopened", detail: "" };
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

/** As it is, and as sign-ins carry it. */
function withoutSecret(said: string, secret: string | null): string {
  if (!secret) return said;
  const shapes = [secret, Buffer.from(secret).toString("base64")];
  return shapes.reduce((text, shape) => text.replaceAll(shape, "…"), said);
}
