/** @jsxImportSource preact */
import type { CaseView, TimelineEntry } from "#kernel/process/contract.ts";
import { lastQuestion, lastTold, nextStepOf } from "../../rules/next-step.ts";
import { useSettings } from "../../settings.tsx";
import { catalogueWords } from "../../words/catalogue.ts";
import { PromiseSentence } from "../Promise.tsx";

/** What happens next, as one sentence that says who and by when. */
export function NextCard({ record, entries }: { record: CaseView; entries: readonly TimelineEntry[] }) {
  const { words, language } = useSettings();
  const step = nextStepOf(record, new Date());
  // A choice is offered, not a text asked for: what it is about was told with it.
  const isOffer = record.moves.some((move) => move.isPrimary && !move.isHidden);
  const asked = step.kind === "waiting" && record.asksYou;
  const question = asked ? (isOffer ? (lastTold(entries)?.[language] ?? null) : lastQuestion(entries)) : null;
  const lines = (() => {
    switch (step.kind) {
      case "working":
        return {
          lead: step.person ? words.nextWorking(step.person) : words.nextReceived,
          main: step.promise ? <PromiseSentence promise={step.promise} /> : words.nextNoPromise,
          foot: step.promise ? words.nextIfLate : null,
        };
      case "late":
        return {
          lead: null,
          main: <PromiseSentence promise={step.promise} isLate />,
          foot: step.person ? words.nextLateStill(step.person) : words.nextLateStillNobody,
        };
      case "waiting":
        return {
          lead: null,
          main: step.isYours
            ? record.moves.some(({ key }) => key === "confirmDesign")
              ? words.nextDesign
              : catalogueWords[language].yourDecision
            : record.asksYou && !isOffer
              ? words.nextYourAnswer
              : step.title[language],
          foot: step.isYours ? null : step.isPaused ? words.nextWaitPaused : words.nextWait,
        };
      case "confirm":
        return { lead: words.nextSolved, main: words.nextConfirm, foot: null };
      case "solved":
        return { lead: words.nextSolved, main: step.isOpenable ? words.nextIfAgain : null, foot: null };
      case "ended":
        return { lead: null, main: step.isOpenable ? words.nextEndedOpenable : words.nextEnded, foot: null };
      case "cancelled":
        return { lead: step.title[language], main: words.nextCancelled, foot: null };
    }
  })();
  return (
    <section class={`card next ${step.kind}`} aria-labelledby="next-step">
      <h2 id="next-step" class="small text2">
        {words.nextStep}
      </h2>
      <p class="lead">
        {lines.lead && <span class="line">{lines.lead}</span>}
        <span class="line">{lines.main}</span>
      </p>
      {question && <blockquote class="asked">{question}</blockquote>}
      {lines.foot && <p class="small text2">{lines.foot}</p>}
    </section>
  );
}
