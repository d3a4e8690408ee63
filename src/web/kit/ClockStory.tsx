import { Trans, useTranslation } from "react-i18next";
import type { ClockExplanation } from "#kernel/process/contract.ts";
import { useSay } from "../words/language.ts";
import { ClockStrip } from "./ClockStrip.tsx";
import { sentenceDuration, spokenDuration } from "./duration.ts";
import { KeyHint } from "./KeyHint.tsx";
import { useReader } from "./reader.tsx";
import { remainingNow } from "./remaining.ts";
import { tightWhen, when } from "./when.ts";
import "./clock-story.css";

/** Why a clock says what it says: sentence, strip, intervals with their sum, where target and calendar come from, what happens next. */
export function ClockStory({ story, acts }: { story: ClockExplanation; acts?: React.ReactNode }) {
  const { t } = useTranslation();
  const say = useSay();
  return (
    <div className="clock-story">
      <div className="row heading">
        <b>{say(story.view.title)}</b>
        <span className="space" />
        <span className="small text3">{t("clock.story.run", { run: story.view.run })}</span>
        <KeyHint keys="esc" />
      </div>
      <p className="sentence">
        <Sentence story={story} />
      </p>
      {story.strip.length > 0 && <ClockStrip story={story} />}
      <Intervals story={story} />
      <Sources story={story} />
      {acts && <footer className="row">{acts}</footer>}
    </div>
  );
}

function Sentence({ story: { view, elapsedMs, targetMs } }: { story: ClockExplanation }) {
  const { t } = useTranslation();
  const say = useSay();
  const reader = useReader();
  const left = remainingNow(view, reader.now);
  const values = {
    length: sentenceDuration(Math.abs(left), view.dayMs, reader.language),
    used: sentenceDuration(elapsedMs, view.dayMs, reader.language),
    early: sentenceDuration(Math.max(0, (targetMs ?? 0) - elapsedMs), view.dayMs, reader.language),
    due: view.dueAt ? when(view.dueAt, reader, { time: "always", inside: true }) : "",
    reason: say(view.reason) || t("clock.story.noReason"),
  };
  const strong = { b: <b className={view.state} /> };
  return (
    <>
      <Trans i18nKey={`clock.story.sentence.${view.state}`} values={values} components={strong} />
      {view.isProvisional && <span className="provisional">{t("clock.story.provisional")}</span>}
    </>
  );
}

function Intervals({ story }: { story: ClockExplanation }) {
  const { t } = useTranslation();
  const say = useSay();
  const reader = useReader();
  if (story.intervals.length === 0) return null;
  return (
    <table className="intervals">
      <tbody>
        {story.intervals.map(({ from, until, kind, reason, workingMs }) => (
          <tr key={from} className={kind}>
            <td>{span(tightWhen(from, reader), until ? tightWhen(until, reader) : t("clock.story.now"))}</td>
            <td>
              <span className={`swatch ${kind}`} />
              {kind === "ran"
                ? t("clock.story.ran")
                : t("clock.story.stood", { reason: say(reason) || t("clock.story.noReason") })}
            </td>
            <td className="figure">
              {kind === "ran" ? spokenDuration(workingMs, reader.language) : t("clock.story.notCounted")}
            </td>
          </tr>
        ))}
        <tr className="sum">
          <td>{t("clock.story.usedOfTarget")}</td>
          <td className="figure" colSpan={2}>
            {spokenDuration(story.elapsedMs, reader.language)} / {say(story.targetText)}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** `周一 16:20–17:05`: the day is not said twice. */
function span(from: string, until: string): string {
  const [day, ...rest] = until.split(" ");
  return rest.length > 0 && from.startsWith(`${day} `) ? `${from}–${rest.join(" ")}` : `${from}–${until}`;
}

function Sources({ story }: { story: ClockExplanation }) {
  const { t } = useTranslation();
  const say = useSay();
  const reader = useReader();
  const source = say(story.source.name);
  const warnings = story.steps.filter(({ firedAt, step }) => firedAt && step === "warn");
  const breach = story.steps.find(({ step }) => step === "breach");
  const ahead = story.steps.find(({ firedAt, step }) => !firedAt && step === "warn");
  return (
    <dl className="facts small">
      <dt>{t("clock.story.target")}</dt>
      <dd>{[source, say(story.targetText)].filter(Boolean).join(t("comma"))}</dd>
      {story.calendar && (
        <>
          <dt>{t("clock.story.calendar")}</dt>
          <dd>
            {say(story.calendar.title)}
            {t("colon")}
            {say(story.calendar.hours)}
          </dd>
        </>
      )}
      {warnings.map(({ firedAt, does }) => (
        <Fact
          key={firedAt}
          name={t("clock.story.warned")}
          value={`${when(firedAt!, reader, { time: "always" })}${t("comma")}${say(does)}`}
        />
      ))}
      {ahead?.at && (
        <Fact
          name={t("clock.story.willWarn")}
          value={`${when(ahead.at, reader, { time: "always" })}${t("comma")}${say(ahead.does)}`}
        />
      )}
      {breach && (
        <Fact
          name={t(breach.firedAt ? "clock.story.atBreach" : "clock.story.ifBreach")}
          value={
            breach.firedAt
              ? `${when(breach.firedAt, reader, { time: "always" })}${t("comma")}${say(breach.does)}`
              : say(breach.does)
          }
        />
      )}
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
