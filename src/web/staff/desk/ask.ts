import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { peopleOperations } from "#kernel/people/contract.ts";
import { caseOperations, processOperations } from "#kernel/process/contract.ts";
import type { ProcessDefinition } from "#kernel/process/definition.ts";
import { relateOperations } from "#kernel/process/relate/contract.ts";
import { searchOperations } from "#kernel/search/contract.ts";
import type { FindReferences } from "../../fields/ReferenceField.tsx";
import { currentLanguage } from "../../words/language.ts";
import { call } from "../client/call.ts";
import type { AnswerOf } from "../client/operations.ts";
import { queries } from "../client/queries.ts";
import type { DeskDraft } from "./draft.ts";

/** The procedure that runs: its scripts and the words of its states. */
export function useDefinition(key: string): ProcessDefinition | undefined {
  return useQuery({
    queryKey: ["process", key],
    queryFn: ({ signal }) => call(processOperations.read, { params: { key } }, { signal }),
    staleTime: 10 * 60_000,
    select: ({ definition }) => definition as ProcessDefinition,
  }).data;
}

/** What registering now would promise this customer; asked again each minute, because now moves on. */
export function usePromises(
  process: string,
  { organisationId, contractId }: { organisationId: string | null; contractId: string | undefined },
  priority: number,
) {
  const body = { process, priority, organisation: organisationId ?? undefined, contract: contractId };
  return useQuery({
    queryKey: ["case-promises", body],
    queryFn: ({ signal }) => call(caseOperations.promise, { body }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  }).data;
}

export type Suspected = AnswerOf<typeof relateOperations.suspected>["items"][number];

/** Open cases the call may be about already (D6), asked when the typing rests. */
export function useSuspected(draft: DeskDraft): readonly Suspected[] {
  const text = `${draft.subject} ${draft.description}`.trim();
  const asked = useRested({
    device: draft.device?.id,
    person: draft.personId ?? undefined,
    organisation: draft.organisationId ?? undefined,
    q: text.length >= 2 ? text : undefined,
  });
  const isAsked = asked.device !== undefined || asked.person !== undefined || asked.q !== undefined;
  const { data } = useQuery({
    queryKey: ["cases", "suspected", asked],
    queryFn: ({ signal }) => call(relateOperations.suspected, { query: asked }, { signal }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  return isAsked ? (data?.items ?? []) : [];
}

type Asked = { device?: string; person?: string; organisation?: string; q?: string };

/** What is typed, once the typing rests. */
function useRested(asked: Asked): Asked {
  const text = JSON.stringify(asked);
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), 400);
    return () => clearTimeout(timer);
  }, [text]);
  return JSON.parse(rested) as Asked;
}

/** Solved cases like what is being typed (D6), asked when the typing rests. */
export function useSimilar(text: string, organisationId: string | null) {
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 400);
    return () => clearTimeout(timer);
  }, [text]);
  const { data, isFetching } = useQuery({
    queryKey: ["similar", asked, organisationId],
    queryFn: ({ signal }) =>
      call(searchOperations.similar, { query: { q: asked, organisation: organisationId ?? undefined } }, { signal }),
    enabled: asked.length >= 2,
    placeholderData: asked.length >= 2 ? keepPreviousData : undefined,
    staleTime: 60_000,
  });
  return { items: asked.length >= 2 ? (data?.items ?? []) : [], isFetching, isAsked: asked.length >= 2 };
}

const teamsQuery = {
  queryKey: ["teams", "in-use"],
  queryFn: () => call(peopleOperations.teams, { query: {} }),
  staleTime: 5 * 60_000,
};

/** Teams in use, for the team that follows a service. */
export function useTeams() {
  return useQuery(teamsQuery).data?.items ?? [];
}

/** Teams of the 2nd and 3rd line: where a dispatch can go. */
export const findDispatchTeams: FindReferences = async (text) => {
  const { items } = await queries.fetchQuery(teamsQuery);
  const language = currentLanguage();
  return items
    .filter(({ line, isArchived }) => line > 1 && !isArchived)
    .map(({ id, name, organisation }) => ({ id, name: name[language], detail: organisation.name }))
    .filter(({ name, detail }) => `${name} ${detail}`.toLowerCase().includes(text.toLowerCase()));
};
