import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { SegmentField } from "#web/fields/SegmentField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { LoadingLine } from "#web/kit/LoadingLine.tsx";
import { useReader } from "#web/kit/reader.tsx";
import { when } from "#web/kit/when.ts";
import { Changes } from "#web/staff/admin/Changes.tsx";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { useMay } from "#web/staff/session/me.ts";
import { useSay } from "#web/words/language.ts";
import type { DutyNow, RosterView } from "../contract.ts";
import { Absences } from "./Absences.tsx";
import { rosterQuery } from "./ask.ts";
import { dayIn, daysAround, type Span, stepped } from "./days.ts";
import { Plan } from "./Plan.tsx";
import { Settings } from "./Settings.tsx";
import { Swaps } from "./Swaps.tsx";

const tabs = ["roster", "swaps", "absences", "settings"] as const;
type Tab = (typeof tabs)[number];

/** A team's roster for a week or a month, its swaps, absences, shifts and needs. Where one stands is in the address. */
export function Roster({ team }: { team: DutyNow["team"] }) {
  const { t } = useTranslation("duty");
  const say = useSay();
  const reader = useReader();
  const words = useProblemWords();
  const navigate = useNavigate();
  const may = useMay();
  const search = useSearch({ strict: false }) as { tab?: string; day?: string; span?: string };
  const tab = tabs.find((one) => one === search.tab) ?? "roster";
  const span: Span = search.span === "month" ? "month" : "week";
  const today = dayIn(reader.now, reader.zone);
  const day = /^\d{4}-\d{2}-\d{2}$/.test(search.day ?? "") ? (search.day as string) : today;
  const days = daysAround(day, span);
  const { data, error } = useQuery(rosterQuery(team.id, days[0]!, days.at(-1)!));
  const go = (to: { tab?: Tab; day?: string; span?: Span }) =>
    void navigate({ to: `/duty/${team.id}`, search: { tab, day, span, ...to } as never, replace: true });
  return (
    <div className="duty-record scroll">
      <header>
        <h1>{say(team.name)}</h1>
        <SegmentField
          label={say(team.name)}
          value={tab}
          onChange={(value) => go({ tab: value as Tab })}
          choices={tabs.map((value) => ({ value, title: t(`tab.${value}`) }))}
        />
        {tab !== "settings" && (
          <div className="row duty-span">
            <SegmentField
              label={t("tab.roster")}
              value={span}
              onChange={(value) => go({ span: value as Span })}
              choices={[
                { value: "week", title: t("week") },
                { value: "month", title: t("month") },
              ]}
            />
            <Act small quiet keys="[" onAct={() => go({ day: stepped(day, span, -1) })}>
              {t("earlier")}
            </Act>
            <Act small quiet onAct={() => go({ day: today })}>
              {t("today")}
            </Act>
            <Act small quiet keys="]" onAct={() => go({ day: stepped(day, span, 1) })}>
              {t("later")}
            </Act>
            <span className="mono text2">
              {span === "week" ? `${days[0]} – ${days.at(-1)?.slice(5)}` : day.slice(0, 7)}
            </span>
          </div>
        )}
      </header>
      {error && <ErrorLine happened={words(error)} />}
      {!data && !error && <LoadingLine />}
      {data && (
        <>
          <GapsAhead roster={data} />
          {tab === "roster" && <Plan roster={data} days={days} span={span} />}
          {tab === "swaps" && <Swaps roster={data} />}
          {tab === "absences" && <Absences roster={data} />}
          {tab === "settings" && <Settings roster={data} />}
          {may("register.manage") && tab === "settings" && <Changes register="rosters" record={team.id} />}
        </>
      )}
    </div>
  );
}

const shownGaps = 3;

function GapsAhead({ roster }: { roster: RosterView }) {
  const { t } = useTranslation("duty");
  const reader = useReader();
  if (roster.gapsAhead.length === 0) return null;
  return (
    <div className="gap-lines" role="status">
      {roster.gapsAhead.slice(0, shownGaps).map(({ from, until }) => (
        <p key={from}>
          {t("gapFrom", {
            from: when(from, reader, { time: "always", inside: true }),
            hours: Math.round(((Date.parse(until) - Date.parse(from)) / 3_600_000) * 10) / 10,
          })}
        </p>
      ))}
      {roster.gapsAhead.length > shownGaps && <p>{t("gaps", { count: roster.gapsAhead.length })}</p>}
    </div>
  );
}
