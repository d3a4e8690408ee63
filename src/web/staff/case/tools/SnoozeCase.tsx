import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { personalOperations } from "#kernel/personal/contract.ts";
import { Act } from "../../../kit/Act.tsx";
import { ErrorLine } from "../../../kit/ErrorLine.tsx";
import { LoadingLine } from "../../../kit/LoadingLine.tsx";
import { useReader } from "../../../kit/reader.tsx";
import { Sheet } from "../../../kit/Sheet.tsx";
import { when } from "../../../kit/when.ts";
import { call } from "../../client/call.ts";
import { useProblemWords } from "../../client/problem-words.ts";
import { queries } from "../../client/queries.ts";
import type { CaseToolPanelProps } from "../case-tools.ts";
import { mineQuery } from "../mine.ts";
import { usualTimes } from "./times.ts";
import "./tools.css";

/** Hides my to-do of this case from my own list for a while; never past the warning of its clock. */
export function SnoozeCase({ view, onClose }: CaseToolPanelProps) {
  const { t } = useTranslation("tools");
  const reader = useReader();
  const words = useProblemWords();
  const { number } = view;
  const { data } = useQuery(mineQuery(number));
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const act = async (make: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await make();
      for (const queryKey of [["case", number], ["todos"]]) void queries.invalidateQueries({ queryKey });
      onClose();
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  const sleep = (until: string | null) =>
    void act(() => call(personalOperations.snooze, { params: { number }, body: { until } }));
  const wake = () => void act(() => call(personalOperations.wake, { params: { number }, body: {} }));
  const warnAt = data?.warnAt ?? null;
  const times = usualTimes(reader.now, reader.zone).filter(({ at }) => warnAt === null || at <= warnAt);
  const isOver = warnAt !== null && Date.parse(warnAt) <= reader.now;
  return (
    <Sheet label={t("snooze.title")} onClose={onClose} width={480}>
      <div className="tool-sheet">
        <h2>{t("snooze.title")}</h2>
        {!data && <LoadingLine />}
        {data && !data.maySnooze && <p className="text2">{t("snooze.notYours")}</p>}
        {data?.maySnooze && isOver && <p className="text2">{t("snooze.isOver")}</p>}
        {data?.maySnooze && !isOver && (
          <>
            <p className="small text2">{t("snooze.about")}</p>
            <div className="usual-times">
              {times.map((one) => (
                <button key={one.key} type="button" className="plain" disabled={busy} onClick={() => sleep(one.at)}>
                  {t(`times.${one.key}`)} <span className="small text3">{when(one.at, reader)}</span>
                </button>
              ))}
              <button type="button" className="plain" disabled={busy} onClick={() => sleep(null)}>
                {t("snooze.untilChange")}{" "}
                {warnAt && <span className="small text3">{t("snooze.atLatest", { when: when(warnAt, reader) })}</span>}
              </button>
            </div>
          </>
        )}
        {error !== undefined && <ErrorLine happened={words(error)} />}
        <footer className="row">
          {data?.snoozed && (
            <Act filled busy={busy} onAct={wake}>
              {t("snooze.wake")}
            </Act>
          )}
          <Act quiet onAct={onClose}>
            {t("cancel")}
          </Act>
        </footer>
      </div>
    </Sheet>
  );
}
