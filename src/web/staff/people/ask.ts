import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type OrganisationView, peopleOperations } from "#kernel/people/contract.ts";
import type { Role } from "#kernel/people/roles.ts";
import type { FindReferences } from "../../fields/ReferenceField.tsx";
import { call } from "../client/call.ts";
import { queries } from "../client/queries.ts";

const seldom = 60_000;

export type PeopleFilter = { q?: string; organisation?: string; role?: Role; active?: "true" | "false" };

/** People by name, initials, phone or address, page by page. */
export function usePeople(filter: PeopleFilter) {
  return useInfiniteQuery({
    queryKey: ["persons", filter],
    queryFn: ({ pageParam, signal }) =>
      call(peopleOperations.persons, { query: { ...filter, cursor: pageParam, limit: 50 } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function usePerson(id: string | undefined) {
  return useQuery({
    queryKey: ["person", id],
    queryFn: ({ signal }) => call(peopleOperations.person, { params: { id: id ?? "" } }, { signal }),
    enabled: id !== undefined && id !== "new",
  });
}

/** Every organisation, for the tree, those out of use too: an installation has hundreds, read in pages of 200. */
export function useOrganisations() {
  return useQuery({
    queryKey: ["organisations"],
    queryFn: async ({ signal }) =>
      (await Promise.all([everyOrganisation({}, signal), everyOrganisation({ archived: "true" }, signal)])).flat(),
    staleTime: seldom,
  });
}

async function everyOrganisation(which: { archived?: "true" }, signal: AbortSignal): Promise<OrganisationView[]> {
  const items: OrganisationView[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...which, cursor, limit: 200 };
    const page = await call(peopleOperations.organisations, { query }, { signal });
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return items;
}

export function useTeamList() {
  return useQuery({
    queryKey: ["teams", "all"],
    queryFn: async ({ signal }) => {
      const [inUse, archived] = await Promise.all([
        call(peopleOperations.teams, { query: {} }, { signal }),
        call(peopleOperations.teams, { query: { archived: "true" } }, { signal }),
      ]);
      return { items: [...inUse.items, ...archived.items] };
    },
    staleTime: seldom,
  });
}

export function useRoleList() {
  return useQuery({
    queryKey: ["roles"],
    queryFn: ({ signal }) => call(peopleOperations.roles, {}, { signal }),
    staleTime: seldom,
  });
}

/** Whatever is shown of people is asked for again. */
export function peopleSaved(): Promise<unknown> {
  return Promise.all(
    ["persons", "person", "organisations", "teams", "roles", "register-changes", "callers"].map((key) =>
      queries.invalidateQueries({ queryKey: [key] }),
    ),
  );
}

export const findPersons: FindReferences = async (text, signal) => {
  const { items } = await call(peopleOperations.persons, { query: { q: text || undefined, limit: 20 } }, { signal });
  return items.map(({ id, name, organisation, title }) => ({
    id,
    name,
    detail: [organisation?.name, title].filter(Boolean).join(" · "),
  }));
};

export const findOrganisations: FindReferences = async (text, signal) => {
  const { items } = await call(
    peopleOperations.organisations,
    { query: { q: text || undefined, limit: 20 } },
    { signal },
  );
  return items.map(({ id, name, path }) => ({ id, name, detail: path.join(" / ") }));
};

/** Departments of our own, where roles and teams stand. */
export const findOwnOrganisations: FindReferences = async (text, signal) => {
  const query = { q: text || undefined, own: "true" as const, limit: 50 };
  const { items } = await call(peopleOperations.organisations, { query }, { signal });
  return items.map(({ id, name, path }) => ({ id, name, detail: path.join(" / ") }));
};

/** What is typed, when the typing rests. */
export function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), 200);
    return () => clearTimeout(timer);
  }, [text]);
  return rested.trim();
}
