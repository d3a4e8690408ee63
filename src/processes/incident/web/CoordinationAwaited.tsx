import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { caseOperations } from "#kernel/process/contract.ts";
import { Act } from "#web/kit/Act.tsx";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { useReader } from "#web/kit/reader.tsx";
import { when } from "#web/kit/when.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { queries } from "#web/staff/client/queries.ts";
import { isLate, useCoordinationAwaited } from "./coordination.ts";

/** In "My work" of whoever may coordinate: urgent cases that wait for one of them, until somebody has taken each (D28). */
export function CoordinationAwaited() {
  const { t } = useTranslation("serious");
  const reader = useReader();
  const words = useProblemWords();
  const saving = useSave();
  const items = useCoordinationAwaited();
  const take = async (number: string) => {
    await saving.run(() =>
      call(caseOperations.move, { params: { number, move: "takeCoordination" }, body: { fields: {} } }),
    );
    // Taken by somebody else meanwhile: then it goes from here too.
    for (const key of ["todos", "case", "cases"]) void queries.invalidateQueries({ queryKey: [key] });
  };
  if (items.length === 0 && saving.failure === undefined) return null;
  return (
    <section className="todo-group above" aria-label={t("coordination.awaited")}>
      <h2>
        {t("coordination.awaited")} <span className="count">{items.length}</span>
      </h2>
      {items.map(({ number, subject, organisation, askedBy, reason, dueAt }) => (
        <div key={number} className={isLate(dueAt, reader.now) ? "reminder long due" : "reminder long"}>
          <span className="small whole when">{dueAt && when(dueAt, reader, { time: "always" })}</span>
          <Link to={`/cases/${number}`} className="mono small whole">
            {number}
          </Link>
          <span className="cut">{subject}</span>
          <span className="small text2 cut">{[organisation, askedBy, reason].filter(Boolean).join(" · ")}</span>
          <span className="space" />
          <Act small busy={saving.busy} onAct={() => void take(number)}>
            {t("coordination.take")}
          </Act>
        </div>
      ))}
      {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
    </section>
  );
}
