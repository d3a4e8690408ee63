import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { call } from "#web/staff/client/call.ts";
import type { CoverAsked } from "#web/staff/desk/registers.ts";
import { contractOperations } from "../contract.ts";

/** Whether a contract covers it (D19); undefined until it is known, or where nobody's case is asked about. `at`: the day it came in. */
export function useCover({ organisationId, serviceId, deviceId, contractId }: CoverAsked, at?: string) {
  const query = {
    organisation: organisationId ?? undefined,
    service: serviceId ?? undefined,
    device: deviceId ?? undefined,
    contract: contractId ?? undefined,
    at,
  };
  return useQuery({
    queryKey: ["contract-cover", query],
    queryFn: ({ signal }) => call(contractOperations.cover, { query }, { signal }),
    enabled: organisationId !== null,
    placeholderData: organisationId === null ? undefined : keepPreviousData,
    staleTime: 30_000,
  }).data;
}
