import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useReader } from "#web/kit/reader.tsx";
import { when } from "#web/kit/when.ts";
import { useSay } from "#web/words/language.ts";
import { nowQuery } from "./ask.ts";

/** In "My work" of whoever plans: teams for which nobody is on duty at some time ahead, each leading to its roster (D20). */
export function GapsAhead() {
  const { t } = useTranslation("duty");
  const say = useSay();
  const reader = useReader();
  const { data } = useQuery(nowQuery);
  const teams = data?.items.filter(({ mayPlan, gaps }) => mayPlan && gaps.length > 0) ?? [];
  if (teams.length === 0) return null;
  return (
    <section className="todo-group above" aria-label={t("mine.gaps")}>
      <h2>
        {t("mine.gaps")} <span className="count">{teams.length}</span>
      </h2>
      {teams.map(({ team, gaps }) => (
        <div key={team.id} className="reminder due">
          <span className="small whole when">{when(gaps[0]!.from, reader, { time: "always" })}</span>
          <Link to={`/duty/${team.id}`} className="cut">
            {t("mine.gapOf", { team: say(team.name), count: gaps.length })}
          </Link>
        </div>
      ))}
    </section>
  );
}
