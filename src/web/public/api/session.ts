import type { Me } from "#kernel/people/identity/contract.ts";
import { randomKey } from "./attempt.ts";
import { call } from "./call.ts";
import { dropAllDrafts } from "./draft.ts";

export type { Me };

export const readMe = () => call<Me>("/me");

/** Keeps what was chosen in the profile, for the next device. */
export const saveChoice = (choice: { language?: Me["language"]; theme?: Me["theme"] }) =>
  call<Me>("/me", { method: "PATCH", body: choice, key: randomKey() });

export const signIn = (login: string, password: string) =>
  call<Me>("/sessions", { method: "POST", body: { login, password }, key: randomKey() });

/** Ends the session and leaves nothing of the person on this device. */
export async function signOut(): Promise<void> {
  await call("/sessions/current", { method: "DELETE", key: randomKey() });
  dropAllDrafts();
}

export type SignInLink = { purpose: "invitation" | "password-reset"; name: string; login: string };

/** Whose invitation or reset this is; using nothing up. */
export const checkSignInLink = (token: string) =>
  call<SignInLink>("/sign-in-links/check", { method: "POST", body: { token }, key: randomKey() });

/** Sets the password by invitation or reset; the link is used up by it. */
export const setPasswordByLink = (token: string, password: string) =>
  call<void>("/sign-in-links/use", { method: "POST", body: { token, password }, key: randomKey() });
