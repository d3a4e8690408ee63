import { queryOptions } from "@tanstack/react-query";
import { call } from "#web/staff/client/call.ts";
import { majorIncidentOperations } from "../contract.ts";

const everyMs = 30_000;

/** The open major incidents, for the banner: asked for now and then, as there is seldom one. */
export const openMajorsQuery = queryOptions({
  queryKey: ["cases", "majors"],
  queryFn: ({ signal }) => call(majorIncidentOperations.open, {}, { signal }),
  staleTime: everyMs,
  refetchInterval: everyMs,
});

export const roomQuery = (number: string) =>
  queryOptions({
    // Below the case's own key: what makes the case old makes this old too.
    queryKey: ["case", number, "room"],
    queryFn: ({ signal }) => call(majorIncidentOperations.room, { params: { number } }, { signal }),
    refetchInterval: everyMs,
  });

export const calledQuery = (number: string) =>
  queryOptions({
    queryKey: ["case", number, "called"],
    queryFn: ({ signal }) => call(majorIncidentOperations.called, { params: { number } }, { signal }),
  });
