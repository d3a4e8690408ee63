import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { CaseNumber } from "../../kit/CaseNumber.tsx";
import { ClockChip } from "../../kit/ClockChip.tsx";
import { spokenDuration } from "../../kit/duration.ts";
import { EchoMark } from "../../kit/EchoMark.tsx";
import { PriorityMark } from "../../kit/PriorityMark.tsx";
import { useReader } from "../../kit/reader.tsx";
import { fullTime, shortWhen, when } from "../../kit/when.ts";
import { useSay } from "../../words/language.ts";
import type { Todo } from "./ask.ts";

type Props = {
  todo: Todo;
  isChosen: boolean;
  /** Where a preview stands beside: a click chooses, a double click or Enter opens. Else a click opens. */
  onChoose?: () => void;
};

/** When · verb · number · matter · customer · clock. */
export function TodoLine({ todo, isChosen, onChoose }: Props) {
  const say = useSay();
  const { case: row } = todo;
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (isChosen) link.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  return (
    <Link
      ref={link}
      to={`/cases/${row.number}`}
      className={`todo ${todo.group}`}
      activeProps={{}}
      aria-current={isChosen ? "true" : undefined}
      onClick={(event) => {
        // A second click on what is chosen, and every click that wants a new tab, opens.
        if (!onChoose || isChosen || event.metaKey || event.ctrlKey || event.detail === 0) return;
        event.preventDefault();
        onChoose();
      }}
    >
      <span className="when">
        <DueWords todo={todo} />
      </span>
      <b className="what cut" title={say(todo.title)}>
        {say(todo.title)}
      </b>
      <span className="number">
        <CaseNumber number={row.number} />
      </span>
      <span className="matter cut" title={row.subject}>
        {row.priority <= 2 && <PriorityMark priority={row.priority} />}
        <span className="cut">{row.subject}</span>
      </span>
      <span className="customer cut">
        <EchoMark awaiting={row.isAwaitingAnswer} />
        <span className="cut">{row.organisation?.name ?? row.requesterName ?? "—"}</span>
      </span>
      <span className="clock">{row.clock?.isPromise && <ClockChip clock={row.clock} />}</span>
    </Link>
  );
}

const dayMs = 86_400_000;

/** 迟 26 分, 迟 1 天; today the time; else the day. */
function DueWords({ todo: { dueAt, group } }: { todo: Todo }) {
  const { t } = useTranslation("myWork");
  const reader = useReader();
  if (dueAt === null) return <span className="text3">{t("undated")}</span>;
  const over = reader.now - Date.parse(dueAt);
  const said =
    group === "late" && over >= dayMs
      ? t("lateDays", { count: Math.floor(over / dayMs) })
      : group === "late"
        ? t("lateBy", { length: spokenDuration(Math.max(1, over), reader.language) })
        : group === "today"
          ? shortWhen(dueAt, reader)
          : when(dueAt, reader);
  return (
    <time className="cut" title={fullTime(dueAt, reader.zone)}>
      {said}
    </time>
  );
}
