import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { personalOperations } from "#kernel/personal/contract.ts";
import { Act } from "../../kit/Act.tsx";
import { useReader } from "../../kit/reader.tsx";
import { when } from "../../kit/when.ts";
import { call } from "../client/call.ts";
import { queries } from "../client/queries.ts";

const remindersQuery = {
  queryKey: ["reminders"],
  queryFn: ({ signal }: { signal: AbortSignal }) => call(personalOperations.reminders, {}, { signal }),
};

/** My reminders that have come, then those ahead; each is done with one press. */
export function Reminders() {
  const { t } = useTranslation("tools");
  const reader = useReader();
  const { data } = useQuery(remindersQuery);
  if (!data || data.items.length === 0) return null;
  const done = async (id: string) => {
    await call(personalOperations.done, { params: { id }, body: {} });
    await queries.invalidateQueries({ queryKey: ["reminders"] });
  };
  return (
    <section className="todo-group above reminders" aria-label={t("mine.reminders")}>
      <h2>
        {t("mine.reminders")} <span className="count">{data.items.length}</span>
      </h2>
      {data.items.map((one) => (
        <div key={one.id} className={one.isDue ? "reminder due" : "reminder"}>
          <span className="small whole when">{when(one.at, reader, { time: "always" })}</span>
          <span className="cut">{one.words}</span>
          {one.number && (
            <Link to={`/cases/${one.number}`} className="mono small whole">
              {one.number}
            </Link>
          )}
          <span className="small text2 cut">{one.subject}</span>
          <span className="space" />
          <Act quiet small onAct={() => void done(one.id)}>
            {t("remind.done")}
          </Act>
        </div>
      ))}
    </section>
  );
}

/** To what I have put to sleep, and back. */
export function AsleepLink({ count, isAsleep }: { count: number; isAsleep: boolean }) {
  const { t } = useTranslation("tools");
  if (!isAsleep && count === 0) return null;
  return (
    <p className="small asleep-link">
      <Link to="/mine" search={isAsleep ? {} : { asleep: "true" }}>
        {isAsleep ? t("mine.awake") : t("mine.asleepCount", { count })}
      </Link>
    </p>
  );
}
