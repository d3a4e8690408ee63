import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSay } from "../../words/language.ts";
import { organisationQuery, personQuery, teamsQuery } from "../client/lookups.ts";
import { type FilterKey, type Filters, filterKeys } from "./filters.ts";

const priorities = ["1", "2", "3", "4"] as const;

/** Filters in words: 优先级 紧急、高 · 客户 北溟大学图书馆. Ids get their names as soon as they are known. */
export function useFilterWords(filters: Filters): { key: FilterKey; text: string }[] {
  const { t } = useTranslation("cases");
  const say = useSay();
  const byId = (id: string | undefined) => /^\d+$/.test(id ?? "");
  const assignee = useQuery({ ...personQuery(filters.assignee ?? ""), enabled: byId(filters.assignee) }).data?.name;
  const requester = useQuery({ ...personQuery(filters.requester ?? ""), enabled: byId(filters.requester) }).data?.name;
  const organisation = useQuery({
    ...organisationQuery(filters.organisation ?? ""),
    enabled: byId(filters.organisation),
  }).data?.name;
  const teams = useQuery({ ...teamsQuery, enabled: byId(filters.team) }).data?.items;
  const named = (key: FilterKey, value: string): string => {
    switch (key) {
      case "priority":
        return value
          .split(",")
          .map((one) => (priorities.includes(one as "1") ? t(`priority.${one as "1"}`) : one))
          .join(t("list.and"));
      case "assignee":
        return value === "me" || value === "nobody" ? t(`filter.${value}`) : (assignee ?? "…");
      case "requester":
        return requester ?? "…";
      case "organisation":
        return organisation ?? "…";
      case "team":
        return value === "mine" ? t("filter.mine") : say(teams?.find(({ id }) => id === value)?.name) || "…";
      case "due":
        return value === "late" ? t("view.late") : t("view.soon");
      case "awaiting":
        return t("view.awaiting");
      case "following":
        return t("view.following");
      default:
        return value;
    }
  };
  const speaksForItself = new Set<FilterKey>(["due", "awaiting", "following"]);
  return filterKeys.flatMap((key) => {
    const value = filters[key];
    if (value === undefined) return [];
    const text = named(key, value);
    return [{ key, text: speaksForItself.has(key) ? text : `${t(`filter.${key}`)} ${text}` }];
  });
}
