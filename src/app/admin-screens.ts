import { lazyRouteComponent } from "@tanstack/react-router";
import { BookOpen, Phone, Settings, Users } from "lucide-react";
import { findCalendars } from "#registers/calendars/web/use-calendars.ts";
import { findLevels } from "#registers/service-levels/web/find-levels.ts";
import { findCaseFields, findDepartments, findEveryTeam } from "#web/staff/people/pickers.ts";
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
  {
    path: "/people/{-$id}",
    page: lazyRouteComponent(() => import("#web/staff/people/PeoplePage.tsx"), "PeoplePage"),
    rail: {
      to: "/people",
      title: { zh: "客户", en: "People" },
      icon: Users,
      order: 60,
      permission: "people.manage-customers",
    },
  },
  {
    path: "/admin/organisations/{-$id}",
    page: lazyRouteComponent(() => import("#web/staff/people/OrganisationsPage.tsx"), "OrganisationsPage"),
  },
  {
    path: "/admin/teams/{-$id}",
    page: lazyRouteComponent(() => import("#web/staff/people/TeamsPage.tsx"), "TeamsPage"),
  },
  {
    path: "/admin/roles/{-$id}",
    page: lazyRouteComponent(() => import("#web/staff/people/RolesPage.tsx"), "RolesPage"),
  },
  {
    path: "/admin/api-keys/{-$id}",
    page: lazyRouteComponent(() => import("#web/staff/people/ApiKeysPage.tsx"), "ApiKeysPage"),
  },
  {
    path: "/admin/levels/{-$id}",
    page: lazyRouteComponent(() => import("#registers/service-levels/web/LevelsPage.tsx"), "LevelsPage"),
  },
  {
    path: "/admin/contact-lists/{-$id}",
    page: lazyRouteComponent(() => import("#registers/contact-lists/web/ContactListsPage.tsx"), "ContactListsPage"),
  },
  {
    path: "/admin/services/{-$id}",
    page: lazyRouteComponent(() => import("#registers/services/web/ServicesPage.tsx"), "ServicesPage"),
  },
  {
    path: "/admin/categories/{-$id}",
    page: lazyRouteComponent(() => import("#registers/categories/web/CategoriesPage.tsx"), "CategoriesPage"),
  },
  {
    path: "/admin/priorities/{-$id}",
    page: lazyRouteComponent(() => import("#registers/priority-matrix/web/MatrixPage.tsx"), "MatrixPage"),
  },
  {
    path: "/admin/devices/{-$id}",
    page: lazyRouteComponent(() => import("#registers/devices/web/DevicesPage.tsx"), "DevicesPage"),
  },
  { path: "/profile", page: lazyRouteComponent(() => import("#web/staff/profile/ProfilePage.tsx"), "ProfilePage") },
];

/** What registers name of each other and of people. */
export const adminPickers: Pickers = {
  calendar: findCalendars,
  level: findLevels,
  "every-team": findEveryTeam,
  department: findDepartments,
  "case-field": findCaseFields,
};
