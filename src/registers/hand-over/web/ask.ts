import { queryOptions } from "@tanstack/react-query";
import { call } from "#web/staff/client/call.ts";
import { queries } from "#web/staff/client/queries.ts";
import { handOverOperations } from "../contract.ts";

/** Notes I must still read; a new one is also told by a notice, which makes this old at once. */
export const unreadQuery = queryOptions({
  queryKey: ["notices", "hand-over"],
  queryFn: ({ signal }) => call(handOverOperations.unread, {}, { signal }),
  refetchInterval: 60_000,
});

export const notesChanged = () =>
  Promise.all(["hand-over", "notices"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
