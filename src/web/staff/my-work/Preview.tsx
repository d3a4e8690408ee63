import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { CaseView, MoveView } from "#kernel/process/contract.ts";
import { Act } from "../../kit/Act.tsx";
import { CaseNumber } from "../../kit/CaseNumber.tsx";
import { ClockPopover } from "../../kit/ClockPopover.tsx";
import { EchoMark } from "../../kit/EchoMark.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { LoadingLine } from "../../kit/LoadingLine.tsx";
import { Message } from "../../kit/Message.tsx";
import { MoveBar } from "../../kit/MoveBar.tsx";
import { PriorityMark } from "../../kit/PriorityMark.tsx";
import { useReader } from "../../kit/reader.tsx";
import { isWorthTelling } from "../../kit/remaining.ts";
import { StateTag } from "../../kit/StateTag.tsx";
import { when } from "../../kit/when.ts";
import { useSay } from "../../words/language.ts";
import { useChannelWords } from "../case/channel-words.ts";
import { RefusedMove } from "../case/RefusedMove.tsx";
import { timelineItems } from "../case/timeline-items.ts";
import { useMove } from "../case/use-move.ts";
import { caseQuery, explainClock, timelineQuery } from "../cases/ask.ts";
import { useProblemWords } from "../client/problem-words.ts";
import type { Todo } from "./ask.ts";

/** Beside the list: why it is my turn, what can be done at once, how long is left, the last word. */
export function Preview({ todo }: { todo: Todo }) {
  const { t } = useTranslation("myWork");
  const say = useSay();
  const words = useProblemWords();
  const navigate = useNavigate();
  const reader = useReader();
  const channel = useChannelWords();
  const { number } = todo.case;
  const { data: view, error } = useQuery(caseQuery(number));
  const open = (move?: string) => void navigate({ to: `/cases/${number}`, search: { move } });
  const { requesterName, organisation } = todo.case;
  return (
    <>
      <header className="preview-head">
        <div className="row">
          <CaseNumber number={number} copy />
          <StateTag family={todo.case.state.family} title={todo.case.state.title} />
          <PriorityMark priority={todo.case.priority} />
          <span className="space" />
          <Act small onAct={() => open()}>
            {t("preview.open")}
          </Act>
        </div>
      </header>
      <div className="preview-body">
        <h2>{todo.case.subject}</h2>
        <p className="text2">
          {[
            organisation?.name,
            requesterName,
            `${when(todo.case.createdAt, reader, { time: "always" })} ${channel(todo.case.channel)}`,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <section className="why">
          <b>{t("preview.why")}</b>
          <p>{say(todo.why)}</p>
        </section>
        {error && <ErrorLine happened={words(error)} />}
        {!view && !error && <LoadingLine />}
        {view && <Rest view={view} onOpen={(move) => open(move.key)} />}
      </div>
    </>
  );
}

function Rest({ view, onOpen }: { view: CaseView; onOpen: (move: MoveView) => void }) {
  const { t } = useTranslation("myWork");
  const moves = useMove(view.number);
  const told = view.clocks.filter(isWorthTelling);
  const clocks = [...told.filter(({ state }) => state !== "met"), ...told.filter(({ state }) => state === "met")];
  const start = (move: MoveView) => {
    if (move.form.length > 0) onOpen(move);
    else void moves.run(move);
  };
  return (
    <>
      {view.moves.some(({ isHidden }) => !isHidden) && (
        <section>
          <h3>{t("preview.now")}</h3>
          <MoveBar moves={view.moves} shown={3} onMove={start} busy={moves.busy} />
          {moves.refused && <RefusedMove move={moves.refused.move} refused={moves.refused.refused} onMove={start} />}
        </section>
      )}
      {clocks.length > 0 && (
        <section>
          <h3>{t("preview.clocks")}</h3>
          <div className="preview-clocks">
            {clocks.slice(0, 4).map((clock) => (
              <ClockPopover key={clock.clock} clock={clock} titled explain={explainClock(view.number, clock.clock)} />
            ))}
          </div>
        </section>
      )}
      <LastWord view={view} />
    </>
  );
}

function LastWord({ view }: { view: CaseView }) {
  const { t } = useTranslation("myWork");
  const say = useSay();
  const reader = useReader();
  const { data } = useQuery(timelineQuery(view.number));
  const last = timelineItems(data ?? [], reader.zone).findLast((item) => item.kind === "message");
  if (last?.kind !== "message" && view.description === "") return null;
  return (
    <section>
      <h3>{t(last ? "preview.lastWord" : "preview.request")}</h3>
      {last?.kind === "message" ? (
        <Message kind={last.voice} author={say(last.entry.actor.name)} at={last.entry.occurredAt}>
          {last.body}
        </Message>
      ) : (
        <Message
          kind="customer"
          author={view.requester.name ?? "—"}
          at={view.createdAt}
          byPhone={view.channel === "phone"}
        >
          {view.description}
        </Message>
      )}
      {view.isAwaitingAnswer && (
        <p className="row awaiting small">
          <EchoMark awaiting /> {t("preview.awaiting")}
        </p>
      )}
    </section>
  );
}
