import { queryOptions } from "@tanstack/react-query";
import { type PersonView, peopleOperations } from "#kernel/people/contract.ts";
import type { FindReferences, Reference } from "../../fields/ReferenceField.tsx";
import { call } from "./call.ts";

/** How people, customers and teams are found and named, for every form and filter. */

const most = 20;

export const findPersons: FindReferences = async (text, signal) => {
  const query = { q: text || undefined, active: "true", limit: most } as const;
  const { items } = await call(peopleOperations.persons, { query }, { signal });
  return items.map(personReference);
};

export const personReference = ({ id, name, title, organisation }: PersonView): Reference => ({
  id,
  name,
  detail: [organisation?.name, title].filter(Boolean).join(" · "),
});

export const findOrganisations: FindReferences = async (text, signal) => {
  const query = { q: text || undefined, customer: text ? undefined : "true", limit: most } as const;
  const { items } = await call(peopleOperations.organisations, { query }, { signal });
  return items.map(({ id, name, path }) => ({ id, name, detail: path.join(" / ") }));
};

export const findSuppliers: FindReferences = async (text, signal) => {
  const query = { q: text || undefined, supplier: "true", limit: most } as const;
  const { items } = await call(peopleOperations.organisations, { query }, { signal });
  return items.map(({ id, name, path }) => ({ id, name, detail: path.join(" / ") }));
};

const rarely = 10 * 60_000;

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ["persons", id],
    queryFn: ({ signal }) => call(peopleOperations.person, { params: { id } }, { signal }),
    staleTime: rarely,
  });

export const organisationQuery = (id: string) =>
  queryOptions({
    queryKey: ["organisations", id],
    queryFn: ({ signal }) => call(peopleOperations.organisation, { params: { id } }, { signal }),
    staleTime: rarely,
  });

export const teamsQuery = queryOptions({
  queryKey: ["teams"],
  queryFn: ({ signal }) => call(peopleOperations.teams, { query: {} }, { signal }),
  staleTime: rarely,
});
