import { call } from "#web/staff/client/call.ts";
import { queries } from "#web/staff/client/queries.ts";
import type { PickerOf } from "#web/staff/screens.ts";
import { currentLanguage } from "#web/words/language.ts";
import { serviceLevelOperations } from "../contract.ts";

/** Service levels in use, as a form offers them. */
export const findLevels: PickerOf = () => async (text) => {
  const { items } = await queries.fetchQuery({
    queryKey: ["service-levels", "in-use"],
    queryFn: () => call(serviceLevelOperations.list, { query: {} }),
    staleTime: 60_000,
  });
  const language = currentLanguage();
  return items
    .map(({ id, name }) => ({ id, name: name[language] }))
    .filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
};
