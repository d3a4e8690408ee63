/** Registers whose changes the log keeps, as it names them. */
export const loggedRegisters = [
  "service-levels",
  "calendars",
  "holiday-years",
  "services",
  "categories",
  "priority-matrix",
  "recurrence-rule",
  "devices",
  "contact-lists",
  "major-rules",
  "scripts",
  "persons",
  "memberships",
  "sign-ins",
  "organisations",
  "teams",
  "roles",
  "api-keys",
] as const;
export type LoggedRegister = (typeof loggedRegisters)[number];

const places: Partial<Record<LoggedRegister, string>> = {
  "service-levels": "/admin/levels",
  calendars: "/admin/calendars",
  services: "/admin/services",
  categories: "/admin/categories",
  "priority-matrix": "/admin/priorities",
  "recurrence-rule": "/admin/recurrence",
  devices: "/admin/devices",
  "contact-lists": "/admin/contact-lists",
  "major-rules": "/admin/major-rules",
  scripts: "/admin/scripts",
  persons: "/people",
  organisations: "/admin/organisations",
  teams: "/admin/teams",
  roles: "/admin/roles",
  "api-keys": "/admin/api-keys",
};

/** Where the record itself stands; null: it has no page of its own. */
export function placeOf(register: string, record: string): string | null {
  const place = places[register as LoggedRegister];
  if (place === undefined) return null;
  return register === "priority-matrix" || register === "recurrence-rule" ? place : `${place}/${record}`;
}

/** What the record calls itself, in both languages or as one name. */
export function nameOf(value: unknown): { zh: string; en: string } | string | null {
  if (typeof value !== "object" || value === null) return null;
  for (const key of ["name", "title", "key", "part"]) {
    const name = (value as Record<string, unknown>)[key];
    if (typeof name === "string" && name !== "") return name;
    if (typeof name === "object" && name !== null && "zh" in name && "en" in name)
      return name as { zh: string; en: string };
  }
  return null;
}
