import { lazyRouteComponent } from "@tanstack/react-router";
import { Phone } from "lucide-react";
import type { Pickers, StaffScreen } from "#web/staff/screens.ts";

/** Registration, procedures, administration and one's own profile. */
export const adminScreens: StaffScreen[] = [
  {
    path: "/desk",
    page: lazyRouteComponent(() => import("./desk.ts"), "DeskPage"),
    rail: { title: { zh: "来电", en: "Calls" }, icon: Phone, order: 20, permission: "case.register" },
  },
];

export const adminPickers: Pickers = {};
