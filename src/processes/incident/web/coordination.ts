import { useQuery } from "@tanstack/react-query";
import { useReader } from "#web/kit/reader.tsx";
import { call } from "#web/staff/client/call.ts";
import { useMay } from "#web/staff/session/me.ts";
import { incidentOperations } from "../contract.ts";

/** Urgent cases that wait for somebody who may coordinate; none for whoever may not (D28). */
export function useCoordinationAwaited() {
  const mayTake = useMay()("incident.coordinate");
  const { data } = useQuery({
    // Among the to-dos: whatever refreshes them refreshes this.
    queryKey: ["todos", "coordination"],
    queryFn: ({ signal }) => call(incidentOperations.coordinationAwaited, {}, { signal }),
    enabled: mayTake,
  });
  return data?.items ?? [];
}

/** How many of them count as late, and how many as for today: whatever waits for a coordinator is urgent. */
export function useCoordinationTurns(): { late: number; today: number } {
  const { now } = useReader();
  const items = useCoordinationAwaited();
  const late = items.filter(({ dueAt }) => isLate(dueAt, now)).length;
  return { late, today: items.length - late };
}

export const isLate = (dueAt: string | null, now: number): boolean => dueAt !== null && Date.parse(dueAt) <= now;
