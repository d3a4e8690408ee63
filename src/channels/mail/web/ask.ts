import { infiniteQueryOptions, queryOptions, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call } from "#web/staff/client/call.ts";
import { queries } from "#web/staff/client/queries.ts";
import { useMay } from "#web/staff/session/me.ts";
import { type LetterState, mailOperations } from "../contract.ts";

/** Views of the letters, as they stand beside the list. */
export const letterViews = ["quarantined", "created", "appended", "ignored", "discarded", "all"] as const;
export type LetterViewKey = (typeof letterViews)[number];

export const lettersQuery = (view: LetterViewKey) =>
  infiniteQueryOptions({
    queryKey: ["letters", view],
    queryFn: ({ pageParam, signal }) => {
      const state: LetterState | undefined = view === "all" ? undefined : view;
      return call(mailOperations.letters, { query: { state, cursor: pageParam } }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: 30_000,
  });

export const letterQuery = (id: string) =>
  queryOptions({
    queryKey: ["letters", "one", id],
    queryFn: ({ signal }) => call(mailOperations.letter, { params: { id } }, { signal }),
  });

export const undeliveredQuery = infiniteQueryOptions({
  queryKey: ["letters", "undelivered"],
  queryFn: ({ pageParam, signal }) => call(mailOperations.deliveries, { query: { cursor: pageParam } }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.next ?? undefined,
});

/** After a letter was settled or sent again: lists, counts, and the case it belongs to. */
export const lettersChanged = () =>
  Promise.all(["letters", "case", "cases"].map((key) => queries.invalidateQueries({ queryKey: [key] })));

/** For the rail: letters that wait for a person. */
export function useLettersWaiting() {
  const { t } = useTranslation("mail");
  const mayHandle = useMay()("mail.handle");
  const { data } = useQuery({
    queryKey: ["letters", "waiting"],
    queryFn: ({ signal }) => call(mailOperations.letters, { query: { state: "quarantined", limit: 1 } }, { signal }),
    enabled: mayHandle,
    refetchInterval: 60_000,
  });
  return data && data.waiting > 0 ? { count: data.waiting, title: t("letters.quarantined") } : undefined;
}
