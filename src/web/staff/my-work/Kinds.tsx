import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useSay } from "../../words/language.ts";
import { Changing } from "../cases/Changing.tsx";
import type { Todos } from "./ask.ts";

/** My turn by kind of to-do, with counts; below, what is mine but not my turn. */
export function Kinds({ first, kind }: { first: Todos | undefined; kind: string | undefined }) {
  const { t } = useTranslation("myWork");
  const say = useSay();
  const all = first ? first.counts.late + first.counts.today + first.counts.next : 0;
  const kinds = kindsOf(first?.byKey ?? []);
  return (
    <>
      <h2>{t("kindsTitle")}</h2>
      <Line to="/mine" search={{}} title={t("all")} count={all} isCurrent={kind === undefined} />
      {kinds.map(({ key, title, count }) => (
        <Line key={key} to="/mine" search={{ kind: key }} title={say(title)} count={count} isCurrent={kind === key} />
      ))}
      <h2>{t("elsewhere")}</h2>
      <Line to="/cases" search={{ view: "mine" }} title={t("myCases")} />
      <Line to="/cases" search={{ view: "awaiting" }} title={t("awaiting")} />
    </>
  );
}

/** To-dos that say the same are one kind to whoever does them, whatever states they belong to. */
function kindsOf(byKey: Todos["byKey"]): Todos["byKey"] {
  const same = Map.groupBy(byKey, ({ title }) => title.zh);
  return [...same.values()].map((kinds) => ({
    key: kinds
      .map(({ key }) => key)
      .toSorted()
      .join(","),
    title: kinds[0]!.title,
    count: kinds.reduce((sum, { count }) => sum + count, 0),
  }));
}

type LineProps = {
  to: string;
  search: Record<string, string>;
  title: string;
  count?: number;
  isCurrent?: boolean;
};

function Line({ to, search, title, count, isCurrent = false }: LineProps) {
  return (
    <Link to={to} search={search} activeProps={{}} aria-current={isCurrent ? "true" : undefined}>
      <span className="cut">{title}</span>
      {count !== undefined && (
        <span className="count">
          <Changing value={String(count)} />
        </span>
      )}
    </Link>
  );
}
