import { infiniteQueryOptions, queryOptions, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { caseOperations } from "#kernel/process/contract.ts";
import { call } from "../client/call.ts";
import type { AnswerOf } from "../client/operations.ts";
import { useStaffParts } from "../parts.ts";

export type Todos = AnswerOf<typeof caseOperations.todos>;
export type Todo = Todos["items"][number];

/** My turn, what is due first; of one kind or all; awake, or what I have put to sleep. */
export const todosQuery = (key: string | undefined, isAsleep = false) =>
  infiniteQueryOptions({
    queryKey: ["todos", key ?? "", isAsleep],
    queryFn: ({ pageParam, signal }) =>
      call(
        caseOperations.todos,
        { query: { key, cursor: pageParam, limit: 100, asleep: isAsleep ? "true" : undefined } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

const todoCountsQuery = queryOptions({
  queryKey: ["todos", "counts"],
  queryFn: ({ signal }) => call(caseOperations.todos, { query: { limit: 1 } }, { signal }),
});

/** What cases ask and what waits for the reader beside them, together; undefined: not known yet. */
export function useAllTurns(ofCases: Todos["counts"] | undefined): { late: number; today: number } | undefined {
  const { useTurnsBeside } = useStaffParts();
  const beside = useTurnsBeside();
  return ofCases && { late: ofCases.late + beside.late, today: ofCases.today + beside.today };
}

/** For the rail: how many are late or for today. */
export function useMyTurn() {
  const { t } = useTranslation("myWork");
  const counts = useAllTurns(useQuery(todoCountsQuery).data?.counts);
  if (!counts) return undefined;
  const count = counts.late + counts.today;
  return { count, title: t("railCount", { count }) };
}

/** For the rail: how many calls are to be made. */
export function useDueCalls() {
  const { t } = useTranslation("myWork");
  const count = useQuery(todoCountsQuery).data?.byKey.find(({ key }) => key === "due")?.count;
  return count === undefined ? undefined : { count, title: t("callsCount", { count }) };
}
