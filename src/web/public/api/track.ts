import { randomKey } from "./attempt.ts";
import { call } from "./call.ts";
import { holdLinkToken } from "./link-token.ts";

export type OpenedLink = { purpose: string; number: string | null; name: string | null; expiresAt: string };

/** What the link in somebody's hands is good for; opening does not use it up. */
export const openLink = (token: string) =>
  call<OpenedLink>("/links/open", { method: "POST", body: { token }, key: randomKey() });

/** Proves by phone or e-mail that a case is the asker's; the pages under /t then carry the link token it answers. */
export async function track(number: string, proof: string): Promise<void> {
  const { token } = await call<{ token: string }>("/track", {
    method: "POST",
    body: { number, proof },
    key: randomKey(),
  });
  holdLinkToken(token);
}
