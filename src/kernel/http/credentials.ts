import type { FastifyRequest } from "fastify";
import { Refusal } from "../errors/refusal.ts";

/** What a caller shows to say who they are. Never logged, never answered (S24). */
export type Credentials =
  | { kind: "session"; token: string }
  | { kind: "api-key"; token: string }
  | { kind: "link"; token: string };

export type SessionCookie = { name: string; isSecure: boolean };

const loopbackHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);
export const isLoopback = (url: string): boolean => loopbackHosts.has(new URL(url).hostname);

/** Reached over an unencrypted network: only ever on purpose, and never without a warning in sight. */
export const isPlainHttp = (url: string): boolean => !url.startsWith("https:") && !isLoopback(url);

/**
 * How the session cookie is called and sent. `__Host-` and Secure on https and on loopback (browsers take it there);
 * without them only where plain http was allowed on purpose. `null`: no cookie may be set at all, sign-in is refused.
 */
export function sessionCookieFor(url: string, isHttpAllowed: boolean): SessionCookie | null {
  if (!isPlainHttp(url)) return { name: "__Host-huiyin", isSecure: true };
  return isHttpAllowed ? { name: "huiyin", isSecure: false } : null;
}

/** Value of Set-Cookie; without a token it removes the cookie. It has no Domain: other hosts never see it. */
export function setCookie({ name, isSecure }: SessionCookie, token: string | null, maxAgeSeconds: number): string {
  const value = token === null ? `${name}=; Max-Age=0` : `${name}=${token}; Max-Age=${maxAgeSeconds}`;
  return `${value}; Path=/; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
}

/** `Authorization: Bearer <api key>` or `Link <token>`, else the session cookie, else nothing. A wrong header is 401, never ignored. */
export function credentialsOf(request: FastifyRequest, cookie: SessionCookie | null): Credentials | null {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const [, scheme, token] = /^(bearer|link) ([\w-]{16,200})$/i.exec(header) ?? [];
    if (scheme === undefined || token === undefined) throw new Refusal("not-signed-in", "bad-credentials");
    return { kind: scheme.toLowerCase() === "link" ? "link" : "api-key", token };
  }
  const token = cookie && readCookie(request.headers.cookie, cookie.name);
  return token ? { kind: "session", token } : null;
}

function readCookie(header: string | undefined, name: string): string | null {
  if (header === undefined) return null;
  for (const part of header.split(";")) {
    const [key, value] = part.trim().split("=", 2);
    if (key === name && value !== undefined && /^[\w-]{16,200}$/.test(value)) return value;
  }
  return null;
}

export const isLoopbackAddress = (address: string): boolean => /^(127\.|::1$|::ffff:127\.)/.test(address);
