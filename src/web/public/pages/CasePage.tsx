/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { ApiProblem } from "../api/call.ts";
import { readCase, readTimeline } from "../api/cases.ts";
import { isTracking } from "../api/link-token.ts";
import { BackLink } from "../parts/BackLine.tsx";
import { CaseNumber } from "../parts/CaseNumber.tsx";
import { Approvals } from "../parts/case/Approvals.tsx";
import { Dock } from "../parts/case/Dock.tsx";
import { Facts } from "../parts/case/Facts.tsx";
import { Flow } from "../parts/case/Flow.tsx";
import { NextCard } from "../parts/case/NextCard.tsx";
import { SupplierCard } from "../parts/case/SupplierCard.tsx";
import { Talk } from "../parts/case/Talk.tsx";
import { Foot } from "../parts/Frame.tsx";
import { Link } from "../parts/Link.tsx";
import { Loading, Notice, PageTitle } from "../parts/Page.tsx";
import { unreadWords } from "../parts/problem-words.ts";
import { StateChip } from "../parts/StateChip.tsx";
import { useLive } from "../parts/use-live.ts";
import { useSettings } from "../settings.tsx";
import { supplierWords } from "../words/supplier.ts";

/** One case as its customer sees it: what happens next, the way, the talk, and what they can do (look/portal-track). */
export function CasePage({ number }: { number: string }) {
  const settings = useSettings();
  const { words, language } = settings;
  const { data, problem, refresh } = useLive(`case ${number}`, number, async () => {
    const [record, entries] = await Promise.all([readCase(number), readTimeline(number)]);
    if (record.mergedInto === null) return { record, entries, merged: null };
    // The matter goes on under another number: that is what they came to see (D22).
    try {
      const [further, since] = await Promise.all([readCase(record.mergedInto), readTimeline(record.mergedInto)]);
      return { record: further, entries: since, merged: record.number };
    } catch (error) {
      // It goes on in a department they do not read along with: the old number is all there is to see.
      if (error instanceof ApiProblem && error.kind === "not-found") return { record, entries, merged: null };
      throw error;
    }
  });
  const [said, setSaid] = useState<{ tone: "good" | "plain"; text: string } | null>(null);

  if (data === null) return <Missing problem={problem} onRetry={refresh} />;
  const { record, entries, merged } = data;
  const isSupplier = record.process === "supplier-part";
  const done = (text: string) => {
    setSaid({ tone: "good", text });
    void refresh();
  };
  const stale = () => {
    setSaid({ tone: "plain", text: words.changedMeanwhile });
    void refresh();
  };
  return (
    <div class="case">
      <header class="case-head">
        <p class="case-line small text2">
          {isTracking() ? (
            <span>{isSupplier ? supplierWords[language].asked : words.yourCase(record.processTitle[language])}</span>
          ) : (
            <BackLink to="/portal">{words.home}</BackLink>
          )}
          <CaseNumber number={record.number} />
          <StateChip state={record.state} />
        </p>
        <PageTitle name={`${record.number} ${record.subject}`}>{record.subject}</PageTitle>
        {merged !== null && <Notice tone="plain">{words.mergedInto(merged, record.number)}</Notice>}
        {problem && (
          <Notice tone="plain">{problem.kind === "offline" ? words.notFresh : unreadWords(problem, settings)}</Notice>
        )}
      </header>
      <div class="case-next">
        {isSupplier ? <SupplierCard record={record} /> : <NextCard record={record} entries={entries} />}
      </div>
      <aside class="case-side">
        <Flow record={record} />
        {record.process === "service-request" && !isTracking() && (
          <Approvals number={record.number} version={record.version} />
        )}
      </aside>
      <div class="case-talk">
        <div role="status">{said && <p class={`notice ${said.tone}`}>{said.text}</p>}</div>
        <Talk entries={entries} />
      </div>
      <div class="case-facts">
        <Facts record={record} />
        <Foot />
      </div>
      <div class="case-dock">
        <Dock record={record} onDone={done} onStale={stale} />
      </div>
    </div>
  );
}

function Missing({ problem, onRetry }: { problem: ApiProblem | null; onRetry: () => void }) {
  const settings = useSettings();
  const { words } = settings;
  if (problem === null) return <Loading />;
  const isMistyped = problem.kind === "invalid" || problem.kind === "malformed";
  const isGone = isMistyped || problem.kind === "not-found" || problem.kind === "not-allowed";
  const why = isGone ? words.restricted : unreadWords(problem, settings);
  return (
    <div class="narrow">
      <PageTitle name={words.caseNotFound}>{isGone ? words.caseNotFound : words.yourCaseUnread}</PageTitle>
      <p class="lead-in">{isMistyped ? words.mistyped : why}</p>
      <div class="buttons">
        {!isGone && (
          <button type="button" class="button" onClick={onRetry}>
            {words.tryAgain}
          </button>
        )}
        <Link to="/portal" class="button filled">
          {words.toHome}
        </Link>
      </div>
    </div>
  );
}
