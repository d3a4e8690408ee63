import { useTranslation } from "react-i18next";
import type { ClockView } from "#kernel/process/contract.ts";
import { useSay } from "../words/language.ts";
import { chipFigures, type Figure } from "./duration.ts";
import { useReader } from "./reader.tsx";
import { remainingNow, shortTitle } from "./remaining.ts";
import { shortWhen } from "./when.ts";
import "./clock.css";

type Props = {
  clock: ClockView;
  /** 32 px high, for record heads. */
  big?: boolean;
  /** Names the clock in the chip (解决 剩 43 分), where several stand together. */
  titled?: boolean;
  /** In lists ordered by due time: while no working time passes, when it is due says more than how much is left. */
  saysWhen?: boolean;
};

/** What remains of a promise, in one of eight looks. Counts down by itself, a minute at a time, while its calendar works. */
export function ClockChip({ clock, big = false, titled = false, saysWhen = false }: Props) {
  const say = useSay();
  const label = titled ? shortTitle(say(clock.title)) : "";
  return (
    <span className={`clock-chip ${clock.state}${big ? " big" : ""}`} title={say(clock.reason) || label || undefined}>
      <ClockShape state={clock.state} />
      {label && <span className="what">{label}</span>}{" "}
      <span>
        <ClockWords clock={clock} titled={titled} saysWhen={saysWhen} />
      </span>
    </span>
  );
}

type WordsProps = { clock: ClockView; titled: boolean; saysWhen: boolean };

function ClockWords({ clock, titled, saysWhen }: WordsProps) {
  const { t } = useTranslation();
  const say = useSay();
  const reader = useReader();
  const left = remainingNow(clock, reader.now);
  const figures = <Figures of={chipFigures(Math.abs(left), clock.dayMs, reader.language)} />;
  const around = (key: "left" | "leftAbout" | "over" | "missed") => {
    const [before, after] = t(`clock.chip.around.${key}`, { figures: slot }).split(slot);
    return (
      <>
        {before}
        {figures}
        {after}
      </>
    );
  };
  switch (clock.state) {
    case "running":
    case "warning":
      // No working time is left, but none passes either until the hours begin: then the moment says more.
      if ((left < minute || saysWhen) && !clock.runsNow && clock.dueAt)
        return t("clock.story.dueAt", { time: shortWhen(clock.dueAt, reader) });
      return around(clock.isProvisional ? "leftAbout" : "left");
    case "breached":
      return Math.abs(left) < minute ? t("clock.chip.overJust") : around("over");
    case "missed":
      return around("missed");
    case "paused":
      return clock.reason ? t("clock.chip.pausedFor", { reason: say(clock.reason) }) : t("clock.chip.paused");
    case "met":
      return titled ? t("clock.chip.met") : t("clock.chip.metWhat", { what: shortTitle(say(clock.title)) });
    case "none":
      return clock.reason ? t("clock.chip.noneFor", { reason: say(clock.reason) }) : t("clock.chip.none");
  }
}

const minute = 60_000;

/** Marks where the figures stand in the sentence, to set them in their own face. */
const slot = "\u2063";

function Figures({ of }: { of: Figure[] }) {
  return of.map(({ figure, unit }, at) => (
    <span key={at}>
      {at > 0 && " "}
      <b>{figure}</b>
      {unit && ` ${unit}`}
    </span>
  ));
}

/** The chip's shape alone, for lines that name the clock themselves. */
export function ClockShape({ state }: { state: ClockView["state"] }) {
  return (
    <svg className="clock-shape" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      {shapes[state]}
    </svg>
  );
}

const octagon = (
  <>
    <path d="M3.8 1h4.4L11 3.8v4.4L8.2 11H3.8L1 8.2V3.8z" />
    <path d="M6 3.5v3M6 8.3v.3" />
  </>
);
const shapes: Record<ClockView["state"], React.ReactNode> = {
  running: (
    <>
      <circle cx="6" cy="6" r="4.8" />
      <path d="M6 3.3V6l1.8 1.2" />
    </>
  ),
  warning: (
    <>
      <path d="M6 1.3l5 9H1z" />
      <path d="M6 4.8v2.4M6 8.6v.2" />
    </>
  ),
  breached: octagon,
  missed: octagon,
  paused: <path d="M4 2.5v7M8 2.5v7" strokeWidth="2" />,
  none: <path d="M2 6h8" strokeWidth="1.8" />,
  met: <path d="M1.5 6.5l3 3 6-7" strokeWidth="1.8" />,
};
