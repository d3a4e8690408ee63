import { Link } from "@tanstack/react-router";
import { ChevronLeft, ChevronRight, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "#web/kit/Act.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { LoadingLine } from "#web/kit/LoadingLine.tsx";
import { Changes } from "#web/staff/admin/Changes.tsx";
import { call } from "#web/staff/client/call.ts";
import { useMay } from "#web/staff/session/me.ts";
import { useSay } from "#web/words/language.ts";
import { type CalendarView, calendarOperations, type DayView, type SavedCalendar } from "../contract.ts";
import { DaySheet } from "./DaySheet.tsx";
import { DefinitionForm } from "./DefinitionForm.tsx";
import { HolidayImport } from "./HolidayImport.tsx";
import { calendarSaved, useReplan, useYear } from "./use-calendars.ts";
import { YearView } from "./YearView.tsx";

/** One calendar: its year, its week, and what a change does to clocks that run. */
export function CalendarRecord({ calendar, year }: { calendar: CalendarView; year: number }) {
  const { t } = useTranslation("calendars");
  const { t: ta } = useTranslation("admin");
  const say = useSay();
  const mayManage = useMay()("register.manage");
  const { id, definition, isStanding, usedIn, archivedAt } = calendar;
  const [day, setDay] = useState<DayView | null>(null);
  const [isImporting, setImporting] = useState(false);
  const [saved, setSaved] = useState<SavedCalendar | null>(null);
  const { data, isFetching } = useYear(id, year);
  const onSaved = async (next: SavedCalendar) => {
    setSaved(next);
    await calendarSaved(next);
  };
  const archive = async () => {
    await call(archivedAt === null ? calendarOperations.archive : calendarOperations.restore, { params: { id } });
    await calendarSaved();
  };
  return (
    <div className="admin-record scroll">
      <header>
        <div className="row">
          <h1>{say(definition.title)}</h1>
          <span className="small text2">{definition.zone}</span>
          {archivedAt !== null && <span className="tag">{ta("archived")}</span>}
          <span className="space" />
          {mayManage && definition.holidays !== null && (
            <Act small onAct={() => setImporting(true)}>
              {t("import.open")}
            </Act>
          )}
          {mayManage && !isStanding && usedIn === 0 && (
            <Act small quiet onAct={() => void archive()}>
              {ta(archivedAt === null ? "archive" : "restore")}
            </Act>
          )}
        </div>
      </header>
      <div className="row year-bar">
        <Link
          to={`/admin/calendars/${id}`}
          search={{ year: year - 1 }}
          className="year-step"
          aria-label={t("year.before")}
        >
          <Icon of={ChevronLeft} />
        </Link>
        <b className="mono year">{year}</b>
        <Link
          to={`/admin/calendars/${id}`}
          search={{ year: year + 1 }}
          className="year-step"
          aria-label={t("year.after")}
        >
          <Icon of={ChevronRight} />
        </Link>
        <Legend />
      </div>
      {data && !data.isCovered && (
        <p className="uncovered row">
          <Icon of={TriangleAlert} size={14} />
          <span>{t("uncovered", { year })}</span>
        </p>
      )}
      {saved && <Replanned saved={saved} />}
      {isFetching && !data && <LoadingLine />}
      {data && <YearView year={data} onDay={setDay} isOpen={mayManage} />}
      <DefinitionForm key={calendar.version} calendar={calendar} onSaved={onSaved} />
      <Changes register="calendars" record={id} />
      {day && <DaySheet calendar={calendar} day={day} onClose={() => setDay(null)} onSaved={onSaved} />}
      {isImporting && definition.holidays !== null && (
        <HolidayImport country={definition.holidays} onClose={() => setImporting(false)} />
      )}
    </div>
  );
}

function Legend() {
  const { t } = useTranslation("calendars");
  return (
    <ul className="legend-days small">
      {(["working", "closed", "holiday", "make-up", "override"] as const).map((kind) => (
        <li key={kind}>
          <span className={`day-sample ${kind}`} aria-hidden="true">
            {t(`mark.${kind}`)}
          </span>
          {t(`kind.${kind}`)}
        </li>
      ))}
    </ul>
  );
}

function Replanned({ saved }: { saved: SavedCalendar }) {
  const { t } = useTranslation("calendars");
  const progress = useReplan(saved.replan);
  return (
    <p className="replanned" role="status">
      {saved.replan === null
        ? t("saved.noClocks")
        : progress?.finishedAt
          ? t("saved.done", { count: progress.moved })
          : t("saved.underWay", { count: progress?.moved ?? 0 })}
      {saved.touchesPast && ` ${t("saved.past")}`}
    </p>
  );
}
