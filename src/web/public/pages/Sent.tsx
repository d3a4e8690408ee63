/** @jsxImportSource preact */
import type { Registered } from "../api/cases.ts";
import { CaseNumber } from "../parts/CaseNumber.tsx";
import { Link } from "../parts/Link.tsx";
import { Notice, PageTitle } from "../parts/Page.tsx";
import { PromiseSentence } from "../parts/Promise.tsx";
import { groupNumber } from "../rules/case-number.ts";
import { useWords } from "../settings.tsx";

type Props = {
  registered: Registered;
  fileFailure: string | null;
  /** What comes next; as for a report unless said otherwise. */
  steps?: readonly string[];
  onAnother: () => void;
};

/** The receipt: the number in big type, and what happens next (D13). */
export function Sent({ registered, fileFailure, steps, onAnother }: Props) {
  const words = useWords();
  const next = steps ?? [words.sentStepRead, words.sentStepTrack, words.sentStepConfirm];
  const { dueAt } = registered;
  const number = groupNumber(registered.number.replace(/\D/g, ""));
  return (
    <div class="narrow">
      <PageTitle name={words.sentTitle}>{words.sentTitle}</PageTitle>
      {fileFailure && <Notice tone="error">{fileFailure}</Notice>}
      <section class="card receipt">
        <p class="small text2">{words.sentNumber}</p>
        <CaseNumber number={number} isBig />
        {dueAt !== null && (
          <p class="lead">
            <PromiseSentence promise={{ dueAt, isProvisional: false, answers: "response" }} />
          </p>
        )}
      </section>
      <h2>{words.sentNext}</h2>
      <ol class="steps">
        {next.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div class="buttons">
        <button type="button" class="button" onClick={onAnother}>
          {words.sentAnother}
        </button>
        <Link to={`/portal/cases/${number}`} class="button filled">
          {words.sentOpen}
        </Link>
      </div>
    </div>
  );
}
