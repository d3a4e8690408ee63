import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CaseRow } from "#kernel/process/contract.ts";
import { type ListColumn, listColumns } from "#kernel/process/list-columns.ts";
import { CaseNumber } from "../../kit/CaseNumber.tsx";
import { ClockChip } from "../../kit/ClockChip.tsx";
import { EchoMark } from "../../kit/EchoMark.tsx";
import { Icon } from "../../kit/Icon.tsx";
import { PriorityMark } from "../../kit/PriorityMark.tsx";
import { useReader } from "../../kit/reader.tsx";
import { StateTag } from "../../kit/StateTag.tsx";
import { when } from "../../kit/when.ts";
import { useSay } from "../../words/language.ts";
import { useChannelWords } from "../case/channel-words.ts";
import "./columns.css";
import { type Sort, sorts } from "./filters.ts";

/** How much of the width each column takes; what is read as a sentence takes what is left. */
const widths: Record<ListColumn, string> = {
  number: "96px",
  subject: "minmax(160px, 3fr)",
  state: "112px",
  priority: "72px",
  organisation: "minmax(96px, 1.5fr)",
  requester: "minmax(72px, 1fr)",
  team: "minmax(80px, 1fr)",
  assignee: "minmax(72px, 1fr)",
  dueAt: "152px",
  channel: "72px",
  createdAt: "112px",
  updatedAt: "112px",
};

/** The tracks of a row of these columns. */
export const tracksOf = (columns: readonly ListColumn[]): string => columns.map((key) => widths[key]).join(" ");

/** What pressing the head of a column sorts by: there and back; null where the server has no such order. Pure. */
export function nextSort(column: ListColumn, now: Sort): Sort | null {
  const known = (sort: string): sort is Sort => (sorts as readonly string[]).includes(sort);
  if (!known(column)) return null;
  // Newest first is what is wanted of when something happened; soonest and most urgent of what is to come.
  const [first, then] = column.endsWith("edAt") ? [`-${column}`, column] : [column, `-${column}`];
  const wanted = now === first ? then : first;
  return known(wanted) ? wanted : null;
}

type HeadsProps = { columns: readonly ListColumn[]; sort: Sort; onSort: (sort: Sort) => void };

/** The heads of the columns; those the server can sort by are pressed to do so. */
export function ColumnHeads({ columns, sort, onSort }: HeadsProps) {
  const { t } = useTranslation("cases");
  const say = useSay();
  return (
    <div className="column-heads" style={{ gridTemplateColumns: tracksOf(columns) }}>
      {columns.map((key) => {
        const next = nextSort(key, sort);
        const title = say(listColumns[key].title);
        const isSorted = sort === key || sort === `-${key}`;
        return next === null ? (
          <span key={key} className="cut">
            {title}
          </span>
        ) : (
          <button
            key={key}
            type="button"
            className="cut"
            aria-pressed={isSorted}
            title={t(`sort.${next}`)}
            onClick={() => onSort(next)}
          >
            {title} {isSorted && <Icon of={sort.startsWith("-") ? ArrowDown : ArrowUp} size={12} />}
          </button>
        );
      })}
    </div>
  );
}

/** One case in the columns of a view. */
export function ColumnCells({ columns, row }: { columns: readonly ListColumn[]; row: CaseRow }) {
  return (
    <span className="column-cells" style={{ gridTemplateColumns: tracksOf(columns) }}>
      {columns.map((key) => (
        <span key={key} className="cut">
          <Cell column={key} row={row} />
        </span>
      ))}
    </span>
  );
}

function Cell({ column, row }: { column: ListColumn; row: CaseRow }) {
  const say = useSay();
  const reader = useReader();
  const channel = useChannelWords();
  switch (column) {
    case "number":
      return <CaseNumber number={row.number} />;
    case "subject":
      return (
        <span className="subject-cell" title={row.subject}>
          <EchoMark awaiting={row.isAwaitingAnswer} /> <span className="cut">{row.subject}</span>
        </span>
      );
    case "state":
      return <StateTag family={row.state.family} title={row.state.title} />;
    case "priority":
      return <PriorityMark priority={row.priority} />;
    case "dueAt": {
      const clock = row.soonestClock ?? row.clock;
      return clock && <ClockChip clock={clock} titled={row.soonestClock !== null} saysWhen />;
    }
    case "channel":
      return channel(row.channel);
    case "createdAt":
    case "updatedAt":
      return <span className="text2">{when(row[column], reader, { time: "always" })}</span>;
    default: {
      const words = {
        organisation: row.organisation?.name,
        requester: row.requesterName,
        team: row.team && say(row.team.name),
        assignee: row.assignee?.name,
      }[column];
      return <span title={words ?? undefined}>{words}</span>;
    }
  }
}
