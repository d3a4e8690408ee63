import { usualTeamOf } from "#web/staff/client/usual-team.ts";
import { useServices } from "./use-services.ts";

/** Where a dispatch of this service goes unless somebody chooses otherwise. */
export function useUsualTeam(service: string | null): string | null {
  return usualTeamOf(useServices(), service);
}
