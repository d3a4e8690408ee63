import { useQuery } from "@tanstack/react-query";
import { call } from "#web/staff/client/call.ts";
import { type CategoryView, categoryOperations } from "../contract.ts";

/** Categories in use, each with the fields it requires. */
export function useCategories(): readonly CategoryView[] {
  const { data } = useQuery({
    queryKey: ["categories", "in-use"],
    queryFn: () => call(categoryOperations.list, { query: {} }),
    staleTime: 5 * 60_000,
  });
  return data?.items ?? [];
}
