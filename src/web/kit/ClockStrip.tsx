import { useTranslation } from "react-i18next";
import type { ClockExplanation } from "#kernel/process/contract.ts";
import { useSay } from "../words/language.ts";
import { useReader } from "./reader.tsx";
import { layStrip, placeOn } from "./strip-layout.ts";
import { clockTime, daysFrom, tightWhen, when } from "./when.ts";

/** The clock's time as a strip: solid ran, hatched paused, dots closed hours, accent now, red due. Drawn from measured segments. */
export function ClockStrip({ story }: { story: ClockExplanation }) {
  const { t } = useTranslation();
  const say = useSay();
  const reader = useReader();
  const pieces = layStrip(story.strip);
  const first = pieces[0]!;
  const nowAt = placeOn(pieces, story.now);
  const due = story.view.dueAt;
  const dueAt = due === null ? null : placeOn(pieces, due);
  const gap = pieces.find(({ kind }) => kind === "closed");
  const dueNear = dueAt !== null && due !== null;
  const label = t("clock.story.strip", {
    from: when(first.from, reader, { time: "always", inside: true }),
    now: clockTime(story.now, reader.zone),
    due: due ? when(due, reader, { time: "always", inside: true }) : "—",
  });
  return (
    <div className="clock-strip" role="img" aria-label={label}>
      <div className={`bar ${story.view.state}`}>
        {pieces.map((piece) => (
          <i
            key={piece.from}
            className={piece.kind}
            style={{ width: `${piece.width}%` }}
            title={say(piece.name) || undefined}
          />
        ))}
        <em className="now" style={{ left: `${nowAt}%` }} />
        {dueNear && <em className="due" style={{ left: `${dueAt}%` }} />}
      </div>
      <Tick at={nowAt} above className="now">
        {t("clock.story.nowAt", { time: clockTime(story.now, reader.zone) })}
      </Tick>
      <Tick at={0}>{tightWhen(first.from, reader)}</Tick>
      {gap && gap.start + gap.width / 2 > 38 && gap.start + gap.width / 2 < 68 && (
        <Tick at={gap.start + gap.width / 2}>{say(gap.name) || t("clock.story.closed")}</Tick>
      )}
      {dueNear && (
        <Tick at={Math.max(dueAt, 30)} className="due">
          {t("clock.story.dueAt", {
            time:
              daysFrom(reader.now, Date.parse(due), reader.zone) === 0
                ? clockTime(due, reader.zone)
                : tightWhen(due, reader),
          })}
        </Tick>
      )}
    </div>
  );
}

/** A word on the strip, kept inside its ends whatever its length. */
function Tick({
  at,
  above = false,
  className = "",
  children,
}: {
  at: number;
  above?: boolean;
  className?: string;
  children: React.ReactNode;
}) {
  const shift = at < 12 ? "start" : at > 80 ? "end" : "middle";
  const place = shift === "start" ? { left: 0 } : shift === "end" ? { right: 0 } : { left: `${at}%` };
  return (
    <span className={`tick ${shift} ${above ? "above" : "below"} ${className}`} style={place}>
      {children}
    </span>
  );
}
