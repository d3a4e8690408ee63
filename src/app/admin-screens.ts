import { lazyRouteComponent } from "@tanstack/react-router";
import { BookOpen, Phone, Settings, Users } from "lucide-react";
import { findCalendars } from "#registers/calendars/web/use-calendars.ts";
import { findContracts, findEveryContract } from "#registers/contracts/web/find-contracts.ts";
import { findProjects } from "#registers/projects/web/find-projects.ts";
import { findLevels } from "#registers/service-levels/web/find-levels.ts";
import { findCaseFields, findCustomers, findDepartments, findEveryTeam, findStaff } from "#web/staff/people/pickers.ts";
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
    path: "/admin/contracts/{-$id}",
    page: lazyRouteComponent(() => import("#registers/contracts/web/ContractsPage.tsx"), "ContractsPage"),
  },
  {
    path: "/admin/projects/{-$id}",
    page: lazyRouteComponent(() => import("#registers/projects/web/ProjectsPage.tsx"), "ProjectsPage"),
  },
  {
    path: "/admin/level-agreements/{-$id}",
    page: lazyRouteComponent(() => import("#registers/level-agreements/web/AgreementsPage.tsx"), "AgreementsPage"),
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
    path: "/admin/major-rules/{-$id}",
    page: lazyRouteComponent(() => import("#registers/major-rules/web/MajorRulesPage.tsx"), "MajorRulesPage"),
  },
  {
    path: "/admin/services/{-$id}",
    page: lazyRouteComponent(() => import("#registers/services/web/ServicesPage.tsx"), "ServicesPage"),
  },
  {
    path: "/admin/catalogue/{-$id}",
    page: lazyRouteComponent(() => import("#registers/catalogue/web/CataloguePage.tsx"), "CataloguePage"),
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
    path: "/admin/recurrence",
    page: lazyRouteComponent(() => import("#processes/problem/web/RecurrencePage.tsx"), "RecurrencePage"),
  },
  {
    path: "/admin/devices/{-$id}",
    page: lazyRouteComponent(() => import("#registers/devices/web/DevicesPage.tsx"), "DevicesPage"),
  },
  {
    path: "/admin/scripts/{-$id}",
    page: lazyRouteComponent(() => import("#registers/scripts/web/ScriptsPage.tsx"), "ScriptsPage"),
  },
  {
    path: "/admin/standard-steps/{-$id}",
    page: lazyRouteComponent(() => import("#registers/standard-steps/web/StandardStepsPage.tsx"), "StandardStepsPage"),
  },
  {
    path: "/admin/mailboxes/{-$id}",
    page: lazyRouteComponent(() => import("#registers/mailboxes/web/MailboxesPage.tsx"), "MailboxesPage"),
  },
  {
    path: "/admin/changes/{-$id}",
    page: lazyRouteComponent(() => import("#web/staff/admin/ChangesPage.tsx"), "ChangesPage"),
  },
  {
    path: "/admin/macros/{-$id}",
    page: lazyRouteComponent(() => import("#registers/macros/web/MacrosPage.tsx"), "MacrosPage"),
  },
  {
    path: "/admin/skills/{-$id}",
    page: lazyRouteComponent(() => import("#registers/skills/web/SkillsPage.tsx"), "SkillsPage"),
  },
  {
    path: "/admin/hotline",
    page: lazyRouteComponent(() => import("#registers/duty/web/HotlinePage.tsx"), "HotlinePage"),
  },
  { path: "/profile", page: lazyRouteComponent(() => import("#web/staff/profile/ProfilePage.tsx"), "ProfilePage") },
];

/** What registers name of each other and of people. */
export const adminPickers: Pickers = {
  calendar: findCalendars,
  contract: findContracts,
  "every-contract": findEveryContract,
  project: findProjects,
  level: findLevels,
  "every-team": findEveryTeam,
  department: findDepartments,
  customer: findCustomers,
  staff: findStaff,
  "case-field": findCaseFields,
};
