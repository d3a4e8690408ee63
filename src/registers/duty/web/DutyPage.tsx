import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyLine } from "#web/kit/EmptyLine.tsx";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { LoadingLine } from "#web/kit/LoadingLine.tsx";
import { Panes } from "#web/kit/Panes.tsx";
import { phoneWords } from "#web/kit/phone-words.ts";
import { useReader } from "#web/kit/reader.tsx";
import { shortWhen } from "#web/kit/when.ts";
import { useBand } from "#web/kit/width.ts";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { useMe } from "#web/staff/session/me.ts";
import { useTitle } from "#web/staff/title.ts";
import { useSay } from "#web/words/language.ts";
import "#web/staff/admin/admin.css";
import type { DutyNow } from "../contract.ts";
import { nowQuery } from "./ask.ts";
import "./duty.css";
import { Roster } from "./Roster.tsx";

/** Who is on duty now, team by team; the roster of one beside it (D20). */
export function DutyPage() {
  const { t } = useTranslation("duty");
  useTitle(t("title"));
  const words = useProblemWords();
  const navigate = useNavigate();
  const { team } = useParams({ strict: false }) as { team?: string };
  const { data, error, isPending } = useQuery(nowQuery);
  const me = useMe();
  const band = useBand();
  const teams = ownFirst(data?.items ?? [], me.teams);
  // Where there is room beside the list, the reader's own team is open until another is chosen.
  const isSingle = band === "one" || band === "phone";
  const wanted = team ?? (isSingle ? undefined : teams.find((one) => isOf(me.teams, one))?.team.id);
  const open = teams.find((one) => one.team.id === wanted);
  return (
    <Panes
      list={
        <>
          <header className="admin-head duty-head">
            <div className="row">
              <h1>{t("now")}</h1>
              <span className="space" />
              <Link to="/hand-over">{t("handOver")}</Link>
            </div>
          </header>
          {isPending && <LoadingLine />}
          <div className="scroll">
            {error && <ErrorLine happened={words(error)} />}
            {teams.map((one) => (
              <TeamRow key={one.team.id} duty={one} isCurrent={one.team.id === wanted} />
            ))}
          </div>
        </>
      }
      record={open ? <Roster key={open.team.id} team={open.team} /> : null}
      placeholder={<EmptyLine>{t("noTeam")}</EmptyLine>}
      onBack={() => void navigate({ to: "/duty" })}
    />
  );
}

type Teams = readonly { id: string }[];
const isOf = (mine: Teams, { team }: DutyNow) => mine.some(({ id }) => id === team.id);

/** Their own teams, then the others, each in the order they came. */
const ownFirst = (items: readonly DutyNow[], mine: Teams) => [
  ...items.filter((one) => isOf(mine, one)),
  ...items.filter((one) => !isOf(mine, one)),
];

function TeamRow({ duty, isCurrent }: { duty: DutyNow; isCurrent: boolean }) {
  const { t } = useTranslation("duty");
  const say = useSay();
  const reader = useReader();
  const { team, people, hasRoster, forwardingNumber, next, gaps } = duty;
  const shownNext = hasRoster ? next : null;
  return (
    <Link to={`/duty/${team.id}`} className="duty-row" activeProps={{}} aria-current={isCurrent ? "true" : undefined}>
      <span className="row">
        <b>{say(team.name)}</b>
        <span className="space" />
        {gaps.length > 0 && <span className="gap-word">{t("gaps", { count: gaps.length })}</span>}
      </span>
      {hasRoster ? (
        <ul>
          {people.map((person) => (
            <li key={person.id} className="row">
              <span className="whole">{person.name}</span>
              <span className="small text3 cut">
                {say(person.shift)}
                {person.until && ` · ${t("until", { when: shortWhen(person.until, reader) })}`}
              </span>
              <span className="space" />
              {person.phone && <span className="mono small text2 whole">{phoneWords(person.phone)}</span>}
            </li>
          ))}
          {people.length === 0 && <li className="gap-word">{t("nobody")}</li>}
        </ul>
      ) : (
        <span className="small text2">
          {t("everybodyOf", { who: people.map(({ name }) => name).join(t("list")) || "–" })}
        </span>
      )}
      {(forwardingNumber !== null || shownNext !== null) && (
        <span className="small text2">
          {forwardingNumber !== null && <span>{t("forward", { number: forwardingNumber })}</span>}
          {forwardingNumber !== null && shownNext !== null && " · "}
          {shownNext !== null && t("next", { who: shownNext.people.join(", "), when: shortWhen(shownNext.at, reader) })}
        </span>
      )}
    </Link>
  );
}
