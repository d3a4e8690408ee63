import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Lightbulb } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "#kernel/process/contract.ts";
import { Act } from "#web/kit/Act.tsx";
import { CaseNumber } from "#web/kit/CaseNumber.tsx";
import { ContextSection } from "#web/kit/ContextSection.tsx";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { useMay } from "#web/staff/session/me.ts";
import { problemOperations } from "../contract.ts";

/** Known errors that fit this case, each with the workaround the desk applies by one act (D6, D26). */
export function KnownErrors({ view }: { view: CaseView }) {
  const { t } = useTranslation("problems");
  const words = useProblemWords();
  const may = useMay();
  const saving = useSave();
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ["case", view.number, "known-errors"],
    queryFn: ({ signal }) => call(problemOperations.knownErrors, { params: { number: view.number } }, { signal }),
  });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  const applied = view.fields.find(({ key }) => key === "appliedFrom")?.value;
  const isOngoing = view.state.family === "open" || view.state.family === "waiting";
  const apply = (problem: string) =>
    saving.run(async () => {
      await call(problemOperations.apply, { params: { number: view.number }, body: { problem } });
      await queries.invalidateQueries({ queryKey: ["case", view.number] });
    });
  return (
    <ContextSection icon={Lightbulb} title={t("known.title")}>
      {items.map(({ number, subject, workaround }) => (
        <div key={number} className="similar">
          <p className="row">
            <Link to={`/cases/${number}`}>
              <CaseNumber number={number} />
            </Link>
            <span className="cut">{subject}</span>
          </p>
          <p className="small text2 solution">{workaround}</p>
          {applied === number ? (
            <p className="small text3">{t("known.applied")}</p>
          ) : (
            may("case.relate") &&
            isOngoing && (
              <Act small busy={saving.busy} onAct={() => void apply(number)}>
                {t("known.apply")}
              </Act>
            )
          )}
        </div>
      ))}
      {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
    </ContextSection>
  );
}
