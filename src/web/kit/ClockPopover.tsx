import { Popover } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ClockExplanation, ClockView } from "#kernel/process/contract.ts";
import { useSay } from "../words/language.ts";
import { ClockChip } from "./ClockChip.tsx";
import { ClockStory } from "./ClockStory.tsx";
import { ErrorLine } from "./ErrorLine.tsx";
import { useHotkey } from "./hotkeys.ts";
import { LoadingLine } from "./LoadingLine.tsx";

type Props = {
  clock: ClockView;
  /** Fetches why the clock says what it says; called each time the popover opens. */
  explain: () => Promise<ClockExplanation>;
  big?: boolean;
  titled?: boolean;
  /** This is the clock that `T` opens (one on a page). */
  hotkey?: boolean;
  /** What the reader may do about it, e.g. ask for another limit. */
  acts?: React.ReactNode;
};

/** A clock chip that explains itself: opens on click, Enter and `T`, never on hover alone; Esc closes and gives focus back. */
export function ClockPopover({ clock, explain, big = false, titled = false, hotkey = false, acts }: Props) {
  const { t } = useTranslation();
  const say = useSay();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  useHotkey(hotkey ? "t" : undefined, () => setOpen((was) => !was), {
    label: t("keys.clock"),
    group: t("keys.record"),
  });
  return (
    <Popover
      open={open}
      onOpenChange={(next) => (next ? setOpen(true) : close())}
      // Only now is it placed and can take the focus.
      afterOpenChange={(shown) => shown && frame.current?.focus()}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      classNames={{ root: "clock-popover" }}
      content={
        <Explained
          frame={frame}
          explain={explain}
          acts={acts}
          onClose={close}
          label={t("clock.story.dialog", { what: say(clock.title) })}
        />
      }
    >
      <button ref={button} type="button" className="clock-button" aria-haspopup="dialog" aria-expanded={open}>
        <ClockChip clock={clock} big={big} titled={titled} />
      </button>
    </Popover>
  );
}

type ExplainedProps = Pick<Props, "explain" | "acts"> & {
  frame: React.RefObject<HTMLDivElement | null>;
  onClose: () => void;
  label: string;
};

function Explained({ frame, explain, acts, onClose, label }: ExplainedProps) {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState<ClockExplanation | "failed">();
  // Asked once per opening: a new function identity from the parent must not ask again.
  const ask = useRef(explain);
  useEffect(() => {
    let gone = false;
    ask.current().then(
      (told) => gone || setAnswer(told),
      () => gone || setAnswer("failed"),
    );
    return () => {
      gone = true;
    };
  }, []);
  return (
    <div
      ref={frame}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      {answer === undefined && <LoadingLine />}
      {answer === "failed" && <ErrorLine happened={t("clock.story.failed")} />}
      {answer && answer !== "failed" && <ClockStory story={answer} acts={acts} />}
    </div>
  );
}
