import { randomKey } from "./attempt.ts";
import { call } from "./call.ts";
import { holdLinkToken } from "./link-token.ts";

/** Proves by phone or e-mail that a case is the asker's; the pages under /t then carry the link token it answers. */
export async function track(number: string, proof: string): Promise<void> {
  const { token } = await call<{ token: string }>("/track", { method: "POST", body: { number, proof }, key: randomKey() });
  holdLinkToken(token);
}
