import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Act } from "#web/kit/Act.tsx";
import { EmptyLine } from "#web/kit/EmptyLine.tsx";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { LoadingLine } from "#web/kit/LoadingLine.tsx";
import { Panes } from "#web/kit/Panes.tsx";
import { useReader } from "#web/kit/reader.tsx";
import { when } from "#web/kit/when.ts";
import { AdminRow } from "#web/staff/admin/AdminPanes.tsx";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { useTitle } from "#web/staff/title.ts";
import { type LetterViewKey, lettersQuery, letterViews } from "./ask.ts";
import { Letter } from "./Letter.tsx";
import { reasonWords } from "./reason-words.ts";
import { Undelivered } from "./Undelivered.tsx";
import "./letters.css";

type Shown = LetterViewKey | "undelivered";
const views: readonly Shown[] = [...letterViews, "undelivered"];

/** Letters that came in: what waits for a person first, and what became of the others; and what went out and did not arrive (U5). */
export function LettersPage() {
  const { t } = useTranslation("mail");
  const navigate = useNavigate();
  const { id } = useParams({ strict: false }) as { id?: string };
  const { view: asked } = useSearch({ strict: false }) as { view?: string };
  const view = views.find((one) => one === asked) ?? "quarantined";
  useTitle(t("letters.title"));
  const links = (
    <div>
      <h2>{t("letters.title")}</h2>
      {views.map((one) => (
        <Link
          key={one}
          to="/letters"
          search={{ view: one }}
          activeProps={{}}
          aria-current={one === view ? "true" : undefined}
        >
          {t(`letters.${one}`)}
        </Link>
      ))}
    </div>
  );
  return (
    <Panes
      views={links}
      viewName={t(`letters.${view}`)}
      list={view === "undelivered" ? <Undelivered /> : <LetterList view={view} current={id} />}
      record={id === undefined ? null : <Letter key={id} id={id} />}
      placeholder={<EmptyLine>{t("letters.pick")}</EmptyLine>}
      onBack={() => void navigate({ to: "/letters", search: { view } })}
    />
  );
}

function LetterList({ view, current }: { view: LetterViewKey; current: string | undefined }) {
  const { t } = useTranslation("mail");
  const reader = useReader();
  const words = useProblemWords();
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    lettersQuery(view),
  );
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <header className="admin-head">
        <h1>{t(`letters.${view}`)}</h1>
      </header>
      {isPending && <LoadingLine />}
      <div className="scroll">
        {error && <ErrorLine happened={words(error)} />}
        {items.map((one) => (
          <AdminRow
            key={one.id}
            to={`/letters/${one.id}?view=${view}`}
            isCurrent={one.id === current}
            title={one.subject || one.summary || t("letters.hidden")}
            detail={[
              one.fromName || one.fromAddress || t("letters.noSender"),
              reasonWords(t, one.reason),
              when(one.takenAt, reader),
            ]
              .filter(Boolean)
              .join(" · ")}
          />
        ))}
        {data && items.length === 0 && (
          <EmptyLine>{t(view === "quarantined" ? "letters.empty" : "letters.nothing")}</EmptyLine>
        )}
        {hasNextPage && (
          <Act small quiet busy={isFetchingNextPage} onAct={() => void fetchNextPage()}>
            {t("letters.more")}
          </Act>
        )}
      </div>
    </>
  );
}
