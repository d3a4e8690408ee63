import { useQuery } from "@tanstack/react-query";
import { useLayoutEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView, TimelineEntry } from "#kernel/process/contract.ts";
import type { ProcessDefinition } from "#kernel/process/definition.ts";
import { DayDivider } from "../../kit/DayDivider.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { LoadingLine } from "../../kit/LoadingLine.tsx";
import { Message } from "../../kit/Message.tsx";
import { useReader } from "../../kit/reader.tsx";
import { Timeline } from "../../kit/Timeline.tsx";
import { useSay } from "../../words/language.ts";
import { processQuery, timelineQuery } from "../cases/ask.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { useMay } from "../session/me.ts";
import { AttachmentLinks } from "./AttachmentLinks.tsx";
import { useChannelWords } from "./channel-words.ts";
import { EraseEntry } from "./EraseEntry.tsx";
import { Happened } from "./Happened.tsx";
import { LinkedText } from "./LinkedText.tsx";
import { partnerOf } from "./partner.ts";
import { timelineItems } from "./timeline-items.ts";

/** What happened and what was said, oldest first; opens at its end and stays there while new things come. */
export function CaseTimeline({ view }: { view: CaseView }) {
  const { t } = useTranslation("cases");
  const words = useProblemWords();
  const { zone } = useReader();
  const { data, error, isPending } = useQuery(timelineQuery(view.number));
  const clocks = useQuery(processQuery(view.process)).data?.clocks;
  const items = useMemo(
    () => timelineItems(data ?? [], zone, (clock) => isAppointment(clocks?.[clock]?.target)),
    [data, zone, clocks],
  );
  const frame = useRef<HTMLDivElement>(null);
  useEndInSight(frame, items.length);
  return (
    <div ref={frame} className="timeline-frame">
      {isPending && <LoadingLine />}
      {error && <ErrorLine happened={words(error)} />}
      <Timeline label={t("timeline.label")}>
        {items.map((item) => {
          if (item.kind === "day") return <DayDivider key={`day ${item.at}`} at={item.at} />;
          if (item.kind === "event") return <Happened key={`event ${item.entry.seq}`} entry={item.entry} view={view} />;
          return (
            <Said key={`said ${item.entry.seq} ${item.voice}`} entry={item.entry} voice={item.voice} view={view}>
              {item.body}
            </Said>
          );
        })}
      </Timeline>
    </div>
  );
}

type SaidProps = { entry: TimelineEntry; voice: "public" | "internal" | "customer"; view: CaseView; children: string };

function Said({ entry, voice, view, children }: SaidProps) {
  const { t } = useTranslation("cases");
  const say = useSay();
  const channel = useChannelWords();
  const may = useMay();
  const partner = partnerOf(view);
  // What a supplier is asked was written by us.
  const isRequest = entry.kind === "registered" && partner !== "supplier";
  const kind = entry.kind === "registered" && !isRequest ? "public" : voice;
  const theirs = partner === "supplier" ? view.organisation?.name : view.requester.name;
  const ways = { public: theirs, internal: null, customer: channel(isRequest ? view.channel : entry.via) };
  return (
    <Message
      kind={kind}
      partner={partner}
      author={isRequest ? (view.requester.name ?? t("context.unknownRequester")) : say(entry.actor.name)}
      at={entry.occurredAt}
      way={ways[kind] ?? undefined}
      byPhone={isRequest && view.channel === "phone"}
      act={may("case.erase-content") ? <EraseEntry number={view.number} entry={entry} /> : undefined}
      attachments={
        entry.attachments.length > 0 && entry.kind === "commented" ? (
          <AttachmentLinks attachments={entry.attachments} />
        ) : undefined
      }
    >
      <LinkedText>{children}</LinkedText>
    </Message>
  );
}

/** A clock that waits for the morning of a day, and makes a move then. */
const isAppointment = (target: ProcessDefinition["clocks"][string]["target"] | undefined) =>
  target !== undefined && "workingDays" in target && target.at === "start";

/** At the end when it opens, and afterwards only if the reader was there: reading further up is not disturbed. */
function useEndInSight(frame: React.RefObject<HTMLDivElement | null>, length: number): void {
  const wasAtEnd = useRef(true);
  useLayoutEffect(() => {
    const element = frame.current?.querySelector<HTMLElement>(".timeline");
    if (!element || length === 0) return;
    if (wasAtEnd.current) element.scrollTop = element.scrollHeight;
    const watch = () => {
      wasAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 40;
    };
    element.addEventListener("scroll", watch, { passive: true });
    return () => element.removeEventListener("scroll", watch);
  }, [frame, length]);
}
