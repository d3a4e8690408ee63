import { useQuery } from "@tanstack/react-query";
import { call } from "#web/staff/client/call.ts";
import { queries } from "#web/staff/client/queries.ts";
import type { PickerOf } from "#web/staff/screens.ts";
import { currentLanguage } from "#web/words/language.ts";
import { calendarOperations, type SavedCalendar } from "../contract.ts";

const listQuery = {
  queryKey: ["calendars"],
  queryFn: () => call(calendarOperations.list, { query: { archived: "true" } }),
  staleTime: 60_000,
} as const;

/** All calendars, those out of use too. */
export function useCalendars() {
  return useQuery(listQuery);
}

export function useYear(id: string, year: number) {
  return useQuery({
    queryKey: ["calendar-year", id, year],
    queryFn: ({ signal }) => call(calendarOperations.year, { params: { id, year } }, { signal }),
    staleTime: 60_000,
  });
}

/** How far the replanning of running clocks has come; asked until it has ended. */
export function useReplan(id: string | null) {
  return useQuery({
    queryKey: ["calendar-replan", id],
    queryFn: ({ signal }) => call(calendarOperations.replan, { params: { id: id ?? "" } }, { signal }),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data?.finishedAt ? false : 1_000),
  }).data;
}

/** What depends on a calendar is asked for again. */
export async function calendarSaved(saved?: SavedCalendar): Promise<void> {
  if (saved) void queries.invalidateQueries({ queryKey: ["calendar-year", saved.calendar.id] });
  await Promise.all(
    ["calendars", "calendar-year", "holiday-years", "register-changes", "cases", "todos"].map((key) =>
      queries.invalidateQueries({ queryKey: [key] }),
    ),
  );
}

/** Calendars in use, as a form offers them. */
export const findCalendars: PickerOf = () => async (text) => {
  const { items } = await queries.fetchQuery(listQuery);
  const language = currentLanguage();
  return items
    .filter(({ archivedAt }) => archivedAt === null)
    .map(({ id, definition }) => ({ id, name: definition.title[language], detail: definition.zone }))
    .filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
};
