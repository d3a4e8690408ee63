import { useQuery } from "@tanstack/react-query";
import { call } from "#web/staff/client/call.ts";
import { type MatrixView, priorityMatrixOperations } from "../contract.ts";

export const matrixKey = ["priority-matrix"];

/** The matrix in force, for forms that work a priority out (D5). */
export function useMatrix(): MatrixView | undefined {
  return useQuery({
    queryKey: matrixKey,
    queryFn: ({ signal }) => call(priorityMatrixOperations.read, {}, { signal }),
    staleTime: 5 * 60_000,
  }).data;
}
