/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { CaseRow } from "#kernel/process/contract.ts";
import { ApiProblem } from "../api/call.ts";
import { type CasePage, listCases, type Shelf } from "../api/cases.ts";
import { EchoMark, Icon } from "../parts/icons.tsx";
import { Link } from "../parts/Link.tsx";
import { Notice, PageTitle } from "../parts/Page.tsx";
import { PromiseSentence } from "../parts/Promise.tsx";
import { problemWords } from "../parts/problem-words.ts";
import { SearchBox } from "../parts/SearchBox.tsx";
import { StateChip } from "../parts/StateChip.tsx";
import { useLive } from "../parts/use-live.ts";
import { useWhen } from "../parts/use-when.ts";
import { usePlace } from "../route.ts";
import { promiseOf } from "../rules/next-step.ts";
import { useSettings } from "../settings.tsx";

/** The customer's first page: look for one case, report a problem, and see where each of theirs stands. */
export function HomePage() {
  const settings = useSettings();
  const { words } = settings;
  const { query } = usePlace();
  const looked = query.get("q") ?? "";
  const shelf: Shelf = query.get("shelf") === "ended" ? "ended" : "open";
  const first = useLive(`cases ${shelf} ${looked}`, () => listCases({ shelf, words: looked, cursor: null }));
  return (
    <div class="home">
      <PageTitle name={words.home}>{words.home}</PageTitle>
      <div class="home-acts">
        <SearchBox shown={looked} />
        <Link to="/portal/new" class="button filled">
          <Icon name="plus" />
          {words.newCase}
        </Link>
      </div>
      {looked ? (
        <p class="found">
          <b>{words.listFound(looked)}</b> <Link to="/portal">{words.clearSearch}</Link>
        </p>
      ) : (
        <nav class="shelves" aria-label={words.home}>
          <ShelfLink to="/portal" isHere={shelf === "open"}>
            {words.listOpen}
          </ShelfLink>
          <ShelfLink to="/portal?shelf=ended" isHere={shelf === "ended"}>
            {words.listEnded}
          </ShelfLink>
        </nav>
      )}
      {first.problem && (
        <Notice tone={first.data ? "plain" : "error"}>
          {first.data ? words.notFresh : problemWords(first.problem, settings)}
        </Notice>
      )}
      {first.data ? (
        <Rows key={`${shelf} ${looked}`} page={first.data} shelf={shelf} looked={looked} />
      ) : (
        !first.problem && <Skeleton />
      )}
    </div>
  );
}

function ShelfLink({ to, isHere, children }: { to: string; isHere: boolean; children: string }) {
  return (
    <Link to={to} class={isHere ? "shelf here" : "shelf"}>
      {children}
      {isHere && <span class="unseen">●</span>}
    </Link>
  );
}

function Rows({ page, shelf, looked }: { page: CasePage; shelf: Shelf; looked: string }) {
  const settings = useSettings();
  const { words } = settings;
  const [later, setLater] = useState<{ items: CaseRow[]; next: string | null } | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  const shownFirst = new Set(page.items.map((row) => row.number));
  const rows = [...page.items, ...(later?.items ?? []).filter((row) => !shownFirst.has(row.number))];
  const next = later ? later.next : page.next;
  const more = async () => {
    setProblem(null);
    try {
      const read = await listCases({ shelf, words: looked, cursor: next });
      setLater({ items: [...(later?.items ?? []), ...read.items], next: read.next });
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      setProblem(failure);
    }
  };
  if (page.items.length === 0) {
    const empty = shelf === "open" ? words.emptyOpen : words.emptyEnded;
    return <p class="empty">{looked ? words.emptyFound(looked) : empty}</p>;
  }
  return (
    <>
      <ul class="rows">
        {rows.map((row) => (
          <Row key={row.number} row={row} />
        ))}
      </ul>
      {problem && <Notice tone="error">{problemWords(problem, settings)}</Notice>}
      {next !== null && (
        <button type="button" class="button wide" onClick={more}>
          {words.more}
        </button>
      )}
    </>
  );
}

function Row({ row }: { row: CaseRow }) {
  const { words } = useSettings();
  const say = useWhen();
  const promise = row.state.family === "open" && row.clock ? promiseOf([row.clock]) : null;
  const isLate = promise !== null && new Date(promise.dueAt) < new Date();
  return (
    <li>
      <Link to={`/portal/cases/${row.number}`} class="case-row">
        <EchoMark
          isWaiting={row.isAwaitingAnswer}
          title={row.isAwaitingAnswer ? words.echoWaiting : words.echoAnswered}
        />
        <span class="row-main">
          <span class="row-subject">{row.subject}</span>
          <span class="row-meta small text2">
            <span class="mono">{row.number}</span>
            <span>{say(row.createdAt)}</span>
            {promise && (
              <span class={isLate ? "row-promise late" : "row-promise"}>
                <PromiseSentence promise={promise} isLate={isLate} />
              </span>
            )}
          </span>
        </span>
        <StateChip state={row.state} />
      </Link>
    </li>
  );
}

function Skeleton() {
  const { words } = useSettings();
  return (
    <div role="status">
      <span class="unseen">{words.loading}</span>
      <ul class="rows skeleton" aria-hidden="true">
        <li />
        <li />
        <li />
      </ul>
    </div>
  );
}
