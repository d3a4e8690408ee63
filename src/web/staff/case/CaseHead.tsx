import { useTranslation } from "react-i18next";
import type { CaseView, MoveView } from "#kernel/process/contract.ts";
import { ClockPopover } from "../../kit/ClockPopover.tsx";
import { MoveBar } from "../../kit/MoveBar.tsx";
import { PriorityMark } from "../../kit/PriorityMark.tsx";
import { RecordHead } from "../../kit/RecordHead.tsx";
import { StateTag } from "../../kit/StateTag.tsx";
import { useBand } from "../../kit/width.ts";
import { useSay } from "../../words/language.ts";
import { explainClock } from "../cases/ask.ts";
import { useLookers } from "../live/looking.ts";
import { useMe } from "../session/me.ts";
import { CaseTools } from "./CaseTools.tsx";
import { useChannelWords } from "./channel-words.ts";
import { FollowMark } from "./FollowMark.tsx";
import { RefusedMove } from "./RefusedMove.tsx";
import type { MakingMoves } from "./use-move.ts";

type Props = {
  view: CaseView;
  moves: MakingMoves;
  /** The move whose form is open. */
  open: string | undefined;
  onMove: (move: MoveView) => void;
};

/** What it is, how it stands, how long is left, who else looks; and the moves open to me, only here. */
export function CaseHead({ view, moves, open, onMove }: Props) {
  const { t } = useTranslation("cases");
  const { t: serious } = useTranslation("serious");
  const say = useSay();
  const me = useMe();
  const band = useBand();
  const channel = useChannelWords();
  const lookers = useLookers(view.number, me.id);
  const typing = lookers.filter(({ isTyping }) => isTyping);
  const namesOf = (people: typeof lookers) => people.map(({ name }) => name).join(t("list.and"));
  const others =
    typing.length > 0
      ? t("case.typing", { names: namesOf(typing) })
      : lookers.length > 0
        ? t("case.alsoLooking", { names: namesOf(lookers) })
        : undefined;
  const clock = view.clock ?? view.clocks.find(({ isPromise }) => isPromise);
  return (
    <>
      <RecordHead
        number={view.number}
        process={say(view.processTitle)}
        signs={
          <>
            <StateTag family={view.state.family} title={view.state.title} />
            <PriorityMark priority={view.priority} />
            {view.isAtRisk && <span className="at-risk">{serious("risk")}</span>}
          </>
        }
        remark={view.process === "follow-up" ? undefined : `· ${channel(view.channel)}`}
        others={others}
        chip={
          clock && (
            <ClockPopover
              clock={clock}
              explain={explainClock(view.number, clock.clock)}
              big
              titled
              hotkey
              key={clock.clock}
            />
          )
        }
        tools={
          <>
            <FollowMark number={view.number} />
            <CaseTools view={view} />
          </>
        }
        title={view.subject}
        moves={<MoveBar moves={view.moves} onMove={onMove} busy={moves.busy ?? open} shown={band === "two" ? 3 : 4} />}
      />
      {moves.refused && open === undefined && (
        <RefusedMove move={moves.refused.move} refused={moves.refused.refused} onMove={onMove} />
      )}
    </>
  );
}
