import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { caseOperations, type ListQuery, processOperations, type TimelineEntry } from "#kernel/process/contract.ts";
import type { ProcessDefinition } from "#kernel/process/definition.ts";
import { searchOperations } from "#kernel/search/contract.ts";
import { caseViewOperations } from "#registers/case-views/contract.ts";
import { call } from "../client/call.ts";

/** What screens ask about cases. The keys are what the live stream makes old (live/refresh.ts). */

export const casesQuery = (query: ListQuery) =>
  infiniteQueryOptions({
    queryKey: ["cases", query],
    queryFn: ({ pageParam, signal }) =>
      call(caseOperations.list, { query: { ...query, limit: 50, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    // Another view starts with its own rows, another order of the same keeps the old ones until the new are there.
    placeholderData: (before, asked) =>
      (asked?.queryKey[1] as ListQuery | undefined)?.process === query.process ? before : undefined,
  });

export const countsQuery = queryOptions({
  queryKey: ["case-counts"],
  queryFn: ({ signal }) => call(caseOperations.counts, {}, { signal }),
});

/** Views somebody keeps: mine, my teams', everybody's, with their counts. */
export const savedViewsQuery = queryOptions({
  queryKey: ["case-views"],
  queryFn: ({ signal }) => call(caseViewOperations.list, {}, { signal }),
});

export const caseQuery = (number: string) =>
  queryOptions({
    queryKey: ["case", number],
    queryFn: ({ signal }) => call(caseOperations.read, { params: { number } }, { signal }),
  });

const pageOfEntries = 500;

export const timelineQuery = (number: string) =>
  queryOptions({
    queryKey: ["case", number, "timeline"],
    queryFn: async ({ signal }) => {
      const entries: TimelineEntry[] = [];
      for (let after: number | undefined; ; ) {
        const page = await call(
          caseOperations.timeline,
          { params: { number }, query: { after, limit: pageOfEntries } },
          { signal },
        );
        entries.push(...page.entries);
        if (page.next === null) return entries;
        after = page.next;
      }
    },
  });

export const similarQuery = (number: string) =>
  queryOptions({
    queryKey: ["similar", number],
    queryFn: ({ signal }) => call(searchOperations.similarToCase, { params: { number } }, { signal }),
    staleTime: 10 * 60_000,
  });

/** The procedure as it runs: scripts and form numbers. */
export const processQuery = (key: string) =>
  queryOptions({
    queryKey: ["process", key],
    // The answer is kept as it came: other screens read other parts of it under the same key.
    queryFn: ({ signal }) => call(processOperations.read, { params: { key } }, { signal }),
    select: ({ definition }) => definition as unknown as ProcessDefinition,
    staleTime: 60 * 60_000,
  });

export const explainClock = (number: string, clock: string) => () =>
  call(caseOperations.explain, { params: { number, clock } });
