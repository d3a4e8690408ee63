import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type CallerView, peopleOperations } from "#kernel/people/contract.ts";
import { call } from "../client/call.ts";
import type { Clue, DeskDraft } from "./draft.ts";
import { spokenPhone } from "./phone.ts";
import { clueOf, isWholeContact } from "./rules.ts";

/** Shorter than a pause between two digits read out on the phone. */
const pauseMs = 250;

export type Recognition = {
  /** Who was recognised or chosen. */
  caller: CallerView | null;
  /** Who it may be, while nobody is chosen. */
  candidates: readonly CallerView[];
  /** Nobody is known by this number, but it called before. */
  earlierCases: CallerView["recentCases"];
  isAsked: boolean;
  isSearching: boolean;
  choose: (caller: CallerView) => void;
  /** “Not this one.” */
  unlink: () => void;
};

/** Who calls (D2): asked while phone, address or name is typed; a whole number that belongs to one person fills the form in. */
export function useCaller(draft: DeskDraft, change: (part: Partial<DeskDraft>) => void): Recognition {
  const typed = usePaused(draft.personId === null ? clueOf(draft) : draft.clue);
  const { data, isFetching } = useQuery({
    queryKey: ["callers", typed],
    queryFn: ({ signal }) => call(peopleOperations.callers, { query: typed ?? {} }, { signal }),
    enabled: typed !== null,
    placeholderData: typed === null ? undefined : keepPreviousData,
    staleTime: 30_000,
  });
  const candidates = typed === null ? [] : (data?.candidates ?? []);
  const caller = candidates.find(({ person }) => person.id === draft.personId) ?? null;
  const choose = (chosen: CallerView) => change(filledFrom(chosen, draft, typed));
  const sure = draft.personId === null && !draft.isNotKnown && !isFetching ? onlyOne(candidates, draft) : null;
  useEffect(() => {
    if (sure) choose(sure);
  });
  return {
    caller,
    candidates: draft.personId === null ? candidates : [],
    earlierCases: data?.earlierCases ?? [],
    isAsked: typed !== null,
    isSearching: isFetching,
    choose,
    unlink: () => change({ personId: null, organisationId: null, clue: null, isNotKnown: true, device: null }),
  };
}

function onlyOne(candidates: readonly CallerView[], { phone, email }: DeskDraft): CallerView | null {
  const known = candidates.filter(({ contacts }) =>
    contacts.some((contact) => isWholeContact(contact.kind === "phone" ? phone : email, contact)),
  );
  return known.length === 1 ? (known[0] ?? null) : null;
}

/** What is already typed stays: the caller may want to be rung elsewhere today. */
function filledFrom(caller: CallerView, draft: DeskDraft, clue: Clue | null): Partial<DeskDraft> {
  const preferred = (kind: "phone" | "email") =>
    caller.contacts
      .filter((contact) => contact.kind === kind)
      .toSorted((a, b) => Number(b.isPreferred) - Number(a.isPreferred))[0]?.value;
  const phone = preferred("phone");
  return {
    personId: caller.person.id,
    name: caller.person.name,
    organisationId: caller.organisation?.id ?? null,
    organisation: caller.organisation?.name ?? draft.organisation,
    phone: clue && "phone" in clue ? draft.phone : phone ? spokenPhone(phone) : draft.phone,
    email: draft.email || preferred("email") || "",
    clue,
  };
}

function usePaused(clue: Clue | null): Clue | null {
  const text = JSON.stringify(clue);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), text === "null" ? 0 : pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return JSON.parse(settled) as Clue | null;
}
