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
    // Beside the lists, which any change of a case makes old: what follows is other cases.
    queryKey: ["cases", "room", number],
    queryFn: ({ signal }) => call(majorIncidentOperations.room, { params: { number } }, { signal }),
  });

export const calledQuery = (number: string) =>
  queryOptions({
    queryKey: ["case", number, "called"],
    queryFn: ({ signal }) => call(majorIncidentOperations.called, { params: { number } }, { signal }),
  });
