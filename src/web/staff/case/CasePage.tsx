import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView, MoveView } from "#kernel/process/contract.ts";
import { EmptyLine } from "../../kit/EmptyLine.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { Flow } from "../../kit/Flow.tsx";
import { LoadingLine } from "../../kit/LoadingLine.tsx";
import { RecordPanes } from "../../kit/RecordPanes.tsx";
import { useBand } from "../../kit/width.ts";
import { caseQuery } from "../cases/ask.ts";
import { ProblemError } from "../client/problem.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { useTitle } from "../title.ts";
import { CaseContext } from "./CaseContext.tsx";
import { CaseHead } from "./CaseHead.tsx";
import { CaseTalk } from "./CaseTalk.tsx";
import { CaseTimeline } from "./CaseTimeline.tsx";
import { Script } from "./Script.tsx";
import { useMove } from "./use-move.ts";
import "./case.css";

// Pickers and calendars are heavy: they come once the record stands, before anybody can have pressed a key.
const forms = () => import("./MoveDrawer.tsx");
const MovePanel = lazy(() => forms().then(({ MovePanel }) => ({ default: MovePanel })));
const MoveDrawer = lazy(() => forms().then(({ MoveDrawer }) => ({ default: MoveDrawer })));
const ConvertDrawer = lazy(() =>
  import("./ConvertDrawer.tsx").then(({ ConvertDrawer }) => ({ default: ConvertDrawer })),
);
// Nobody prints in the first second either.
const PrintSheet = lazy(() => import("./PrintSheet.tsx").then(({ PrintSheet }) => ({ default: PrintSheet })));

type Props = {
  number: string;
  /** A move somebody came here to make: its form opens. */
  wantedMove?: string;
  /** The wanted move was taken up; the address need not say it any more. */
  onMoveTaken: () => void;
};

/** One case: head, moves, flow, timeline, composer; context beside it. */
export function CasePage({ number, wantedMove, onMoveTaken }: Props) {
  const { t } = useTranslation("cases");
  const words = useProblemWords();
  const { data, error } = useQuery(caseQuery(number));
  useTitle(data ? `${data.number} ${data.subject}` : number);
  if (data) return <OpenCase view={data} wantedMove={wantedMove} onMoveTaken={onMoveTaken} />;
  if (error instanceof ProblemError && (error.kind === "not-found" || error.code === "number-mistyped")) {
    return <EmptyLine>{error.code === "number-mistyped" ? words(error) : t("case.notHere", { number })}</EmptyLine>;
  }
  if (error) return <ErrorLine happened={words(error)} />;
  return <LoadingLine />;
}

function OpenCase({ view, wantedMove, onMoveTaken }: Omit<Props, "number"> & { view: CaseView }) {
  const moves = useMove(view.number);
  const [open, setOpen] = useState<MoveView>();
  const [isConverting, setConverting] = useState(false);
  const start = (move: MoveView) => {
    moves.forget();
    setOpen(move.form.length > 0 ? move : undefined);
    if (move.form.length === 0) void moves.run(move);
  };
  const taken = useRef(onMoveTaken);
  taken.current = onMoveTaken;
  useEffect(() => {
    if (wantedMove === undefined) return;
    const move = view.moves.find(({ key }) => key === wantedMove);
    if (move && move.form.length > 0) setOpen(move);
    taken.current();
  }, [wantedMove, view.moves]);
  const form = { view, moves, onClose: () => setOpen(undefined), onMove: start };
  useEffect(() => {
    const timer = setTimeout(() => void forms(), 800);
    return () => clearTimeout(timer);
  }, []);
  const band = useBand();
  const aside = band === "wide" || band === "full" || band === "folded";
  return (
    <>
      <RecordPanes
        head={
          <CaseHead view={view} moves={moves} open={open?.key} onMove={start} onConvert={() => setConverting(true)} />
        }
        brief={<Brief view={view} />}
        main={
          <>
            <section className="flow-band">
              <Flow steps={view.flow} />
            </section>
            {view.process === "follow-up" && <Script view={view} />}
            <CaseTimeline view={view} />
            <CaseTalk view={view} />
          </>
        }
        context={
          open && aside ? (
            <Suspense fallback={<LoadingLine />}>
              <MovePanel key={open.key} {...form} move={open} />
            </Suspense>
          ) : (
            <CaseContext view={view} />
          )
        }
      />
      {open && !aside && (
        <Suspense fallback={null}>
          <MoveDrawer key={open.key} {...form} move={open} />
        </Suspense>
      )}
      {isConverting && (
        <Suspense fallback={null}>
          <ConvertDrawer view={view} onClose={() => setConverting(false)} />
        </Suspense>
      )}
      <Suspense fallback={null}>
        <PrintSheet view={view} />
      </Suspense>
    </>
  );
}

/** Where the context is a drawer: customer and device in one line under the title. */
function Brief({ view }: { view: CaseView }) {
  const device = view.device && `${view.device.model} ${view.device.serial}`;
  const said = [view.requester.name, view.organisation?.name, device].filter(Boolean).join(" · ");
  return <span title={said}>{said}</span>;
}
