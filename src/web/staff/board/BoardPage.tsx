import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { MonitorPlay, Printer } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { BoardRow } from "#kernel/process/board/contract.ts";
import { Act } from "../../kit/Act.tsx";
import { CaseNumber } from "../../kit/CaseNumber.tsx";
import { ClockChip } from "../../kit/ClockChip.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { LoadingLine } from "../../kit/LoadingLine.tsx";
import { PageHead } from "../../kit/PageHead.tsx";
import { PriorityMark } from "../../kit/PriorityMark.tsx";
import { useReader } from "../../kit/reader.tsx";
import { StateTag } from "../../kit/StateTag.tsx";
import { fullTime } from "../../kit/when.ts";
import { useLanguage, useSay } from "../../words/language.ts";
import { teamsQuery } from "../client/lookups.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { useTitle } from "../title.ts";
import { type Board, boardQuery } from "./ask.ts";
import "./board.css";
import { countWords, listBehind } from "./rules.ts";
import { Wall } from "./Wall.tsx";

/** The desk's live board, and the same for a wall (M2). Team and wall stand in the address. */
export function BoardPage() {
  const { team, wall } = useSearch({ strict: false }) as { team?: string; wall?: string };
  const { t } = useTranslation("board");
  useTitle(t("title"));
  const navigate = useNavigate();
  const asked = useQuery(boardQuery(team));
  const say = useSay();
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const teamName = say(teams.find(({ id }) => id === team)?.name);
  const go = (search: { team?: string; wall?: string }) => void navigate({ to: "/board", search, replace: true });
  if (wall)
    return (
      <Wall asked={asked} teamName={teamName} look={wall === "light" ? "light" : "dark"} onLeave={() => go({ team })} />
    );
  return (
    <DeskBoard
      asked={asked}
      team={team}
      teams={teams.map(({ id, name }) => ({ value: id, title: say(name) }))}
      onTeam={(chosen) => go({ team: chosen })}
      onWall={() => {
        // Refused where the browser has no full screen: the wall then fills the window.
        void document.documentElement.requestFullscreen?.().catch(() => undefined);
        go({ team, wall: "1" });
      }}
    />
  );
}

type DeskBoardProps = {
  asked: { data: Board | undefined; error: unknown };
  team: string | undefined;
  teams: { value: string; title: string }[];
  onTeam: (team: string | undefined) => void;
  onWall: () => void;
};

function DeskBoard({ asked, team, teams, onTeam, onWall }: DeskBoardProps) {
  const { t } = useTranslation("board");
  const words = useProblemWords();
  const language = useLanguage();
  const { zone } = useReader();
  const { data, error } = asked;
  return (
    <main className="board">
      <PageHead title={t("title")} lead={data && t("asOf", { time: fullTime(data.asOf, zone).slice(11, 16) })}>
        <span className="no-print board-team">
          <select
            aria-label={t("team")}
            value={team ?? ""}
            onChange={(event) => onTeam(event.target.value || undefined)}
          >
            <option value="">{t("everyTeam")}</option>
            {teams.map(({ value, title }) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>
        </span>
        <span className="no-print row">
          <Act icon={Printer} quiet onAct={() => print()}>
            {t("print")}
          </Act>
          <Act icon={MonitorPlay} keys="w" onAct={onWall}>
            {t("wall")}
          </Act>
        </span>
      </PageHead>
      {error !== null && <ErrorLine happened={words(error)} />}
      {!data && error === null && <LoadingLine />}
      {data && (
        <>
          <div className="board-sections">
            {data.sections.map((section) => (
              <section
                key={section.key}
                className={`board-section ${section.key}${section.count === 0 ? " zero" : ""}`}
                aria-label={t(`of.${section.key}`)}
              >
                <h2>
                  <Link {...listBehind(section.key, team)} title={t("all")}>
                    <span className="figure mono">{countWords(section.count, data.cap, language)}</span>
                    {t(`of.${section.key}`)}
                  </Link>
                </h2>
                {section.rows.length === 0 ? (
                  <p className="small text3 none">{t(`none.${section.key}`)}</p>
                ) : (
                  <ol>
                    {section.rows.map((row) => (
                      <Row key={row.number} row={row} />
                    ))}
                  </ol>
                )}
                {section.count > section.rows.length && (
                  <Link className="small more no-print" {...listBehind(section.key, team)}>
                    {t("more", { count: section.count - section.rows.length })}
                  </Link>
                )}
              </section>
            ))}
          </div>
          {data.onHold > 0 && (
            <p className="small text2 on-hold">
              <Link to="/cases" search={{ view: "waiting", team }}>
                {t("onHold", { count: data.onHold, shown: countWords(data.onHold, data.cap, language) })}
              </Link>
            </p>
          )}
        </>
      )}
    </main>
  );
}

function Row({ row }: { row: BoardRow }) {
  const { t } = useTranslation("board");
  const say = useSay();
  const area = row.process === "follow-up" ? "follow-ups" : "cases";
  return (
    <li>
      <Link to={`/${area}/${row.number}`}>
        <span className="row">
          <CaseNumber number={row.number} />
          <PriorityMark priority={row.priority} />
          <span className="space" />
          {row.clock && <ClockChip clock={row.clock} />}
        </span>
        <span className="cut subject" title={row.subject}>
          {row.subject}
        </span>
        <span className="row small text2">
          <StateTag family={row.state.family} title={row.state.title} />
          <span className="cut">
            {[row.organisation, row.assignee?.name ?? (row.team ? say(row.team.name) : t("nobody"))]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </span>
      </Link>
    </li>
  );
}
