import type { FastifyReply } from "fastify";

const always = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-frame-options": "DENY",
};

/** For answers of the API: data, never a page, never kept by anybody on the way (ASVS 3.2.1, 14.3.2). */
const forData = {
  ...always,
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  "cache-control": "no-store",
};

/** For pages: everything comes from here, no inline script; web.ts adds the nonce for the styles of a client. */
const forPages = {
  ...always,
  "content-security-policy": [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; "),
  "permissions-policy": "camera=(self), geolocation=(), microphone=()",
};

const hsts = { "strict-transport-security": "max-age=63072000" };

export type HeaderSets = { data: Record<string, string>; pages: Record<string, string> };

/** Both sets, once per server; over https browsers are told to stay there (ASVS 3.4.1). */
export function headerSets(url: string): HeaderSets {
  const more = url.startsWith("https:") ? hsts : {};
  return { data: { ...forData, ...more }, pages: { ...forPages, ...more } };
}

export function sendHeaders(reply: FastifyReply, sets: HeaderSets, path: string): void {
  const isData = path.startsWith("/api/v1/") || path === "/healthz" || path === "/readyz" || path === "/metrics";
  reply.headers(isData ? sets.data : sets.pages);
}
