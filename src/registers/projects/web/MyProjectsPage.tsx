import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { CaseRow } from "#kernel/process/contract.ts";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { SegmentField } from "#web/fields/SegmentField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { CaseLines } from "#web/kit/CaseLines.tsx";
import { CaseNumber } from "#web/kit/CaseNumber.tsx";
import { ClockChip } from "#web/kit/ClockChip.tsx";
import { EmptyLine } from "#web/kit/EmptyLine.tsx";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { LoadingLine } from "#web/kit/LoadingLine.tsx";
import { PageHead } from "#web/kit/PageHead.tsx";
import { PriorityMark } from "#web/kit/PriorityMark.tsx";
import { StateTag } from "#web/kit/StateTag.tsx";
import { useIsPhone } from "#web/kit/width.ts";
import { casesQuery } from "#web/staff/cases/ask.ts";
import { call } from "#web/staff/client/call.ts";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { ResourceList } from "#web/staff/projects/ResourceList.tsx";
import { ReviewList } from "#web/staff/projects/ReviewList.tsx";
import { useMe } from "#web/staff/session/me.ts";
import { useTitle } from "#web/staff/title.ts";
import { useSay } from "#web/words/language.ts";
import { projectOperations } from "../contract.ts";
import "#web/staff/projects/projects.css";

const tabs = ["open", "reviews", "resources"] as const;
type Tab = (typeof tabs)[number];

/** The project manager's own page (D26): every open case of their projects, reviews, and what was asked for. */
export function MyProjectsPage() {
  const { t } = useTranslation("projects");
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { tab?: string; project?: string };
  const tab = tabs.find((one) => one === search.tab) ?? "open";
  useTitle(t("title"));
  const goes = (to: { tab?: Tab; project?: string }) => void navigate({ to: "/projects", search: to as never });
  return (
    <main className="projects-page">
      <PageHead title={t("title")} lead={t(`lead.${tab}`)} />
      <div className="tabs">
        <SegmentField
          label={t("title")}
          value={tab}
          onChange={(next) => goes({ tab: next as Tab })}
          choices={tabs.map((value) => ({ value, title: t(value) }))}
        />
      </div>
      {tab === "open" && <OpenCases project={search.project} onProject={(project) => goes({ tab, project })} />}
      {tab === "reviews" && <ReviewList />}
      {tab === "resources" && <ResourceList />}
    </main>
  );
}

function useMyProjects() {
  const me = useMe();
  return useQuery({
    queryKey: ["projects", "mine"],
    queryFn: ({ signal }) => call(projectOperations.list, { query: { limit: 200 } }, { signal }),
    select: ({ items }) => items.filter(({ managerId }) => managerId === me.id),
  });
}

function OpenCases({ project, onProject }: { project?: string; onProject: (project?: string) => void }) {
  const { t } = useTranslation("projects");
  const words = useProblemWords();
  const isPhone = useIsPhone();
  const projects = useMyProjects();
  const asked = useInfiniteQuery(casesQuery({ project: project ?? "mine", family: "open,waiting", sort: "dueAt" }));
  const rows = asked.data?.pages.flatMap(({ items }) => items) ?? [];
  if (projects.data?.length === 0) return <EmptyLine>{t("noProjects")}</EmptyLine>;
  return (
    <>
      {projects.data && projects.data.length > 1 && (
        <div className="which">
          <ChoiceField
            label={t("project")}
            value={project ?? ""}
            onChange={(next) => onProject(next || undefined)}
            choices={[
              { value: "", title: t("all") },
              ...projects.data.map(({ id, name, organisation }) => ({
                value: id,
                title: `${name} · ${organisation.name}`,
              })),
            ]}
          />
        </div>
      )}
      {asked.error && <ErrorLine happened={words(asked.error)} />}
      {asked.isPending && <LoadingLine />}
      {asked.isSuccess && rows.length === 0 && <EmptyLine>{t("nothing")}</EmptyLine>}
      {rows.length > 0 && (isPhone ? <ShortRows rows={rows} /> : <Table rows={rows} />)}
      {asked.hasNextPage && (
        <Act quiet busy={asked.isFetchingNextPage} onAct={() => void asked.fetchNextPage()}>
          {t("more")}
        </Act>
      )}
    </>
  );
}

/** As in the list of cases, and whose hands it is in: three lines a case. */
function ShortRows({ rows }: { rows: readonly CaseRow[] }) {
  const { t } = useTranslation("projects");
  return (
    <div className="project-rows">
      {rows.map((row) => (
        <Link key={row.id} to={`/cases/${row.number}`} className="list-row">
          <CaseLines row={row} beside={row.assignee?.name ?? t("nobody")} />
        </Link>
      ))}
    </div>
  );
}

function Table({ rows }: { rows: readonly CaseRow[] }) {
  const { t } = useTranslation("projects");
  return (
    <table className="project-cases">
      <thead>
        <tr>
          {(["case", "state", "deadline", "who"] as const).map((column) => (
            <th key={column} scope="col">
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <OpenCase key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function OpenCase({ row }: { row: CaseRow }) {
  const { t } = useTranslation("projects");
  const say = useSay();
  const clock = row.soonestClock ?? row.clock;
  const whose = [row.organisation?.name, row.requesterName].filter(Boolean).join(" · ");
  return (
    <tr>
      <td>
        <p className="row">
          <Link to={`/cases/${row.number}`}>
            <CaseNumber number={row.number} />
          </Link>
          <PriorityMark priority={row.priority} />
        </p>
        <p>
          <Link className="subject" to={`/cases/${row.number}`}>
            {row.subject}
          </Link>
        </p>
        <p className="small text2">{whose}</p>
      </td>
      <td>
        <StateTag family={row.state.family} title={row.state.title} />
      </td>
      <td>{clock ? <ClockChip clock={clock} titled saysWhen /> : <span className="text3">{t("none")}</span>}</td>
      <td>
        <p>{row.assignee?.name ?? t("nobody")}</p>
        <p className="small text2">{say(row.team?.name)}</p>
      </td>
    </tr>
  );
}
