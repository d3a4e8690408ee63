import { lazyRouteComponent } from "@tanstack/react-router";
import { CalendarClock, FolderKanban, Gauge, List, ListTodo, Mail, Repeat, RotateCw } from "lucide-react";
import { type ComponentType, lazy } from "react";
import { useLettersWaiting } from "#channels/mail/web/ask.ts";
import type { CaseView } from "#kernel/process/contract.ts";
import { useCoordinationTurns } from "#processes/incident/web/coordination.ts";
import { findCategories } from "#registers/categories/web/find-categories.ts";
import { findDevices } from "#registers/devices/web/find-devices.ts";
import { previewLevel } from "#registers/service-levels/web/preview-level.ts";
import { findServices } from "#registers/services/web/find-services.ts";
import { useDueCalls, useMyTurn } from "#web/staff/my-work/ask.ts";
import type { CaseSection, StaffParts, StaffScreen } from "#web/staff/screens.ts";
import { adminPickers, adminScreens } from "./admin-screens.ts";
import { useFollowing } from "./following.ts";

/** Every screen of the staff client. A new one is one entry here; its page is fetched when it is first opened. */
const screens: StaffScreen[] = [
  ...adminScreens,
  {
    path: "/mine",
    page: lazyRouteComponent(() => import("#web/staff/my-work/MyWorkPage.tsx"), "MyWorkPage"),
    rail: { title: { zh: "我的", en: "Mine" }, icon: ListTodo, order: 10, useCount: useMyTurn },
  },
  {
    path: "/cases/{-$number}",
    page: lazyRouteComponent(() => import("#web/staff/cases/CasesPage.tsx"), "CasesPage"),
    rail: { to: "/cases", title: { zh: "事件", en: "Cases" }, icon: List, order: 30 },
  },
  {
    path: "/follow-ups/{-$number}",
    page: lazyRouteComponent(() => import("#web/staff/cases/CasesPage.tsx"), "FollowUpsPage"),
    rail: {
      to: "/follow-ups",
      title: { zh: "回访", en: "Calls" },
      icon: RotateCw,
      order: 40,
      permission: "follow-up.read",
      useCount: useDueCalls,
    },
  },
  {
    path: "/letters/{-$id}",
    page: lazyRouteComponent(() => import("#channels/mail/web/LettersPage.tsx"), "LettersPage"),
    rail: {
      to: "/letters",
      title: { zh: "来信", en: "Letters" },
      icon: Mail,
      order: 45,
      permission: "mail.handle",
      useCount: useLettersWaiting,
    },
  },
  {
    path: "/problems",
    page: lazyRouteComponent(() => import("#processes/problem/web/ProblemsPage.tsx"), "ProblemsPage"),
    rail: { title: { zh: "问题", en: "Problems" }, icon: Repeat, order: 50, permission: "problem.manage" },
  },
  {
    path: "/projects",
    page: lazyRouteComponent(() => import("#registers/projects/web/MyProjectsPage.tsx"), "MyProjectsPage"),
    rail: { title: { zh: "项目", en: "Projects" }, icon: FolderKanban, order: 15, permission: "case.ask-resources" },
  },
  {
    path: "/duty/{-$team}",
    page: lazyRouteComponent(() => import("#registers/duty/web/DutyPage.tsx"), "DutyPage"),
    rail: {
      to: "/duty",
      title: { zh: "值班", en: "Duty" },
      icon: CalendarClock,
      order: 55,
      permission: "people.read",
    },
  },
  {
    path: "/hand-over",
    page: lazyRouteComponent(() => import("#registers/hand-over/web/NotesPage.tsx"), "NotesPage"),
  },
  {
    path: "/board",
    page: lazyRouteComponent(() => import("#web/staff/board/BoardPage.tsx"), "BoardPage"),
    rail: { title: { zh: "看板", en: "Board" }, icon: Gauge, order: 25, permission: "case.read-all" },
  },
  { path: "/more", page: lazyRouteComponent(() => import("#web/staff/frame/MorePage.tsx"), "MorePage") },
];

const section = (
  load: () => Promise<ComponentType<{ view: CaseView }>>,
  isExpected?: CaseSection["isExpected"],
): CaseSection => ({ Section: lazy(async () => ({ default: await load() })), isExpected });
/** What each process shows beside its cases. */
const mailSection = section(async () => (await import("#channels/mail/web/MailOfCase.tsx")).MailOfCase);
const caseSections: StaffParts["caseSections"] = {
  incident: [
    section(async () => (await import("#processes/problem/web/KnownErrors.tsx")).KnownErrors),
    section(
      async () => (await import("#registers/contracts/web/CoverSection.tsx")).CoverSection,
      ({ organisation }) => organisation !== null,
    ),
    section(async () => (await import("#processes/incident/web/ContactLadder.tsx")).ContactLadder),
    section(async () => (await import("#processes/major-incident/web/Called.tsx")).CalledIn),
    mailSection,
  ],
  "major-incident": [section(async () => (await import("#processes/major-incident/web/WarRoom.tsx")).WarRoom)],
  "supplier-part": [section(async () => (await import("#processes/supplier-part/web/SupplierLink.tsx")).SupplierLink)],
  "service-request": [
    section(async () => (await import("#processes/service-request/web/Approvals.tsx")).Approvals),
    mailSection,
  ],
};

/** Tools of a process in the "…" menu. */
const caseTools: StaffParts["caseTools"] = [
  {
    key: "problem",
    group: "relate",
    title: { zh: "立为问题…", en: "Make it a problem record…" },
    isOffered: ({ process }, may) => may("problem.manage") && process !== "problem",
    panel: () => import("#processes/problem/web/MakeProblem.tsx"),
  },
];

// Not needed before something is asked for.
const ItemForm = lazy(() =>
  import("#registers/catalogue/web/ItemForm.tsx").then(({ ItemForm }) => ({ default: ItemForm })),
);

export const staffParts: StaffParts = {
  screens,
  caseSections,
  caseTools,
  ItemForm,
  DeskBanner: lazy(() =>
    import("#processes/major-incident/web/MajorBanner.tsx").then(({ MajorBanner }) => ({ default: MajorBanner })),
  ),
  pickers: { service: findServices, category: findCategories, device: findDevices, ...adminPickers },
  useFollowing,
  previewLevel,
  Duty: lazy(async () => ({ default: (await import("#registers/duty/web/DutyMark.tsx")).DutyMark })),
  Banner: lazy(async () => ({ default: (await import("#registers/hand-over/web/UnreadBanner.tsx")).UnreadBanner })),
  useTurnsBeside: useCoordinationTurns,
  mine: [
    lazy(async () => ({
      default: (await import("#processes/incident/web/CoordinationAwaited.tsx")).CoordinationAwaited,
    })),
    lazy(async () => ({ default: (await import("#registers/hand-over/web/NotesToRead.tsx")).NotesToRead })),
    lazy(async () => ({ default: (await import("#registers/duty/web/GapsAhead.tsx")).GapsAhead })),
  ],
  help: {
    team: lazy(async () => ({ default: (await import("#registers/duty/web/TeamDuty.tsx")).TeamDuty })),
    resolvesFollowers: lazy(async () => ({
      default: (await import("#processes/major-incident/web/FollowersTold.tsx")).FollowersTold,
    })),
    candidates: lazy(async () => ({ default: (await import("#registers/skills/web/RoutingHelp.tsx")).RoutingHelp })),
  },
};
