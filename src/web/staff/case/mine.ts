import { queryOptions } from "@tanstack/react-query";
import { personalOperations } from "#kernel/personal/contract.ts";
import { call } from "../client/call.ts";
import { queries } from "../client/queries.ts";

/** What I arranged for myself around a case. */
export const mineQuery = (number: string) =>
  queryOptions({
    queryKey: ["case", number, "mine"],
    queryFn: ({ signal }) => call(personalOperations.mine, { params: { number } }, { signal }),
  });

/** Follows a case, or no more: whichever it is not. */
export async function toggleFollowing(number: string): Promise<void> {
  const { isFollowing } = await queries.fetchQuery(mineQuery(number));
  await call(personalOperations.follow, { params: { number }, body: { isFollowing: !isFollowing } });
  await Promise.all(
    [["case", number, "mine"], ["cases"], ["case-views"]].map((queryKey) => queries.invalidateQueries({ queryKey })),
  );
}
