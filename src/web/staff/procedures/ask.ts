import { useQuery } from "@tanstack/react-query";
import { peopleOperations } from "#kernel/people/contract.ts";
import { processOperations } from "#kernel/process/contract.ts";
import type { ProcessDefinition } from "#kernel/process/definition.ts";
import type { Words } from "#kernel/words/words.ts";
import { call } from "../client/call.ts";

const seldom = 10 * 60_000;

export function useProcedures() {
  return useQuery({
    queryKey: ["processes"],
    queryFn: ({ signal }) => call(processOperations.list, {}, { signal }),
    staleTime: seldom,
  });
}

/** The definition that runs: the page is drawn from nothing else, so manual and system cannot differ (M5). */
export function useProcedure(key: string, version: string | undefined) {
  return useQuery({
    queryKey: version === undefined ? ["process", key] : ["process", key, version],
    queryFn: ({ signal }) =>
      call(
        processOperations.read,
        { params: { key }, query: version === undefined ? {} : { version: Number(version) } },
        { signal },
      ),
    staleTime: seldom,
    select: ({ definition, ...more }) => ({ definition: definition as ProcessDefinition, ...more }),
  });
}

/** Every version there was, with what each changed. */
export function useVersions(key: string) {
  return useQuery({
    queryKey: ["process", key, "versions"],
    queryFn: ({ signal }) => call(processOperations.versions, { params: { key } }, { signal }),
    staleTime: seldom,
  }).data;
}

/** What every guard and consequence of the procedure means. */
export type Rules = Readonly<Record<string, Words>>;

/** Roles, what each may do, and the words of both. */
export function useRoles() {
  return useQuery({
    queryKey: ["roles"],
    queryFn: ({ signal }) => call(peopleOperations.roles, {}, { signal }),
    staleTime: seldom,
  }).data;
}

/** Service levels with their targets; handed in by the app, for the page knows no register. */
export type UseLevels = () =>
  | { items: readonly { id: string; name: Words; targets: Partial<Record<string, Partial<Record<string, number>>>> }[] }
  | undefined;
