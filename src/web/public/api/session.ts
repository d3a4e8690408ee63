import { dropAllDrafts } from "./draft.ts";
import { randomKey } from "./attempt.ts";
import { call } from "./call.ts";

/** Who is signed in, as far as the portal needs it. */
export type Me = { id: string; name: string; organisation: string | null; phone: string | null };

export const readMe = () => call<Me>("/session");

export const signIn = (login: string, password: string) =>
  call<unknown>("/sessions", { method: "POST", body: { login, password }, key: randomKey() });

export async function signOut(): Promise<void> {
  await call("/session", { method: "DELETE", key: randomKey() });
  dropAllDrafts();
}

export const askForReset = (login: string) =>
  call<unknown>("/password-resets", { method: "POST", body: { login }, key: randomKey() });

/** Sets the password of the person an invitation or a reset link is bound to; the link is used up by it. */
export const setPasswordByLink = (token: string, password: string) =>
  call<unknown>("/link-passwords", { method: "POST", body: { token, password }, key: randomKey() });
