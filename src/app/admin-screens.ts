import { lazyRouteComponent } from "@tanstack/react-router";
import { BookOpen, Phone } from "lucide-react";
import type { Pickers, StaffScreen } from "#web/staff/screens.ts";

/** Registration, procedures, administration and one's own profile. */
export const adminScreens: StaffScreen[] = [
  {
    path: "/desk",
    page: lazyRouteComponent(() => import("./desk.ts"), "DeskPage"),
    rail: { title: { zh: "来电", en: "Phone" }, icon: Phone, order: 20, permission: "case.register" },
  },
  {
    path: "/procedures",
    page: lazyRouteComponent(() => import("#web/staff/procedures/ProceduresPage.tsx"), "ProceduresPage"),
    rail: { title: { zh: "流程", en: "Manual" }, icon: BookOpen, order: 80, permission: "process.read" },
  },
  { path: "/procedures/$key", page: lazyRouteComponent(() => import("./procedure.ts"), "ProcedurePage") },
];

export const adminPickers: Pickers = {};
