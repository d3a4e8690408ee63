import type { CreateItem } from "../contract.ts";

/** A new item before anything is said about it. */
export const emptyItem: CreateItem = {
  key: "",
  position: 0,
  group: "repair",
  name: { zh: "", en: "" },
  description: { zh: "", en: "" },
  help: { zh: "", en: "" },
  icon: "box",
  serviceId: null,
  fields: [],
  audience: { organisationIds: [], roles: [] },
  priority: 3,
  usualHours: null,
  approvals: [],
  teamId: null,
  goesByItself: false,
};

/** What the editors of an item share: the item as it stands in the form. */
export type Editing = {
  values: CreateItem;
  set: (part: Partial<CreateItem>) => void;
  errorOf: (path: string) => string | undefined;
};

/** The list with one of its entries moved up (-1) or down (+1). */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const next = [...list];
  const [one] = next.splice(at, 1);
  if (one !== undefined) next.splice(at + by, 0, one);
  return next;
}

export const replaced = <T>(list: readonly T[], at: number, one: T): T[] =>
  list.map((other, index) => (index === at ? one : other));
export const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at);
