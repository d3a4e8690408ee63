import { useQuery } from "@tanstack/react-query";
import { useLayoutEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView, TimelineEntry } from "#kernel/process/contract.ts";
import { DayDivider } from "../../kit/DayDivider.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { LoadingLine } from "../../kit/LoadingLine.tsx";
import { Message } from "../../kit/Message.tsx";
import { useReader } from "../../kit/reader.tsx";
import { Timeline } from "../../kit/Timeline.tsx";
import { useSay } from "../../words/language.ts";
import { timelineQuery } from "../cases/ask.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { AttachmentLinks } from "./AttachmentLinks.tsx";
import { useChannelWords } from "./channel-words.ts";
import { Happened } from "./Happened.tsx";
import { LinkedText } from "./LinkedText.tsx";
import { timelineItems } from "./timeline-items.ts";

/** What happened and what was said, oldest first; opens at its end and stays there while new things come. */
export function CaseTimeline({ view }: { view: CaseView }) {
  const { t } = useTranslation("cases");
  const words = useProblemWords();
  const { zone } = useReader();
  const { data, error, isPending } = useQuery(timelineQuery(view.number));
  const items = useMemo(() => timelineItems(data ?? [], zone), [data, zone]);
  const frame = useRef<HTMLDivElement>(null);
  useEndInSight(frame, items.length);
  return (
    <div ref={frame} className="timeline-frame">
      {isPending && <LoadingLine />}
      {error && <ErrorLine happened={words(error)} />}
      <Timeline label={t("timeline.label")}>
        {view.description !== "" && <Described view={view} />}
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

/** The request in the requester's own words, above everything that came of it. */
function Described({ view }: { view: CaseView }) {
  const { t } = useTranslation("cases");
  const channel = useChannelWords();
  return (
    <Message
      kind="customer"
      author={view.requester.name ?? t("context.unknownRequester")}
      way={channel(view.channel)}
      byPhone={view.channel === "phone"}
      at={view.occurredAt ?? view.createdAt}
    >
      <LinkedText>{view.description}</LinkedText>
    </Message>
  );
}

type SaidProps = { entry: TimelineEntry; voice: "public" | "internal" | "customer"; view: CaseView; children: string };

function Said({ entry, voice, view, children }: SaidProps) {
  const { t } = useTranslation("cases");
  const say = useSay();
  const ways = { portal: t("channel.portal"), track: t("channel.track"), email: t("channel.email") };
  const way =
    voice === "public"
      ? (view.requester.name ?? undefined)
      : voice === "customer"
        ? ways[entry.via as "portal"]
        : undefined;
  return (
    <Message
      kind={voice}
      author={say(entry.actor.name)}
      at={entry.occurredAt}
      way={way}
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
