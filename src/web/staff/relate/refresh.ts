import { useQueryClient } from "@tanstack/react-query";

/** After an act upon several cases: what any page shows of them is asked again. */
export function useRefreshCases(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(
      ["case", "cases", "case-counts", "todos"].map((key) => queries.invalidateQueries({ queryKey: [key] })),
    );
  };
}
