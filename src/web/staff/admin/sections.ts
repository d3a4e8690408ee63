import type { Permission } from "#kernel/people/permissions.ts";

/** What can be kept here, by whom it may be read. */
export const sectionGroups = [
  {
    key: "people",
    sections: [
      { key: "people", permission: "people.read" },
      { key: "organisations", permission: "people.read" },
      { key: "teams", permission: "people.read" },
      { key: "roles", permission: "people.read" },
      { key: "skills", permission: "people.read" },
      { key: "api-keys", permission: "api-keys.manage" },
    ],
  },
  {
    key: "service",
    sections: [
      { key: "contracts", permission: "register.read" },
      { key: "projects", permission: "register.read" },
      { key: "level-agreements", permission: "register.read" },
      { key: "levels", permission: "register.read" },
      { key: "contact-lists", permission: "register.read" },
      { key: "major-rules", permission: "register.read" },
      { key: "calendars", permission: "register.read" },
      { key: "services", permission: "register.read" },
      { key: "catalogue", permission: "register.read" },
      { key: "categories", permission: "register.read" },
      { key: "priorities", permission: "register.read" },
      { key: "recurrence", permission: "register.read" },
      { key: "devices", permission: "register.read" },
      { key: "hotline", permission: "register.read" },
      { key: "scripts", permission: "register.read" },
      { key: "standard-steps", permission: "register.read" },
      { key: "changes", permission: "register.manage" },
    ],
  },
  { key: "channels", sections: [{ key: "mailboxes", permission: "mailbox.read" }] },
  { key: "tools", sections: [{ key: "macros", permission: "case.comment" }] },
] as const satisfies readonly { key: string; sections: readonly { key: string; permission: Permission }[] }[];

export type Section = (typeof sectionGroups)[number]["sections"][number]["key"];

/** People stand beside the rest of the administration: the desk keeps customers' contacts too. */
export const pathOf = (section: Section): string => (section === "people" ? "/people" : `/admin/${section}`);
