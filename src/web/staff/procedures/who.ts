import { useTranslation } from "react-i18next";
import type { Move, Responsible } from "#kernel/process/definition.ts";
import { useSay } from "../../words/language.ts";
import { useProcedures, useRoles } from "./ask.ts";

/** Whose turn it is, in words. */
export function useWho(): (responsible: Responsible) => string {
  const { t } = useTranslation("procedures");
  const say = useSay();
  const roles = useRoles();
  const processes = useProcedures().data?.items;
  return (responsible) => {
    switch (responsible.who) {
      case "role":
        return say(roles?.roles.find(({ role }) => role === responsible.role)?.title);
      case "customer":
        return t("who.customer", { by: t(`who.${responsible.watchedBy}`) });
      case "linked":
        return t("who.linked", { process: say(processes?.find(({ key }) => key === responsible.process)?.title) });
      default:
        return t(`who.${responsible.who}`);
    }
  };
}

/** Who may make a move: the right, the roles that have it, and what narrows it further. */
export function useMayMove(): (move: Pick<Move, "who" | "only">) => { right: string; roles: string; only: string } {
  const { t } = useTranslation("procedures");
  const say = useSay();
  const known = useRoles();
  return ({ who, only }) => {
    if (who === "system") return { right: t("who.system"), roles: "", only: "" };
    const roles = known?.roles.filter(({ permissions }) => permissions.includes(who)) ?? [];
    return {
      right: say(known?.permissions.find(({ key }) => key === who)?.title),
      roles: roles.map(({ title }) => say(title)).join(t("list")),
      only: only ? t(`only.${only}`) : "",
    };
  };
}
