import { queryOptions } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { identityOperations, type Me } from "#kernel/people/identity/contract.ts";
import type { Permission } from "#kernel/people/permissions.ts";
import { applyScheme, type SchemeWish } from "../../look/scheme.ts";
import { switchLanguage } from "../../words/language.ts";
import { call } from "../client/call.ts";
import { queries } from "../client/queries.ts";

/** Who is signed in. Asked once, again after an hour and whenever rights may have changed. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => call(identityOperations.me, {}, { signal }),
  staleTime: 60 * 60_000,
  gcTime: Number.POSITIVE_INFINITY,
});

const MeContext = createContext<Me | null>(null);
export const MeProvider = MeContext.Provider;

/** The person at this screen; only below the gate (Inside.tsx). */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error("nobody is signed in here");
  return me;
}

export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useMe();
  return (permission) => permissions.includes(permission);
}

/** The page speaks and looks as the person wishes, on whatever machine they sit. */
export function wearProfile(me: Me): void {
  void switchLanguage(me.language);
  applyScheme(me.theme);
}

/** At once here; kept in the profile so that the next machine knows. Without an answer this browser still remembers. */
export async function chooseLanguage(language: Me["language"]): Promise<void> {
  await switchLanguage(language);
  queries.setQueryData(meQuery.queryKey, await call(identityOperations.editMe, { body: { language } }));
  // Names of states and values come in the reader's language with each answer.
  await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "me" });
}

export async function chooseTheme(theme: SchemeWish): Promise<void> {
  applyScheme(theme);
  queries.setQueryData(meQuery.queryKey, await call(identityOperations.editMe, { body: { theme } }));
}

/** Ends the session everywhere it is known and leaves nothing of it in this page's memory. */
export async function signOut(): Promise<void> {
  await call(identityOperations.signOut).catch(() => undefined);
  location.assign("/staff/sign-in");
}
