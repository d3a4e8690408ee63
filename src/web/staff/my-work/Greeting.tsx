import { Trans, useTranslation } from "react-i18next";
import { PageHead } from "../../kit/PageHead.tsx";
import { useReader } from "../../kit/reader.tsx";
import { type Reader, wallTime } from "../../kit/when.ts";
import { useMe } from "../session/me.ts";
import { type Todos, useAllTurns } from "./ask.ts";
import { calledName, partOfDay } from "./greeting.ts";

/** 11月24日 周二, Tue 24 November: the day itself, not only that it is today. */
function dateLine({ now, zone, language }: Reader): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", { ...options, timeZone: zone }).format(now);
  const [day, weekday] = [part({ month: "long", day: "numeric" }), part({ weekday: "short" })];
  return language === "zh" ? `${day} ${weekday}` : `${weekday} ${day}`;
}

/** 上午好，一苇。11 月 24 日 周二 · 先处理迟了的 2 件，今天共 13 件 */
export function Greeting({
  counts: ofCases,
  children,
}: {
  counts: Todos["counts"] | undefined;
  children: React.ReactNode;
}) {
  const { t } = useTranslation("myWork");
  const me = useMe();
  const reader = useReader();
  const counts = useAllTurns(ofCases);
  const part = partOfDay(wallTime(reader.now, reader.zone).time);
  const values = counts && { late: counts.late, today: counts.late + counts.today };
  const key = !values || values.today === 0 ? "free" : values.late > 0 ? "late" : "today";
  return (
    <PageHead
      title={t(`greeting.${part}`, { name: calledName(me.name) })}
      lead={
        values && (
          <>
            {dateLine(reader)} ·{" "}
            <Trans
              ns="myWork"
              i18nKey={`lead.${key}`}
              values={values}
              components={{ b: <b className="late" />, s: <b /> }}
            />
          </>
        )
      }
    >
      {children}
    </PageHead>
  );
}
