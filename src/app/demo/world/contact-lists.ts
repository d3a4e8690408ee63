import type { DepartmentKey } from "./provider.ts";

type DemoRung = {
  /** Login; null: whoever holds the role. */
  person: string | null;
  role: "liaison" | "department-head" | null;
  way: "app" | "phone";
  minutes: number | null;
};

/** Whom the demo's departments ask after a dispatch, first to last (D8). The centre keeps none: liaison and head are asked. */
export const contactLists: readonly { department: DepartmentKey; rungs: readonly DemoRung[] }[] = [
  {
    department: "network",
    rungs: [
      { person: null, role: "liaison", way: "app", minutes: 20 },
      { person: null, role: "department-head", way: "phone", minutes: 15 },
    ],
  },
  {
    department: "applications",
    rungs: [
      { person: null, role: "liaison", way: "phone", minutes: 15 },
      { person: null, role: "department-head", way: "phone", minutes: 30 },
    ],
  },
];
