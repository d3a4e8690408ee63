import { queryOptions } from "@tanstack/react-query";
import { call } from "#web/staff/client/call.ts";
import { queries } from "#web/staff/client/queries.ts";
import { dutyOperations } from "../contract.ts";

/** Who is on duty changes with the hour, not only with the roster: asked again now and then. */
export const nowQuery = queryOptions({
  queryKey: ["duty", "now"],
  queryFn: ({ signal }) => call(dutyOperations.now, { query: {} }, { signal }),
  staleTime: 30_000,
  refetchInterval: 60_000,
});

export const rosterQuery = (team: string, from: string, until: string) =>
  queryOptions({
    queryKey: ["duty", "roster", team, from, until],
    queryFn: ({ signal }) => call(dutyOperations.roster, { params: { team }, query: { from, until } }, { signal }),
    placeholderData: (before) => (before?.team.id === team ? before : undefined),
  });

/** After a change: what of duty is on screen is asked again. */
export const dutyChanged = () =>
  Promise.all(["duty", "hand-over", "register-changes"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
