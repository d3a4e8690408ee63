import { useQuery } from "@tanstack/react-query";
import { call } from "#web/staff/client/call.ts";
import { serviceLevelOperations } from "../contract.ts";

/** Service levels in use and the clocks a level may set. */
export function useLevels() {
  return useQuery({
    queryKey: ["service-levels", "in-use"],
    queryFn: ({ signal }) => call(serviceLevelOperations.list, { query: {} }, { signal }),
    staleTime: 5 * 60_000,
  }).data;
}
