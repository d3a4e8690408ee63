import { Ellipsis } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useSay } from "../../words/language.ts";
import { useStaffParts } from "../parts.ts";
import type { RailItem } from "../Rail.tsx";
import { useMay } from "../session/me.ts";

/** The areas this person may enter, in their order. */
export function useRailItems(): RailItem[] {
  const { screens } = useStaffParts();
  const say = useSay();
  const may = useMay();
  return screens
    .flatMap(({ path, rail }) => (rail ? [{ path, ...rail }] : []))
    .filter(({ permission }) => permission === undefined || may(permission))
    .toSorted((one, other) => one.order - other.order)
    .map(({ path, to, title, icon, useCount }) => ({ to: to ?? path, title: say(title), icon, useCount }));
}

/** On phones the bar holds five: the first four, and everything else behind 更多. */
export function usePhoneRail(items: readonly RailItem[]): RailItem[] {
  const { t } = useTranslation("staff");
  return [...items.slice(0, 4), { to: "/more", title: t("more.title"), icon: Ellipsis }];
}
