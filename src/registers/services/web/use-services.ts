import { useQuery } from "@tanstack/react-query";
import { call } from "#web/staff/client/call.ts";
import { type ServiceView, serviceOperations } from "../contract.ts";

/** Services in use, each with its usual 2nd line. */
export function useServices(): readonly ServiceView[] {
  const { data } = useQuery({
    queryKey: ["services", "in-use"],
    queryFn: () => call(serviceOperations.list, { query: {} }),
    staleTime: 5 * 60_000,
  });
  return data?.items ?? [];
}
