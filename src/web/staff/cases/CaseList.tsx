import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseRow } from "#kernel/process/contract.ts";
import type { ListColumn } from "#kernel/process/list-columns.ts";
import { CaseLines } from "../../kit/CaseLines.tsx";
import { EmptyLine } from "../../kit/EmptyLine.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { useHotkey } from "../../kit/hotkeys.ts";
import { LoadingLine } from "../../kit/LoadingLine.tsx";
import { useProblemWords } from "../client/problem-words.ts";
import { casesQuery, countsQuery } from "./ask.ts";
import { BulkBar } from "./BulkBar.tsx";
import { ColumnCells, ColumnHeads } from "./CaseColumns.tsx";
import "./cases.css";
import { type Filters, queryOf, sortOf } from "./filters.ts";
import { ListHead } from "./ListHead.tsx";
import { useSelection } from "./selection.ts";
import { useSteadyRows } from "./steady.ts";
import type { Area, View } from "./views.ts";

type Props = {
  area: Area;
  view: View;
  filters: Filters;
  sort: string | undefined;
  /** Shown as a table of these; undefined: rows as usual. */
  columns?: readonly ListColumn[];
  /** The number of the open record. */
  current: string | null;
  onOpen: (number: string) => void;
};

/** Cases of a view, narrowed and in order; more come when the end is near. */
export function CaseList({ area, view, filters, sort, columns, current, onOpen }: Props) {
  const { t } = useTranslation("cases");
  const { t: tt } = useTranslation("tools");
  const words = useProblemWords();
  const navigate = useNavigate();
  const query = queryOf(view, filters, sort);
  const asked = useInfiniteQuery(casesQuery(query));
  const counts = useQuery(countsQuery).data?.counts;
  const fresh = asked.data?.pages.flatMap(({ items }) => items) ?? [];
  const [isHeld, setHeld] = useState(false);
  const { rows, waiting, settle } = useSteadyRows(JSON.stringify(query), fresh, isHeld);
  const scroll = useRef<HTMLDivElement>(null);
  useSteps(rows, current, onOpen);
  const selection = useSelection(
    JSON.stringify(query),
    rows.map(({ number }) => number),
    current,
  );
  const isNarrowed = Object.keys(filters).length > 0;
  const total = isNarrowed ? undefined : (view.holds ?? (view.count === undefined ? undefined : counts?.[view.count]));
  return (
    <>
      <ListHead area={area} view={view} filters={filters} sort={sort} total={total} />
      {asked.isFetching && <LoadingLine />}
      {waiting > 0 && (
        <button
          type="button"
          className="list-waiting"
          onClick={() => {
            settle();
            setHeld(false);
          }}
        >
          {t("list.waiting", { count: waiting })}
        </button>
      )}
      {columns && (
        <ColumnHeads
          columns={columns}
          sort={sortOf(view, sort)}
          onSort={(next) =>
            void navigate({ to: ".", search: (before: object) => ({ ...before, sort: next }), replace: true })
          }
        />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only watches whether the reader is in the list */}
      <div
        ref={scroll}
        className={["scroll", selection.chosen.length > 0 && "choosing", columns && "in-columns"]
          .filter(Boolean)
          .join(" ")}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        {asked.error && <ErrorLine happened={words(asked.error)} />}
        {asked.isPending && <Skeleton />}
        {rows.map((row) => (
          <div key={row.id} className={selection.chosen.includes(row.number) ? "list-line chosen" : "list-line"}>
            <input
              type="checkbox"
              className="choose"
              tabIndex={-1}
              aria-label={tt("bulk.chooseOne", { number: row.number })}
              checked={selection.chosen.includes(row.number)}
              onChange={() => undefined}
              onClick={(event) => selection.toggle(row.number, event.shiftKey)}
            />
            <Row area={area} row={row} columns={columns} isCurrent={row.number === current} />
          </div>
        ))}
        {asked.isSuccess && rows.length === 0 && (
          <EmptyLine>{t(isNarrowed || view.key === "saved" ? "list.nothingFound" : `nothing.${view.key}`)}</EmptyLine>
        )}
        {asked.hasNextPage && (
          <More root={scroll} isFetching={asked.isFetchingNextPage} onMore={() => void asked.fetchNextPage()} />
        )}
      </div>
      <BulkBar selection={selection} />
    </>
  );
}

type RowProps = { area: Area; row: CaseRow; columns: readonly ListColumn[] | undefined; isCurrent: boolean };

function Row({ area, row, columns, isCurrent }: RowProps) {
  const search = useSearch({ strict: false });
  const link = useRef<HTMLAnchorElement>(null);
  const before = useRef(row.version);
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    if (before.current === row.version) return;
    before.current = row.version;
    setChanges((count) => count + 1);
  }, [row.version]);
  useEffect(() => {
    if (isCurrent) link.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);
  return (
    <Link
      ref={link}
      to={`/${area}/${row.number}`}
      search={{ ...search, move: undefined }}
      className="list-row"
      activeProps={{}}
      aria-current={isCurrent ? "true" : undefined}
    >
      <span key={changes} className={changes > 0 ? "changed row-change" : undefined}>
        {columns ? <ColumnCells columns={columns} row={row} /> : <CaseLines row={row} />}
      </span>
    </Link>
  );
}

/** `j` and `k` go through the list; the record follows. */
function useSteps(rows: readonly CaseRow[], current: string | null, onOpen: (number: string) => void): void {
  const { t } = useTranslation("cases");
  const at = rows.findIndex(({ number }) => number === current);
  const group = t("keys.list");
  const step = (to: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (row) onOpen(row.number);
  };
  useHotkey("j", () => step(at + 1), { label: t("keys.next"), group });
  useHotkey("k", () => step(at - 1), { label: t("keys.previous"), group });
}

type MoreProps = { root: React.RefObject<HTMLDivElement | null>; isFetching: boolean; onMore: () => void };

/** The end of what is here: fetches more when it comes into sight, or when pressed. */
function More({ root, isFetching, onMore }: MoreProps) {
  const { t } = useTranslation("cases");
  const end = useRef<HTMLButtonElement>(null);
  const latest = useRef(onMore);
  latest.current = onMore;
  useEffect(() => {
    if (!end.current || isFetching) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      root: root.current,
      rootMargin: "400px",
    });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [root, isFetching]);
  return (
    <button ref={end} type="button" className="list-more" disabled={isFetching} onClick={onMore}>
      {t("list.more")}
    </button>
  );
}

/** Rows in their real height, at first load only. */
function Skeleton() {
  return (
    <div aria-hidden="true" className="skeleton">
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <div key={row} className="list-row" />
      ))}
    </div>
  );
}
