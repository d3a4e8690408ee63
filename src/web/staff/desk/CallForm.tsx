import { useState } from "react";
import { useTranslation } from "react-i18next";
import { caseOperations } from "#kernel/process/contract.ts";
import type { ProcessDefinition } from "#kernel/process/definition.ts";
import { Act } from "../../kit/Act.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { call } from "../client/call.ts";
import type { AnswerOf } from "../client/operations.ts";
import { ProblemError } from "../client/problem.ts";
import { useIssueWords, useProblemWords } from "../client/problem-words.ts";
import { queries } from "../client/queries.ts";
import { useMay } from "../session/me.ts";
import { focusField } from "./DeskField.tsx";
import { DeskForm } from "./DeskForm.tsx";
import { type DeskDraft, isEmpty } from "./draft.ts";
import { KindField } from "./KindField.tsx";
import { PromiseLine } from "./PromiseLine.tsx";
import { useDeskRegisters } from "./registers.ts";
import { type DeskAct, fieldsRequiredBy, missingFor, registrationOf } from "./rules.ts";
import type { SavedCall } from "./Saved.tsx";

type Props = {
  draft: DeskDraft;
  change: (part: Partial<DeskDraft>) => void;
  forget: () => void;
  isKept: boolean;
  definition: ProcessDefinition | undefined;
  promised: AnswerOf<typeof caseOperations.promise> | undefined;
  priority: number | null;
  onSaved: (call: SavedCall) => void;
};

/** The form of the call with what it promises and the ways to save it. */
export function CallForm({ draft, change, forget, isKept, definition, promised, priority, onSaved }: Props) {
  const { t } = useTranslation("desk");
  const required = fieldsRequiredBy(useDeskRegisters().useCategories(), draft.category?.id ?? null);
  const words = useProblemWords();
  const [cleared, setCleared] = useState<DeskDraft | null>(null);
  const { save, busy, failure, errorOf, settle } = useSaving(draft, required, onSaved);
  const isUntouched = isEmpty(draft);
  return (
    <section className="card call-form" aria-labelledby="desk-title">
      <header className="row">
        <h1 id="desk-title">{t("title")}</h1>
        <span className="small text3 cut">{t("lead")}</span>
        <span className="space" />
        {isKept && <span className="small text3 whole">{t("draftKept")}</span>}
        {!isUntouched && (
          <Act
            small
            quiet
            keys="alt+w"
            onAct={() => {
              setCleared(draft);
              forget();
              focusField("phone");
            }}
          >
            {t("clear")}
          </Act>
        )}
      </header>
      {cleared && isUntouched && (
        <div className="cleared row" role="status">
          {t("cleared")}
          <Act
            small
            onAct={() => {
              change(cleared);
              setCleared(null);
            }}
          >
            {t("undo")}
          </Act>
        </div>
      )}
      <div className="scroll">
        <KindField value={draft.process} onChange={(process) => change({ process })} />
        <DeskForm
          draft={draft}
          change={(part) => {
            settle(Object.keys(part));
            change(part);
          }}
          definition={definition}
          required={required}
          errorOf={errorOf}
        />
      </div>
      <footer>
        {promised && <PromiseLine {...promised} isAssumed={priority === null} />}
        {failure !== undefined && <ErrorLine happened={words(failure)} />}
        <SaveActs busy={busy} save={save} isIncident={draft.process === "incident"} />
      </footer>
    </section>
  );
}

function SaveActs({
  busy,
  save,
  isIncident,
}: {
  busy: boolean;
  save: (act: DeskAct) => Promise<void>;
  isIncident: boolean;
}) {
  const { t } = useTranslation("desk");
  const may = useMay();
  const mayDispatch = isIncident && may("incident.dispatch");
  return (
    <div className="row acts">
      {mayDispatch && (
        <Act filled keys="mod+enter" busy={busy} onAct={() => void save("dispatch")}>
          {t("act.dispatch")}
        </Act>
      )}
      {isIncident && may("incident.solve-first-line") && (
        <Act keys="mod+shift+enter" busy={busy} onAct={() => void save("triage")}>
          {t("act.triage")}
        </Act>
      )}
      <Act
        filled={!mayDispatch}
        quiet={mayDispatch}
        keys={mayDispatch ? "alt+enter" : "mod+enter"}
        busy={busy}
        onAct={() => void save("register")}
      >
        {t("act.register")}
      </Act>
    </div>
  );
}

function useSaving(draft: DeskDraft, required: ReadonlySet<string>, onSaved: Props["onSaved"]) {
  const { t } = useTranslation("desk");
  const issueWords = useIssueWords();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const save = async (act: DeskAct) => {
    const missing = missingFor(act, draft, required);
    setFailure(undefined);
    setErrors(
      Object.fromEntries(
        missing.map((key) => [key, t(required.has(key) ? "error.requiredByCategory" : "error.required")]),
      ),
    );
    if (missing[0] !== undefined) return focusField(missing[0]);
    setBusy(true);
    try {
      const { number, dueAt } = await call(caseOperations.register, { body: registrationOf(act, draft) });
      for (const key of ["cases", "case-counts", "todos", "callers"])
        void queries.invalidateQueries({ queryKey: [key] });
      onSaved({ number, dueAt, act, subject: draft.subject.trim(), team: draft.team?.name ?? "" });
    } catch (error) {
      const issues = error instanceof ProblemError ? error.issues : [];
      // andMove.fields.team, fields.team, requester.phone: the field's own name is the last part.
      const byField = issues.map((issue) => [issue.path.split(".").at(-1) ?? "", issueWords(issue) ?? ""] as const);
      setErrors(Object.fromEntries(byField));
      setFailure(error);
      if (byField[0]) focusField(byField[0][0]);
    } finally {
      setBusy(false);
    }
  };
  /** A field that is being mended is no longer wrong. */
  const settle = (keys: readonly string[]) =>
    setErrors((known) =>
      keys.some((key) => key in known)
        ? Object.fromEntries(Object.entries(known).filter(([key]) => !keys.includes(key)))
        : known,
    );
  return { save, busy, failure, errorOf: (key: string) => errors[key], settle };
}
