/** @jsxImportSource preact */
import { useRef, useState } from "preact/hooks";
import { ApiProblem } from "../../api/call.ts";
import { reply } from "../../api/cases.ts";
import { dropDraft, keepDraft, readDraft } from "../../api/draft.ts";
import { type Uploads, uploadAll } from "../../api/files.ts";
import { useSettings } from "../../settings.tsx";
import { Field } from "../Field.tsx";
import { Files } from "../Files.tsx";
import { focusFirstFault } from "../focus.ts";
import { Notice } from "../Page.tsx";
import { problemWords } from "../problem-words.ts";

type Props = { number: string; canAttach: boolean; onDone: (said: string) => void; onCancel: () => void };

/** A message to the people working on the case. What is written stays on the device until it has arrived. */
export function ReplyForm({ number, canAttach, onDone, onCancel }: Props) {
  const settings = useSettings();
  const { words } = settings;
  const draft = `reply.${number}`;
  const [text, setText] = useState(() => readDraft<string>(draft) ?? "");
  const [files, setFiles] = useState<File[]>([]);
  const [fileFault, setFileFault] = useState<string | null>(null);
  const [isEmpty, setEmpty] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isSending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const uploads = useRef<Uploads>(new Map());

  const write = (written: string) => {
    setText(written);
    setEmpty(false);
    keepDraft(draft, written);
  };
  const send = async (event: Event) => {
    event.preventDefault();
    // A photograph may speak for itself.
    if (text.trim() === "" && files.length === 0) {
      setEmpty(true);
      return focusFirstFault(form);
    }
    setSending(true);
    setProblem(null);
    try {
      const refused = await uploadAll(number, files, uploads.current);
      if (refused.length > 0) return setFileFault(words.fileRefused(refused));
      await reply(
        number,
        text.trim() || words.filesSaid(files.map(({ name }) => name)),
        files.map((file) => uploads.current.get(file)!.id!),
      );
      dropDraft(draft);
      onDone(words.sent);
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      setProblem(failure);
    } finally {
      setSending(false);
    }
  };

  return (
    <form ref={form} onSubmit={send} noValidate>
      <Field label={words.replyLabel} required fault={isEmpty ? words.faultRequired : null} hint={words.replyNote}>
        {(links) => (
          <textarea
            {...links}
            rows={3}
            maxLength={10_000}
            value={text}
            onInput={(event) => write(event.currentTarget.value)}
          />
        )}
      </Field>
      {canAttach && <Files files={files} onChange={setFiles} fault={fileFault} onFault={setFileFault} />}
      {problem && (
        <Notice tone="error">{problem.kind === "offline" ? words.notSent : problemWords(problem, settings)}</Notice>
      )}
      <div class="buttons">
        <button type="button" class="button" onClick={onCancel}>
          {words.cancel}
        </button>
        <button type="submit" class="button filled" disabled={isSending}>
          {isSending ? words.sending : problem ? words.sendAgain : words.send}
        </button>
      </div>
    </form>
  );
}
