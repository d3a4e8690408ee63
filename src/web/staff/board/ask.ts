import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { boardOperations } from "#kernel/process/board/contract.ts";
import { call } from "../client/call.ts";
import type { AnswerOf } from "../client/operations.ts";

export type Board = AnswerOf<typeof boardOperations.read>;

/** Time passes without anything being announced: what is left shrinks and a limit comes near. */
const lookAgainMs = 20_000;

/** The board; the live stream makes it old within a second (live/refresh.ts). */
export const boardQuery = (team: string | undefined) =>
  queryOptions({
    queryKey: ["board", team ?? ""],
    queryFn: ({ signal }) => call(boardOperations.read, { query: { team } }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: lookAgainMs,
    // On a wall nobody ever puts the window in front.
    refetchIntervalInBackground: true,
  });
