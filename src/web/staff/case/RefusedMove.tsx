import { useTranslation } from "react-i18next";
import type { MoveView } from "#kernel/process/contract.ts";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { useSay } from "../../words/language.ts";
import { useProblemWords } from "../client/problem-words.ts";
import type { Refused } from "./use-move.ts";

type Props = { move: MoveView; refused: Refused; onMove: (move: MoveView) => void };

/** A move that was not made: how it stands now, and what is possible instead. */
export function RefusedMove({ move, refused, onMove }: Props) {
  const { t } = useTranslation("cases");
  const say = useSay();
  const words = useProblemWords();
  if (refused.why === "problem") return <ErrorLine happened={words(refused.error)} />;
  if (refused.why === "declined")
    return <ErrorLine happened={words(refused.error)} act={<Ways moves={refused.ways} onMove={onMove} />} />;
  const { fresh } = refused;
  const values = { move: say(move.title), state: say(fresh.state.title), who: fresh.assignee?.name ?? "" };
  const open = fresh.moves.filter(({ isHidden }) => !isHidden);
  return (
    <ErrorLine
      happened={
        <>
          {t(values.who ? "refused.closedBy" : "refused.closed", values)}{" "}
          {t(open.length > 0 ? "refused.possible" : "refused.nothing")}
        </>
      }
      act={<Ways moves={open.slice(0, 3)} onMove={onMove} />}
    />
  );
}

function Ways({ moves, onMove }: { moves: readonly MoveView[]; onMove: Props["onMove"] }) {
  const say = useSay();
  return (
    <span className="row ways">
      {moves.map((one) => (
        <button key={one.key} type="button" className="plain" onClick={() => onMove(one)}>
          {say(one.title)}
        </button>
      ))}
    </span>
  );
}
