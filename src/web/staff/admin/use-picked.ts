import { useQuery } from "@tanstack/react-query";
import type { Reference } from "../../fields/ReferenceField.tsx";
import { useLanguage } from "../../words/language.ts";
import { useStaffParts } from "../parts.ts";

/** The names behind ids of a small register, by its picker: calendars, levels. */
export function usePicked(kind: string): { find: (id: string) => Reference | undefined; all: readonly Reference[] } {
  const picker = useStaffParts().pickers[kind];
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ["picked", kind, language],
    queryFn: ({ signal }) => picker?.({ organisationId: null })("", signal) ?? [],
    enabled: picker !== undefined,
    staleTime: 30_000,
  });
  return { find: (id) => data?.find((one) => one.id === id), all: data ?? [] };
}
