import { call } from "#web/staff/client/call.ts";
import { queries } from "#web/staff/client/queries.ts";
import { referencesOfTree } from "#web/staff/client/tree.ts";
import type { PickerOf } from "#web/staff/screens.ts";
import { categoryOperations } from "../contract.ts";

/** Categories in use, as a form offers them. */
export const findCategories: PickerOf = () => async (text) => {
  const { items } = await queries.fetchQuery({
    queryKey: ["categories", "in-use"],
    queryFn: () => call(categoryOperations.list, { query: {} }),
    staleTime: 5 * 60_000,
  });
  return referencesOfTree(items, text);
};
