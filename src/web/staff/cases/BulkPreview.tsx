import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type BulkAct, bulkOperations, type Previewed } from "#kernel/process/bulk/contract.ts";
import { mostAtOnce } from "#kernel/process/bulk/limits.ts";
import type { Words } from "#kernel/words/words.ts";
import { Act } from "../../kit/Act.tsx";
import { CaseNumber } from "../../kit/CaseNumber.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { LoadingLine } from "../../kit/LoadingLine.tsx";
import { StateTag } from "../../kit/StateTag.tsx";
import { useSay } from "../../words/language.ts";
import { call } from "../client/call.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { queries } from "../client/queries.ts";

type Result = { done: boolean; why: Words | null };
type Props = {
  numbers: readonly string[];
  act: BulkAct;
  onBack: () => void;
  /** Some were done: these are left. */
  onDone: (left: readonly string[]) => void;
  onClose: () => void;
};

/** Per case what would happen or why not; then the doing, with how far it is and how each went. */
export function BulkPreview({ numbers, act, onBack, onDone, onClose }: Props) {
  const { t } = useTranslation("tools");
  const words = useProblemWords();
  // One key for the whole: tried again after a lost answer, nothing is done twice.
  const [key] = useState(() => crypto.randomUUID());
  const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map());
  const [isUnderWay, setUnderWay] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const { data, error } = useQuery({
    queryKey: ["bulk-preview", numbers, act],
    queryFn: ({ signal }) => call(bulkOperations.preview, { body: { numbers: [...numbers], act } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (error) return <ErrorLine happened={words(error)} />;
  if (!data) return <LoadingLine />;
  const possible = data.items.filter(({ refused }) => refused === null);
  const told = possible.filter(({ tells }) => tells !== null);
  const left = possible.filter(({ number }) => results.get(number)?.done !== true);
  const isDone = results.size > 0 && !isUnderWay;
  const go = async () => {
    setUnderWay(true);
    setFailure(undefined);
    const known = new Map(results);
    try {
      for (let from = 0; from < left.length; from += mostAtOnce) {
        const cases = left.slice(from, from + mostAtOnce).map(({ number, version }) => ({ number, version }));
        const { items } = await call(bulkOperations.act, { body: { cases, act } }, { key });
        for (const { number, done, refused } of items) known.set(number, { done, why: refused?.words ?? null });
        setResults(new Map(known));
      }
    } catch (problem) {
      setFailure(problem);
    }
    setUnderWay(false);
    for (const queryKey of [["cases"], ["case-counts"], ["case-views"], ["todos"], ["case"]])
      void queries.invalidateQueries({ queryKey });
    onDone(numbers.filter((number) => known.get(number)?.done !== true));
  };
  const doneCount = [...results.values()].filter(({ done }) => done).length;
  return (
    <>
      <p role="status">
        {results.size > 0
          ? t("bulk.progress", { done: doneCount, all: possible.length })
          : t("bulk.would", { count: possible.length, all: data.items.length })}{" "}
        {results.size === 0 && told.length > 0 && <b>{t("bulk.tells", { count: told.length })}</b>}
      </p>
      {results.size > 0 && <progress max={possible.length} value={results.size} aria-label={t("bulk.label")} />}
      {failure !== undefined && <ErrorLine happened={words(failure)} />}
      <ul className="bulk-items">
        {data.items.map((item) => (
          <Item key={item.number} item={item} result={results.get(item.number)} />
        ))}
      </ul>
      <footer className="row">
        {isDone && left.length === 0 ? (
          <Act filled keys="mod+enter" onAct={onClose}>
            {t("close")}
          </Act>
        ) : (
          <Act
            filled
            keys="mod+enter"
            busy={isUnderWay}
            disabled={left.length === 0 || (isDone && failure === undefined)}
            onAct={() => void go()}
          >
            {t("bulk.do", { count: left.length })}
          </Act>
        )}
        {results.size === 0 ? (
          <Act quiet onAct={onBack}>
            {t("back")}
          </Act>
        ) : (
          left.length > 0 && (
            <Act quiet disabled={isUnderWay} onAct={onClose}>
              {t("bulk.keepLeft")}
            </Act>
          )
        )}
      </footer>
    </>
  );
}

function Item({ item, result }: { item: Previewed; result: Result | undefined }) {
  const { t } = useTranslation("tools");
  const say = useSay();
  const why = result ? result.why : (item.refused?.words ?? null);
  return (
    <li className={why ? "refused" : result?.done ? "done" : undefined}>
      <p className="row">
        <CaseNumber number={item.number} />
        <span className="cut">{item.subject}</span>
        <span className="space" />
        <StateTag family={item.from.family} title={item.from.title} />
        {item.to && item.to.key !== item.from.key && (
          <>
            → <StateTag family={item.to.family} title={item.to.title} />
          </>
        )}
      </p>
      {why && <p className="small why">{say(why)}</p>}
      {!why && item.assignee && <p className="small text2">{t("bulk.assigned", { name: item.assignee })}</p>}
      {!why && item.tells && (
        <p className="small tells">
          {t("bulk.told", { who: item.tells.who || t("bulk.customer") })} {item.tells.words.map(say).join(" / ")}
        </p>
      )}
      {result?.done && <p className="small done-word">{t("bulk.done")}</p>}
    </li>
  );
}
