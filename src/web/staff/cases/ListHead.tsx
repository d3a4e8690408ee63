import { useNavigate } from "@tanstack/react-router";
import { Dropdown } from "antd";
import { ArrowDownUp, ListFilter, X } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../kit/Icon.tsx";
import { LoadingLine } from "../../kit/LoadingLine.tsx";
import { useBand } from "../../kit/width.ts";
import { useSay } from "../../words/language.ts";
import { useFilterWords } from "./filter-words.ts";
import { type FilterKey, type Filters, sortOf, sorts } from "./filters.ts";
import { ViewTools } from "./ViewTools.tsx";
import type { Area, View } from "./views.ts";

/** Counting stops here, as the server says. */
const mostCounted = 1_000;
const FilterForm = lazy(() => import("./FilterForm.tsx").then(({ FilterForm }) => ({ default: FilterForm })));

type Props = {
  area: Area;
  view: View;
  filters: Filters;
  sort: string | undefined;
  /** How many there are, where the server counts them. */
  total: number | undefined;
};

/** The view's name and count, its order, and what narrows it. */
export function ListHead({ area, view, filters, sort, total }: Props) {
  const { t } = useTranslation("cases");
  const navigate = useNavigate();
  const say = useSay();
  const band = useBand();
  const [open, setOpen] = useState(false);
  const chosen = sortOf(view, sort);
  const change = (more: Record<string, string | undefined>) =>
    void navigate({ to: ".", search: (before: object) => ({ ...before, move: undefined, ...more }), replace: true });
  const namedAbove = band !== "full" && band !== "wide";
  return (
    <header className="list-head">
      <div className="row">
        <h1 className={namedAbove ? "unseen" : "cut"}>{view.saved ? say(view.saved.name) : t(`view.${view.key}`)}</h1>
        {total !== undefined && <span className="mono small text3">{total >= mostCounted ? "1,000+" : total}</span>}
        <span className="space" />
        <Dropdown
          trigger={["click"]}
          menu={{
            selectedKeys: [chosen],
            items: sorts.map((key) => ({ key, label: t(`sort.${key}`), onClick: () => change({ sort: key }) })),
          }}
        >
          <button type="button" className="quiet-button" title={t("list.order")}>
            <Icon of={ArrowDownUp} size={14} /> {t(`sort.${chosen}`)}
          </button>
        </Dropdown>
        {area === "cases" && <ViewTools view={view} filters={filters} sort={sort} />}
        <button type="button" className="quiet-button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon of={ListFilter} size={14} /> {t("filter.title")}
        </button>
      </div>
      {open && (
        <>
          <SearchLine text={filters.q ?? ""} onSearch={(q) => change({ q: q || undefined })} />
          <Suspense fallback={<LoadingLine />}>
            <FilterForm area={area} filters={filters} onChange={change} />
          </Suspense>
        </>
      )}
      <Narrowed filters={filters} onDrop={(key) => change({ [key]: undefined })} />
    </header>
  );
}

/** Words to look for, asked for 300 ms after the last letter. */
function SearchLine({ text, onSearch }: { text: string; onSearch: (text: string) => void }) {
  const { t } = useTranslation("cases");
  const [typed, setTyped] = useState(text);
  const latest = useRef(onSearch);
  latest.current = onSearch;
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => latest.current(typed.trim()), 300);
    return () => clearTimeout(timer);
  }, [typed, text]);
  return (
    <input
      type="search"
      className="list-search"
      // biome-ignore lint/a11y/noAutofocus: the filter was opened to narrow the list
      autoFocus
      aria-label={t("filter.q")}
      placeholder={t("filter.q")}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}

/** What narrows the list now, each to be dropped with one click. */
function Narrowed({ filters, onDrop }: { filters: Filters; onDrop: (key: FilterKey) => void }) {
  const { t } = useTranslation("cases");
  const words = useFilterWords(filters);
  if (words.length === 0) return null;
  return (
    <ul className="narrowed" aria-label={t("filter.now")}>
      {words.map(({ key, text }) => (
        <li key={key}>
          <span className="cut">{text}</span>
          <button type="button" aria-label={t("filter.drop", { text })} onClick={() => onDrop(key)}>
            <Icon of={X} size={12} />
          </button>
        </li>
      ))}
    </ul>
  );
}
