import { queryOptions, useQuery } from "@tanstack/react-query";
import { call } from "#web/staff/client/call.ts";
import type { CoverAsked } from "#web/staff/desk/registers.ts";
import { contractOperations } from "../contract.ts";

/** Whether a contract covers it (D19); nothing is asked where nobody's case is asked about. `at`: the day it came in. */
export function coverQuery({ organisationId, serviceId, deviceId, contractId }: CoverAsked, at?: string) {
  const query = {
    organisation: organisationId ?? undefined,
    service: serviceId ?? undefined,
    device: deviceId ?? undefined,
    contract: contractId ?? undefined,
    at,
  };
  return queryOptions({
    queryKey: ["contract-cover", query] as const,
    queryFn: ({ signal }) => call(contractOperations.cover, { query }, { signal }),
    enabled: organisationId !== null,
    // What was known stays while more is asked of the same customer, and of no other.
    placeholderData: (before, asked) =>
      organisationId !== null && asked?.queryKey[1].organisation === organisationId ? before : undefined,
    staleTime: 30_000,
  });
}

/** The same at the desk; undefined until it is known. */
export const useCover = (asked: CoverAsked) => useQuery(coverQuery(asked)).data;
