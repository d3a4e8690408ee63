/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { CaseRow } from "#kernel/process/contract.ts";
import { ApiProblem } from "../api/call.ts";
import { type CasePage, listCases, type Shelf } from "../api/cases.ts";
import { promiseOf } from "../rules/next-step.ts";
import { useSession } from "../session.tsx";
import { useSettings } from "../settings.tsx";
import { EchoMark } from "./icons.tsx";
import { Link } from "./Link.tsx";
import { Notice } from "./Page.tsx";
import { PromiseSentence } from "./Promise.tsx";
import { problemWords } from "./problem-words.ts";
import { StateChip } from "./StateChip.tsx";
import { useWhen } from "./use-when.ts";

type Props = { page: CasePage; shelf: Shelf; looked: string };

/** One shelf of cases, with its first page given; the others are fetched when they are asked for. */
export function CaseRows({ page, shelf, looked }: Props) {
  const settings = useSettings();
  const { words } = settings;
  const [later, setLater] = useState<{ items: CaseRow[]; next: string | null } | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isReading, setReading] = useState(false);

  const shownFirst = new Set(page.items.map((row) => row.number));
  const rows = [...page.items, ...(later?.items ?? []).filter((row) => !shownFirst.has(row.number))];
  const next = later ? later.next : page.next;
  const more = async () => {
    setProblem(null);
    setReading(true);
    try {
      const read = await listCases({ shelf, words: looked, cursor: next });
      setLater({ items: [...(later?.items ?? []), ...read.items], next: read.next });
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      setProblem(failure);
    } finally {
      setReading(false);
    }
  };
  return (
    <>
      <ul class="rows">
        {rows.map((row) => (
          <Row key={row.number} row={row} />
        ))}
      </ul>
      {problem && <Notice tone="error">{problemWords(problem, settings)}</Notice>}
      {next !== null && (
        <button type="button" class="button wide" disabled={isReading} onClick={more}>
          {isReading ? words.loading : words.more}
        </button>
      )}
    </>
  );
}

function Row({ row }: { row: CaseRow }) {
  const { words } = useSettings();
  const { me } = useSession();
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
            {row.requesterName !== null && row.requesterName !== me?.name && <span>{row.requesterName}</span>}
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

/** Stands for rows that are still on their way. */
export function RowsComing() {
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
