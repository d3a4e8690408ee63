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
  "mailboxes",
  "standard-steps",
  "scripts",
  "contracts",
  "projects",
  "level-agreements",
  "catalogue",
  "rosters",
  "duty-shifts",
  "absences",
  "skills",
  "skill-sheets",
  "hotline",
  "macros",
  "case-views",
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
  mailboxes: "/admin/mailboxes",
  "standard-steps": "/admin/standard-steps",
  scripts: "/admin/scripts",
  contracts: "/admin/contracts",
  projects: "/admin/projects",
  "level-agreements": "/admin/level-agreements",
  catalogue: "/admin/catalogue",
  skills: "/admin/skills",
  hotline: "/admin/hotline",
  macros: "/admin/macros",
  persons: "/people",
  organisations: "/admin/organisations",
  teams: "/admin/teams",
  roles: "/admin/roles",
  "api-keys": "/admin/api-keys",
};

/** The page itself is the record, or its records have no addresses. */
const alone = ["priority-matrix", "recurrence-rule", "hotline", "catalogue"];

/** Where the record itself stands; null: it has no page of its own. */
export function placeOf(register: string, record: string): string | null {
  const place = places[register as LoggedRegister];
  if (place === undefined) return null;
  return alone.includes(register) ? place : `${place}/${record}`;
}

/** What the record calls itself, in both languages or as one name. */
export function nameOf(value: unknown): { zh: string; en: string } | string | null {
  if (typeof value !== "object" || value === null) return null;
  const { person } = value as { person?: unknown };
  if (person !== undefined && person !== null) return nameOf(person);
  for (const key of ["name", "title", "number", "subject", "key", "part"]) {
    const name = (value as Record<string, unknown>)[key];
    if (typeof name === "string" && name !== "") return name;
    if (typeof name === "object" && name !== null && "zh" in name && "en" in name)
      return name as { zh: string; en: string };
  }
  return null;
}
