import type { ListQuery } from "#kernel/process/contract.ts";
import type { View } from "./views.ts";

/** What narrows a view, as it stands in the address: plain text, so that a colleague can be sent the link. */
export const filterKeys = [
  "q",
  "priority",
  "state",
  "family",
  "team",
  "assignee",
  "organisation",
  "requester",
  "due",
  "awaiting",
  "following",
  "channel",
] as const;
export type FilterKey = (typeof filterKeys)[number];
export type Filters = Partial<Record<FilterKey, string>>;
export type CaseSearch = Filters & { view?: string; sort?: string };

export const sorts = [
  "dueAt",
  "-dueAt",
  "priority",
  "-priority",
  "-updatedAt",
  "updatedAt",
  "-createdAt",
  "createdAt",
] as const;
export type Sort = (typeof sorts)[number];

/** Reads an address; whatever else stands in it is left alone and asked of nobody. */
export function filtersOf(search: Readonly<Record<string, unknown>>): Filters {
  return Object.fromEntries(
    filterKeys.flatMap((key) => {
      const value = search[key];
      return value === undefined || value === "" ? [] : [[key, String(value)]];
    }),
  );
}

/** The order of a list: the reader's choice, else the view's own, else what is due first. */
export function sortOf(view: View, wanted: string | undefined): Sort {
  const known = (sort: string | undefined): sort is Sort => (sorts as readonly (string | undefined)[]).includes(sort);
  if (known(wanted)) return wanted;
  return known(view.query.sort) ? view.query.sort : "dueAt";
}

/** What to ask for: the view, narrowed by the filters; a filter of the same kind replaces the view's. */
export function queryOf(view: View, filters: Filters, wantedSort: string | undefined): ListQuery {
  return { ...view.query, ...(filters as ListQuery), sort: sortOf(view, wantedSort) };
}
