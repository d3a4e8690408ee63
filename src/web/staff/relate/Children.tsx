import { Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView, MoveView } from "#kernel/process/contract.ts";
import { relateOperations } from "#kernel/process/relate/contract.ts";
import { Act } from "../../kit/Act.tsx";
import { CaseNumber } from "../../kit/CaseNumber.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { useSay } from "../../words/language.ts";
import { useSave } from "../admin/use-save.ts";
import { call } from "../client/call.ts";
import type { AnswerOf } from "../client/operations.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { useRefreshCases } from "./refresh.ts";
import "./relate.css";

type Foreseen = AnswerOf<typeof relateOperations.cascadePreview>["items"];
type Outcome = AnswerOf<typeof relateOperations.cascade>["children"];

/** A move that ends a parent while children of it are open: which of them end with it (D22). */
export function useEnding(view: CaseView, move: MoveView) {
  const saving = useSave();
  const refresh = useRefreshCases();
  const [foreseen, setForeseen] = useState<Foreseen>();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isReleasing, setReleasing] = useState(false);
  const [failed, setFailed] = useState<Outcome>([]);
  const ends = move.to.family === "done" || move.to.family === "cancelled";
  const params = { number: view.number };
  return {
    isNeeded: ends && (view.openChildren > 0 || failed.length > 0),
    isReady: isReleasing || chosen.length > 0,
    saving,
    foreseen,
    chosen,
    setChosen,
    isReleasing,
    setReleasing,
    failed,
    preview: (fields: Record<string, unknown>) =>
      saving.run(async () => {
        const { items } = await call(relateOperations.cascadePreview, { params, body: { move: move.key, fields } });
        setForeseen(items);
        setChosen(items.filter(({ refusal }) => refusal === null).map(({ number }) => number));
      }),
    /** True when the parent ended and every child chosen with it. */
    run: async (fields: Record<string, unknown>): Promise<boolean> => {
      let left: Outcome = [];
      const done = await saving.run(async () => {
        const children = chosen.map((number) => ({
          number,
          version: foreseen?.find((item) => item.number === number)?.version,
        }));
        const body = { move: move.key, version: view.version, fields, children };
        const answer = await call(relateOperations.cascade, { params, body });
        left = answer.children.filter(({ refusal }) => refusal !== null);
        setFailed(left);
        await refresh();
      });
      return done && left.length === 0;
    },
  };
}

type Props = {
  view: CaseView;
  move: MoveView;
  ending: ReturnType<typeof useEnding>;
  values: () => Record<string, unknown>;
};

/** Below the form: each open child, whom it will tell what, and whether it ends too. */
export function Children({ view, move, ending, values }: Props) {
  const { t } = useTranslation("relate");
  const say = useSay();
  const words = useProblemWords();
  const { foreseen, chosen, setChosen, failed, saving } = ending;
  return (
    <fieldset className="children">
      <legend>{t("children.open", { count: view.openChildren })}</legend>
      <p className="small text2">{t("children.about")}</p>
      {failed.map(({ number, refusal }) => (
        <ErrorLine key={number} happened={t("children.failed", { number, why: say(refusal?.words) })} />
      ))}
      {move.cascades !== null && foreseen === undefined && (
        <Act small busy={saving.busy} onAct={() => void ending.preview(values())}>
          {t("children.show")}
        </Act>
      )}
      {foreseen?.map(({ number, subject, requesterName, told, refusal }) => (
        <div key={number} className="picked">
          <Checkbox
            aria-label={t("children.with", { number })}
            disabled={refusal !== null}
            checked={chosen.includes(number)}
            onChange={({ target }) =>
              setChosen(target.checked ? [...chosen, number] : chosen.filter((one) => one !== number))
            }
          >
            <CaseNumber number={number} /> {subject}
          </Checkbox>
          {refusal && <p className="small error">{say(refusal.words)}</p>}
          {told && (
            <p className="small text2">
              {t("merge.told", { name: requesterName ?? number })} {say(told)}
            </p>
          )}
        </div>
      ))}
      {chosen.length === 0 && (
        <Checkbox checked={ending.isReleasing} onChange={({ target }) => ending.setReleasing(target.checked)}>
          {t("children.release")}
        </Checkbox>
      )}
      {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
    </fieldset>
  );
}
