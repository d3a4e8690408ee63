import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Trans, useTranslation } from "react-i18next";
import { type ListColumn, listColumnKeys } from "#kernel/process/list-columns.ts";
import { groupNumber } from "../../kit/CaseNumber.tsx";
import { EmptyLine } from "../../kit/EmptyLine.tsx";
import { KeyHint } from "../../kit/KeyHint.tsx";
import { LoadingLine } from "../../kit/LoadingLine.tsx";
import { Panes } from "../../kit/Panes.tsx";
import { useBand } from "../../kit/width.ts";
import { useSay } from "../../words/language.ts";
import { CasePage } from "../case/CasePage.tsx";
import { useMay } from "../session/me.ts";
import { useTitle } from "../title.ts";
import { savedViewsQuery } from "./ask.ts";
import { CaseList } from "./CaseList.tsx";
import { type CaseSearch, filtersOf } from "./filters.ts";
import { ViewLinks } from "./ViewLinks.tsx";
import { type Area, asView, keyOfSaved, viewNamed } from "./views.ts";

export const CasesPage = () => <CasesOf area="cases" />;
export const FollowUpsPage = () => <CasesOf area="follow-ups" />;

/** Views, list and record: one page, so that the list keeps its place while records come and go. All of it in the address. */
function CasesOf({ area }: { area: Area }) {
  const { t } = useTranslation("cases");
  const { number: given } = useParams({ strict: false }) as { number?: string };
  const search = useSearch({ strict: false }) as CaseSearch & { move?: string };
  const navigate = useNavigate();
  const say = useSay();
  const may = useMay();
  const number = given === undefined ? null : groupNumber(given);
  const savedViews = useQuery({ ...savedViewsQuery, enabled: area === "cases" }).data?.items;
  const wantedSaved = search.view?.startsWith("saved-") ? search.view : undefined;
  const saved = savedViews?.find(({ id }) => keyOfSaved(id) === wantedSaved);
  const standing = viewNamed(area, search.view, may("incident.work") || !may("case.read-all"));
  const view = saved ? asView(saved) : standing;
  // As a table the list needs the page; beside an open record it is rows as usual.
  const columns = useColumns(saved?.columns, number === null);
  const viewName = saved ? say(saved.name) : t(`view.${standing.key}`);
  useTitle(number === null ? viewName : undefined);
  const go = (to: string | null, more: { move?: string } = {}) =>
    void navigate({
      to: to === null ? `/${area}` : `/${area}/${to}`,
      search: { ...search, move: undefined, ...more },
      replace: number !== null && to !== null,
    });
  return (
    <Panes
      views={<ViewLinks area={area} current={saved ? keyOfSaved(saved.id) : view.key} />}
      viewName={viewName}
      list={
        // A view that is not known yet shows nothing rather than another one's cases.
        wantedSaved !== undefined && savedViews === undefined ? (
          <LoadingLine />
        ) : (
          <CaseList
            area={area}
            view={view}
            filters={filtersOf(search)}
            sort={search.sort}
            columns={columns}
            current={number}
            onOpen={(to) => go(to)}
          />
        )
      }
      record={
        number === null ? null : (
          <CasePage key={number} number={number} wantedMove={search.move} onMoveTaken={() => go(number)} />
        )
      }
      placeholder={
        <EmptyLine>
          {t("choose")}{" "}
          <span className="small text3">
            <Trans ns="cases" i18nKey="chooseKeys" components={{ j: <KeyHint keys="j" />, k: <KeyHint keys="k" /> }} />
          </span>
        </EmptyLine>
      }
      listAlone={columns !== undefined}
      onBack={() => go(null)}
    />
  );
}

/** The columns a view is shown in: those it was given, where there is room for a table. */
function useColumns(given: readonly string[] | undefined, hasPage: boolean): readonly ListColumn[] | undefined {
  const band = useBand();
  if (!hasPage || given === undefined || given.length === 0 || band === "one" || band === "phone") return undefined;
  return given.filter(isColumn);
}

const isColumn = (key: string): key is ListColumn => (listColumnKeys as readonly string[]).includes(key);
