import { Link, Navigate, useNavigate } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Act } from "../../kit/Act.tsx";
import { EmptyLine } from "../../kit/EmptyLine.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { LoadingLine } from "../../kit/LoadingLine.tsx";
import { Panes } from "../../kit/Panes.tsx";
import { useProblemWords } from "../client/problem-words.ts";
import { useMay } from "../session/me.ts";
import { useTitle } from "../title.ts";
import "./admin.css";
import { pathOf, type Section, sectionGroups } from "./sections.ts";

type Props = {
  section: Section;
  /** Search and filters above the rows. */
  narrow?: React.ReactNode;
  /** Where a new one is made; absent: none can be. */
  newTo?: string;
  isLoading?: boolean;
  error?: unknown;
  isEmpty?: boolean;
  /** What an empty list says, and what to do. */
  empty?: string;
  rows: React.ReactNode;
  record: React.ReactNode | null;
};

/** A register: its rows at the left, the open one at the right; every one has an address. */
export function AdminPanes({ section, narrow, newTo, isLoading, error, isEmpty, empty, rows, record }: Props) {
  const { t } = useTranslation("admin");
  const words = useProblemWords();
  const navigate = useNavigate();
  useTitle(t(`section.${section}`));
  const list = (
    <>
      <header className="admin-head">
        <div className="row">
          <h1>{t(`section.${section}`)}</h1>
          <span className="space" />
          {newTo && (
            <Act small icon={Plus} keys="n" onAct={() => void navigate({ to: newTo })}>
              {t("new")}
            </Act>
          )}
        </div>
        {narrow}
      </header>
      {isLoading && <LoadingLine />}
      <div className="scroll">
        {error !== undefined && error !== null && <ErrorLine happened={words(error)} />}
        {rows}
        {isEmpty && <EmptyLine>{empty ?? t("nothing")}</EmptyLine>}
      </div>
    </>
  );
  return (
    <Panes
      views={<AdminLinks current={section} />}
      viewName={t(`section.${section}`)}
      list={list}
      record={record}
      placeholder={<EmptyLine>{t(`about.${section}`)}</EmptyLine>}
      onBack={() => void navigate({ to: pathOf(section) })}
    />
  );
}

/** The registers this person may read. */
function AdminLinks({ current }: { current: Section }) {
  const { t } = useTranslation("admin");
  const may = useMay();
  return sectionGroups.map((group) => {
    const sections = group.sections.filter(({ permission }) => may(permission));
    if (sections.length === 0) return null;
    return (
      <div key={group.key}>
        <h2>{t(`group.${group.key}`)}</h2>
        {sections.map(({ key }) => (
          <Link key={key} to={pathOf(key)} activeProps={{}} aria-current={key === current ? "true" : undefined}>
            {t(`section.${key}`)}
          </Link>
        ))}
      </div>
    );
  });
}

/** /admin leads to the first register this person may read, services before people, who have a place of their own. */
export function AdminPage() {
  const may = useMay();
  const first = sectionGroups
    .toReversed()
    .flatMap(({ sections }) => [...sections])
    .find(({ permission }) => may(permission));
  return <Navigate to={first ? pathOf(first.key) : "/mine"} replace />;
}

type RowProps = {
  to: string;
  isCurrent: boolean;
  title: string;
  detail?: string;
  /** At the right of the first line. */
  sign?: React.ReactNode;
  /** Depth in a tree. */
  depth?: number;
  isFaded?: boolean;
};

/** One row of a register. */
export function AdminRow({ to, isCurrent, title, detail, sign, depth = 0, isFaded }: RowProps) {
  return (
    <Link
      to={to}
      className={`admin-row${isFaded ? " faded" : ""}`}
      style={depth > 0 ? { paddingLeft: 12 + depth * 20 } : undefined}
      activeProps={{}}
      aria-current={isCurrent ? "true" : undefined}
    >
      <span className="row">
        <b className="cut">{title}</b>
        <span className="space" />
        {sign}
      </span>
      {detail && <span className="small text2 cut">{detail}</span>}
    </Link>
  );
}
