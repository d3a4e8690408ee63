import { queryOptions } from "@tanstack/react-query";
import { scriptOperations } from "#kernel/process/scripts/contract.ts";
import { call } from "../client/call.ts";

/** What to say about this case, from its real state; asked again with the case when the stream says it moved. */
export const caseScriptsQuery = (number: string) =>
  queryOptions({
    queryKey: ["case", number, "scripts"],
    queryFn: ({ signal }) => call(scriptOperations.ofCase, { params: { number } }, { signal }),
  });
