import { call } from "#web/staff/client/call.ts";
import { queries } from "#web/staff/client/queries.ts";
import { referencesOfTree } from "#web/staff/client/tree.ts";
import type { PickerOf } from "#web/staff/screens.ts";
import { serviceOperations } from "../contract.ts";

/** Services in use, as a form offers them. */
export const findServices: PickerOf = () => async (text) => {
  const { items } = await queries.fetchQuery({
    queryKey: ["services", "in-use"],
    queryFn: () => call(serviceOperations.list, { query: {} }),
    staleTime: 5 * 60_000,
  });
  return referencesOfTree(items, text);
};
