import { lazyRouteComponent } from "@tanstack/react-router";
import { List, ListTodo, RotateCw } from "lucide-react";
import { lazy } from "react";
import { findCategories } from "#registers/categories/web/find-categories.ts";
import { findDevices } from "#registers/devices/web/find-devices.ts";
import { findServices } from "#registers/services/web/find-services.ts";
import { useDueCalls, useMyTurn } from "#web/staff/my-work/ask.ts";
import type { StaffParts, StaffScreen } from "#web/staff/screens.ts";
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
  { path: "/more", page: lazyRouteComponent(() => import("#web/staff/frame/MorePage.tsx"), "MorePage") },
];

/** What each process shows beside its cases. */
const caseSections: StaffParts["caseSections"] = {
  incident: [
    lazy(() =>
      import("#processes/incident/web/ContactLadder.tsx").then(({ ContactLadder }) => ({ default: ContactLadder })),
    ),
    lazy(() => import("#processes/major-incident/web/Called.tsx").then(({ CalledIn }) => ({ default: CalledIn }))),
  ],
  "major-incident": [
    lazy(() => import("#processes/major-incident/web/WarRoom.tsx").then(({ WarRoom }) => ({ default: WarRoom }))),
  ],
  "supplier-part": [
    lazy(() =>
      import("#processes/supplier-part/web/SupplierLink.tsx").then(({ SupplierLink }) => ({ default: SupplierLink })),
    ),
  ],
};

export const staffParts: StaffParts = {
  screens,
  caseSections,
  DeskBanner: lazy(() =>
    import("#processes/major-incident/web/MajorBanner.tsx").then(({ MajorBanner }) => ({ default: MajorBanner })),
  ),
  pickers: { service: findServices, category: findCategories, device: findDevices, ...adminPickers },
  useFollowing,
};
