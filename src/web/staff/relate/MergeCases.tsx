import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { relateOperations } from "#kernel/process/relate/contract.ts";
import { Act } from "../../kit/Act.tsx";
import { Sheet } from "../../kit/Sheet.tsx";
import { useSay } from "../../words/language.ts";
import { useSave } from "../admin/use-save.ts";
import type { CaseToolPanelProps } from "../case/case-tools.ts";
import { call } from "../client/call.ts";
import { CasePick, type Picked } from "./CasePick.tsx";
import { PickedCase } from "./PickedCase.tsx";
import { RelateSheet } from "./RelateSheet.tsx";
import { useRefreshCases } from "./refresh.ts";

/** Merges other cases into this one (D22): whom it tells and who will read along is shown before; afterwards it can be undone. */
export default function MergeCases({ view, onClose }: CaseToolPanelProps) {
  const { t } = useTranslation("relate");
  const say = useSay();
  const saving = useSave();
  const refresh = useRefreshCases();
  const [picked, setPicked] = useState<readonly Picked[]>([]);
  const [merged, setMerged] = useState<readonly { number: string; version: number }[]>();
  const numbers = picked.map(({ number }) => number);
  const params = { number: view.number };
  const { data } = useQuery({
    queryKey: ["case", view.number, "merge", view.version, numbers],
    queryFn: ({ signal }) =>
      call(relateOperations.mergePreview, { params, query: { cases: numbers.join(",") } }, { signal }),
    enabled: numbers.length > 0,
  });
  const foreseen = new Map(data?.items.map((item) => [item.number, item]));
  const isReady = picked.length > 0 && numbers.every((number) => foreseen.get(number)?.refusal === null);
  const merge = async () => {
    const cases = numbers.map((number) => ({ number, version: foreseen.get(number)?.version }));
    await saving.run(async () => {
      const answer = await call(relateOperations.merge, { params, body: { version: view.version, cases } });
      await refresh();
      setMerged(answer.merged);
    });
  };
  const undo = async () => {
    const done = await saving.run(async () => {
      for (const { number, version } of merged ?? [])
        await call(relateOperations.unmerge, { params: { number }, body: { version } });
      await refresh();
    });
    if (done) onClose();
  };
  if (merged)
    return (
      <Sheet label={t("merge.title")} onClose={onClose} width={420}>
        <div className="relate-sheet">
          <p role="status">{t("merge.done", { count: merged.length })}</p>
          <div className="row">
            <Act onAct={() => void undo()} busy={saving.busy}>
              {t("merge.undo")}
            </Act>
            <Act quiet onAct={onClose}>
              {t("opened", { number: view.number })}
            </Act>
          </div>
        </div>
      </Sheet>
    );
  return (
    <RelateSheet
      title={t("merge.title")}
      about={t("merge.about", { number: view.number })}
      does={picked.length === 0 ? t("merge.doNone") : t("merge.do", { count: picked.length })}
      isReady={isReady}
      saving={saving}
      onDo={() => void merge()}
      onClose={onClose}
    >
      {picked.map((one) => {
        const item = foreseen.get(one.number);
        const name = item?.requesterName ?? one.number;
        return (
          <PickedCase
            key={one.number}
            picked={one}
            onDrop={() => setPicked(picked.filter(({ number }) => number !== one.number))}
          >
            {item?.refusal && <p className="small error">{say(item.refusal.words)}</p>}
            {item?.told && (
              <p className="small text2">
                {t("merge.told", { name })} {say(item.told)}
              </p>
            )}
            {item?.refusal === null && item.readsAlong && (
              <p className="small warn">{t("merge.readsAlong", { name })}</p>
            )}
          </PickedCase>
        );
      })}
      <CasePick without={[view.number, ...numbers]} onPick={(one) => setPicked([...picked, one])} />
    </RelateSheet>
  );
}
