import { useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { AdminPanes, AdminRow } from "#web/staff/admin/AdminPanes.tsx";
import { useMay } from "#web/staff/session/me.ts";
import { useSay } from "#web/words/language.ts";
import { CalendarRecord } from "./CalendarRecord.tsx";
import { NewCalendar } from "./NewCalendar.tsx";
import { useCalendars } from "./use-calendars.ts";
import "./calendars.css";

/** Working calendars: twelve months on a page, every day one click away (L2). */
export function CalendarsPage() {
  const { t } = useTranslation("calendars");
  const say = useSay();
  const may = useMay();
  const { id } = useParams({ strict: false }) as { id?: string };
  const { year } = useSearch({ strict: false }) as { year?: string };
  const { data, error, isPending } = useCalendars();
  const calendar = data?.items.find((one) => one.id === id);
  return (
    <AdminPanes
      section="calendars"
      newTo={may("register.manage") ? "/admin/calendars/new" : undefined}
      isLoading={isPending}
      error={error}
      rows={data?.items.map(({ id: key, definition, uncoveredYears, usedIn, archivedAt }) => (
        <AdminRow
          key={key}
          to={`/admin/calendars/${key}`}
          isCurrent={key === id}
          title={say(definition.title)}
          detail={[definition.zone, t("usedIn", { count: usedIn })].join(" · ")}
          isFaded={archivedAt !== null}
          sign={
            uncoveredYears.length > 0 && (
              <span className="tag">{t("uncoveredShort", { years: uncoveredYears.join("、") })}</span>
            )
          }
        />
      ))}
      record={
        id === "new" ? (
          <NewCalendar like={data?.items[0]} />
        ) : calendar ? (
          <CalendarRecord key={calendar.id} calendar={calendar} year={Number(year) || new Date().getFullYear()} />
        ) : null
      }
    />
  );
}
