import { useTranslation } from "react-i18next";
import type { CaseView } from "#kernel/process/contract.ts";
import { relateOperations } from "#kernel/process/relate/contract.ts";
import { Act } from "../../kit/Act.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { useSave } from "../admin/use-save.ts";
import { call } from "../client/call.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { useMay } from "../session/me.ts";
import { useRefreshCases } from "./refresh.ts";

/** Takes over what helped in a similar case; where it came from is recorded (D6). Only incidents under way take one. */
export function ApplySolution({ view, from }: { view: CaseView; from: string }) {
  const { t } = useTranslation("relate");
  const words = useProblemWords();
  const may = useMay();
  const saving = useSave();
  const refresh = useRefreshCases();
  const isOngoing = view.state.family === "open" || view.state.family === "waiting";
  if (view.process !== "incident" || !isOngoing || !may("case.relate")) return null;
  if (view.fields.some(({ key, value }) => key === "appliedFrom" && value === from))
    return <p className="small text3">{t("apply.done")}</p>;
  const apply = () =>
    saving.run(async () => {
      await call(relateOperations.applySolution, { params: { number: view.number }, body: { from } });
      await refresh();
    });
  return (
    <>
      <Act small busy={saving.busy} onAct={() => void apply()}>
        {t("apply.do")}
      </Act>
      {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
    </>
  );
}
