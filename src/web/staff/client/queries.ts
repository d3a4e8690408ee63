import { QueryClient } from "@tanstack/react-query";
import { ProblemError } from "./problem.ts";

const worthAnotherTry = new Set(["offline", "unavailable"]);

/** What is known of the server, shared by all screens. Old content stays while new is fetched; live.ts says when it is old. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      gcTime: 10 * 60_000,
      retry: (failures, error) => failures < 2 && error instanceof ProblemError && worthAnotherTry.has(error.kind),
      // Offline is shown by the bar; asking goes on with what the browser still has.
      networkMode: "always",
    },
    mutations: { retry: false, networkMode: "always" },
  },
});
