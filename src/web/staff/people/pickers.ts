import { peopleOperations } from "#kernel/people/contract.ts";
import { processOperations } from "#kernel/process/contract.ts";
import type { ProcessDefinition } from "#kernel/process/definition.ts";
import { currentLanguage } from "../../words/language.ts";
import { call } from "../client/call.ts";
import { queries } from "../client/queries.ts";
import type { PickerOf } from "../screens.ts";
import { findOwnOrganisations } from "./ask.ts";

/** Teams of the 2nd and 3rd line, for registers that name one. */
export const findEveryTeam: PickerOf = () => async (text) => {
  const { items } = await queries.fetchQuery({
    queryKey: ["teams", "in-use"],
    queryFn: () => call(peopleOperations.teams, { query: {} }),
    staleTime: 60_000,
  });
  const language = currentLanguage();
  return items
    .filter(({ line }) => line > 1)
    .map(({ id, name, organisation }) => ({ id, name: name[language], detail: organisation.name }))
    .filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
};

/** Customers, for registers that concern only some of them. */
export const findCustomers: PickerOf = () => async (text, signal) => {
  const query = { q: text || undefined, customer: "true" as const, limit: 200 };
  const { items } = await call(peopleOperations.organisations, { query }, { signal });
  return items.map(({ id, name, path }) => ({ id, name, detail: path.join(" / ") }));
};

/** People of our own, for registers that name somebody. */
export const findStaff: PickerOf = () => async (text, signal) => {
  const own = await call(peopleOperations.organisations, { query: { own: "true", limit: 200 } }, { signal });
  const [provider] = own.items.toSorted((one, other) => one.path.length - other.path.length);
  if (provider === undefined) return [];
  const query = { q: text || undefined, organisation: provider.id, active: "true" as const, limit: 200 };
  const { items } = await call(peopleOperations.persons, { query }, { signal });
  return items.map(({ id, name, title, organisation }) => ({
    id,
    name,
    detail: [organisation?.name, title].filter(Boolean).join(" · "),
  }));
};

/** People of one organisation and of those below it. */
export const findColleagues: PickerOf =
  ({ organisationId }) =>
  async (text, signal) => {
    const query = {
      q: text || undefined,
      organisation: organisationId ?? undefined,
      active: "true" as const,
      limit: 50,
    };
    const { items } = await call(peopleOperations.persons, { query }, { signal });
    return items.map(({ id, name, title, organisation }) => ({
      id,
      name,
      detail: [organisation?.name, title].filter(Boolean).join(" · "),
    }));
  };

export const findDepartments: PickerOf = () => findOwnOrganisations;

/** What the forms of a registration or a dispatch can ask for, named by its key: a category may require it (D10). */
export const findCaseFields: PickerOf = () => async (text) => {
  const { definition } = await queries.fetchQuery({
    queryKey: ["process", "incident"],
    queryFn: () => call(processOperations.read, { params: { key: "incident" } }),
    staleTime: 10 * 60_000,
  });
  const { registration, fields } = definition as ProcessDefinition;
  const language = currentLanguage();
  return registration.form
    .filter(({ field }) => fields[field]?.stores === "case")
    .map(({ field }) => ({ id: field, name: fields[field]?.title[language] ?? field }))
    .filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
};
