import { lazyRouteComponent } from "@tanstack/react-router";
import { BookOpen, Phone, Settings } from "lucide-react";
import { findCalendars } from "#registers/calendars/web/use-calendars.ts";
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
  {
    path: "/admin",
    page: lazyRouteComponent(() => import("#web/staff/admin/AdminPanes.tsx"), "AdminPage"),
    rail: { title: { zh: "管理", en: "Admin" }, icon: Settings, order: 90, permission: "register.manage" },
  },
  {
    path: "/admin/calendars/{-$id}",
    page: lazyRouteComponent(() => import("#registers/calendars/web/CalendarsPage.tsx"), "CalendarsPage"),
  },
];

export const adminPickers: Pickers = { calendar: findCalendars };
