import { ArrowRight, CornerUpLeft, Paperclip, PenLine, Phone, UserCheck } from "lucide-react";
import { Trans, useTranslation } from "react-i18next";
import type { CaseView, TimelineEntry } from "#kernel/process/contract.ts";
import { ClockShape } from "../../kit/ClockChip.tsx";
import { EventLine } from "../../kit/EventLine.tsx";
import { Icon } from "../../kit/Icon.tsx";
import { useReader } from "../../kit/reader.tsx";
import { StateShape } from "../../kit/StateTag.tsx";
import { when } from "../../kit/when.ts";
import { useSay } from "../../words/language.ts";
import { AttachmentLinks } from "./AttachmentLinks.tsx";
import { useChannelWords } from "./channel-words.ts";
import { LinkedText } from "./LinkedText.tsx";
import { partnerOf } from "./partner.ts";
import { detailsOf, longText } from "./timeline-items.ts";

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Something that happened, in one line: who did what, where it went; below it what was filled in and what the customer was told. */
export function Happened({ entry, view }: { entry: TimelineEntry; view: CaseView }) {
  const { t } = useTranslation("cases");
  const { t: tk } = useTranslation();
  const say = useSay();
  const { sign, tone } = signOf(entry);
  const details = entry.kind === "snoozed" ? [] : detailsOf(entry);
  const told = say(entry.told);
  // Where the turn itself passed on, the line says so.
  const fell = entry.kind === "turn" ? "" : say(entry.fell);
  const reader = useReader();
  const read = (value: string) => (instant.test(value) ? when(value, reader, { time: "always" }) : value);
  return (
    <EventLine
      at={entry.occurredAt}
      sign={sign}
      tone={tone}
      details={
        (details.length > 0 || told || fell || entry.attachments.length > 0) && (
          <>
            <dl className="filled">
              {details.map(({ key, title, value, before }) => (
                <div key={key} className={value.length > longText ? "long" : undefined}>
                  <dt>{say(title)}</dt>
                  <dd>
                    {before !== null && before !== "" && <del>{read(before)}</del>}{" "}
                    <LinkedText>{read(value)}</LinkedText>
                  </dd>
                </div>
              ))}
              {fell && (
                <div className="long">
                  <dt>{t("timeline.fell")}</dt>
                  <dd>{fell}</dd>
                </div>
              )}
              {told && (
                <div className="told long">
                  <dt>{tk(`talk.with.${partnerOf(view)}.told`)}</dt>
                  <dd>
                    <LinkedText>{told}</LinkedText>
                  </dd>
                </div>
              )}
            </dl>
            {entry.attachments.length > 0 && <AttachmentLinks attachments={entry.attachments} />}
          </>
        )
      }
    >
      <Line entry={entry} view={view} />
    </EventLine>
  );
}

function Line({ entry, view }: { entry: TimelineEntry; view: CaseView }) {
  const { t } = useTranslation("cases");
  const say = useSay();
  const channel = useChannelWords();
  const reader = useReader();
  const who = say(entry.actor.name);
  const strong = { b: <b /> };
  if (entry.isErased) return <Erased entry={entry} />;
  if (entry.kind === "erased")
    return <Trans ns="cases" i18nKey="timeline.erasing" values={{ who }} components={strong} />;
  if (entry.kind === "linked" || entry.kind === "unlinked")
    return <Trans ns="cases" i18nKey={`timeline.${entry.kind}`} values={{ who }} components={strong} />;
  if (entry.kind === "called-again")
    return <Trans ns="cases" i18nKey="timeline.calledAgain" values={{ who }} components={strong} />;
  if (entry.kind === "reviewed-reasonable" || entry.kind === "reviewed-unreasonable") {
    const verdict = entry.kind === "reviewed-reasonable" ? "reasonable" : "unreasonable";
    return <Trans ns="cases" i18nKey={`timeline.reviewed.${verdict}`} values={{ who }} components={strong} />;
  }
  const resources = (
    { "resources-asked": "asked", "resources-granted": "granted", "resources-refused": "refused" } as const
  )[entry.kind];
  if (resources) return <Trans ns="projects" i18nKey={`timeline.${resources}`} values={{ who }} components={strong} />;
  if (entry.kind === "upgraded") return t("timeline.upgraded");
  if (entry.converted !== null) {
    const values = {
      who,
      from: say(entry.converted.from),
      to: say(entry.converted.to),
      because: entry.converted.because,
    };
    return <Trans ns="catalogue" i18nKey="convert.happened" values={values} components={strong} />;
  }
  if (entry.kind === "turn") return say(entry.fell);
  if (entry.kind.startsWith("clock")) {
    const [clock] = entry.fields;
    const key = ({ "clock-warn": "warned", "clock-breach": "breached" } as const)[entry.kind];
    const late = clock?.value === "late" ? t("timeline.noticedLate") : "";
    return (
      <>
        <Trans
          ns="cases"
          i18nKey={`timeline.clock.${key ?? "replanned"}`}
          values={{ clock: say(clock?.title) }}
          components={strong}
        />
        {late}
      </>
    );
  }
  if (entry.kind === "snoozed") {
    const at = entry.fields[0]?.value ?? "";
    const until = at === "" ? t("timeline.untilChange") : when(at, reader, { time: "always" });
    return <Trans ns="cases" i18nKey="timeline.snoozed" values={{ who, until }} components={strong} />;
  }
  if (entry.kind === "woken") return <Trans ns="cases" i18nKey="timeline.woken" values={{ who }} components={strong} />;
  if (entry.kind === "registered") {
    const values = { who, channel: channel(view.channel), state: say(entry.to?.title) };
    return <Trans ns="cases" i18nKey="timeline.registered" values={values} components={strong} />;
  }
  const isElsewhere = entry.to !== null && entry.from !== null && entry.to.key !== entry.from.key;
  const values = { who, move: say(entry.move?.title) || entry.kind, state: say(entry.to?.title) };
  return (
    <Trans ns="cases" i18nKey={isElsewhere ? "timeline.moved" : "timeline.did"} values={values} components={strong} />
  );
}

/** Content taken away for privacy: by whom, and why. */
function Erased({ entry: { erased } }: { entry: TimelineEntry }) {
  const { t } = useTranslation("cases");
  const say = useSay();
  if (erased === null) return t("timeline.gone");
  const values = { who: say(erased.by), because: erased.because };
  return <Trans ns="cases" i18nKey="timeline.erased" values={values} components={{ b: <b /> }} />;
}

type Tone = "open" | "wait" | "done" | "off" | "warn" | "late";
const toneOf = { open: undefined, waiting: "wait", done: "done", cancelled: "off" } as const;

function signOf(entry: TimelineEntry): { sign: React.ReactNode; tone?: Tone } {
  if (entry.kind === "clock-warn") return { sign: <ClockShape state="warning" />, tone: "warn" };
  if (entry.kind === "clock-breach") return { sign: <ClockShape state="breached" />, tone: "late" };
  if (entry.kind.startsWith("clock")) return { sign: <ClockShape state="running" /> };
  if (entry.kind === "registered") return { sign: <Icon of={entry.via === "desk" ? Phone : PenLine} size={14} /> };
  if (entry.to === null || entry.from?.key === entry.to.key) {
    return { sign: <Icon of={entry.attachments.length > 0 ? Paperclip : PenLine} size={14} /> };
  }
  if (entry.to.family !== "open") {
    return { sign: <StateShape family={entry.to.family} />, tone: toneOf[entry.to.family] };
  }
  if (entry.from && entry.from.family !== "open") return { sign: <Icon of={CornerUpLeft} size={14} /> };
  const isTaken = entry.move !== null && /^(acknowledge|accept|takeOver|triage)$/.test(entry.move.key);
  return { sign: <Icon of={isTaken ? UserCheck : ArrowRight} size={14} /> };
}
