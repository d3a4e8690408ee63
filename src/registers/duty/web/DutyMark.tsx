import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMe } from "#web/staff/session/me.ts";
import { nowQuery } from "./ask.ts";

/** In the top bar: who of my team is on duty, and who comes next. Leads to the roster. */
export function DutyMark() {
  const { t } = useTranslation("duty");
  const me = useMe();
  const { data } = useQuery(nowQuery);
  const mine = data?.items.find(({ team, hasRoster }) => hasRoster && me.teams.some(({ id }) => id === team.id));
  const shown = mine ?? data?.items.find(({ team, hasRoster }) => hasRoster && team.line === 1);
  if (!shown) return null;
  const who = shown.people.map(({ name }) => name).join(", ");
  return (
    <Link to={`/duty/${shown.team.id}`} className="cut">
      {" · "}
      {who ? t("mark.on", { who }) : t("nobody")}
      {shown.next && ` · ${t("mark.next", { who: shown.next.people.join(", ") })}`}
    </Link>
  );
}
