/** @jsxImportSource preact */
import { useRef, useState } from "preact/hooks";
import type { CaseView, MoveView } from "#kernel/process/contract.ts";
import { ApiProblem } from "../../api/call.ts";
import { makeMove } from "../../api/cases.ts";
import { dropDraft, keepDraft, readDraft } from "../../api/draft.ts";
import { sendable, type Values } from "../../rules/field-checks.ts";
import { useSettings } from "../../settings.tsx";
import { FormFields } from "../FormFields.tsx";
import { FormProblem } from "../FormProblem.tsx";
import { formFaultWords, issueWords } from "../fault-words.ts";
import { focusFirstFault } from "../focus.ts";

type Props = {
  record: CaseView;
  move: MoveView;
  onDone: (said: string) => void;
  onStale: () => void;
  onCancel: () => void;
};

/** The form of one move, made on condition of the version it was offered with. */
export function MoveForm({ record, move, onDone, onStale, onCancel }: Props) {
  const settings = useSettings();
  const { words, language } = settings;
  const draft = `move.${record.number}.${move.key}`;
  const [values, setValues] = useState<Values>(() => ({
    ...Object.fromEntries(move.form.filter((field) => field.value !== null).map((field) => [field.key, field.value])),
    ...readDraft<Values>(draft),
  }));
  const change = (key: string, value: unknown) => {
    const next = { ...values, [key]: value };
    setValues(next);
    keepDraft(draft, next);
  };
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isSending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const show = (found: Record<string, string>) => {
    setFaults(found);
    focusFirstFault(form);
  };
  const send = async (event: Event) => {
    event.preventDefault();
    const found = formFaultWords(move.form, values, words);
    if (Object.keys(found).length > 0) return show(found);
    setSending(true);
    setProblem(null);
    try {
      await makeMove(record.number, move.key, sendable(move.form, values), record.version);
      dropDraft(draft);
      onDone(words.moveDone(move.title[language]));
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      if (failure.kind === "conflict") onStale();
      if (failure.kind === "invalid")
        show(issueWords(failure.issues, settings, (path) => path.replace(/^fields\./, "")));
      setProblem(failure);
    } finally {
      setSending(false);
    }
  };

  return (
    <form ref={form} onSubmit={send} noValidate>
      <h2>{move.title[language]}</h2>
      <FormFields form={move.form} values={values} faults={faults} onChange={change} />
      <FormProblem problem={problem} />
      <div class="buttons">
        <button type="button" class="button" onClick={onCancel}>
          {words.cancel}
        </button>
        <button type="submit" class="button filled" disabled={isSending}>
          {isSending ? words.sending : move.title[language]}
        </button>
      </div>
    </form>
  );
}
