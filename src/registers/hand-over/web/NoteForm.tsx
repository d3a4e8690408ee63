import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { LongTextField } from "#web/fields/LongTextField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { useDraft } from "#web/kit/draft.ts";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { useMe } from "#web/staff/session/me.ts";
import { useSay } from "#web/words/language.ts";
import { handOverOperations as operations } from "../contract.ts";
import { notesChanged } from "./ask.ts";

/** A note for the coming shift: what is written is kept as a draft until it is handed over. */
export function NoteForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("duty");
  const say = useSay();
  const me = useMe();
  const words = useProblemWords();
  const saving = useSave();
  const draft = useDraft(`${me.id}.hand-over`);
  const [team, setTeam] = useState<string | null>(me.teams[0]?.id ?? null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { data } = useQuery({
    queryKey: ["hand-over", "offer", team],
    queryFn: ({ signal }) => call(operations.offer, { query: { team: team ?? "" } }, { signal }),
    enabled: team !== null,
  });
  if (team === null) return <p className="text2">{t("note.noTeam")}</p>;
  const write = () =>
    void saving.run(async () => {
      await call(operations.write, { body: { teamId: team, body: draft.text, cases: [...chosen] } });
      draft.forget();
      await notesChanged();
      onDone();
    });
  const who = data?.readers.join(", ");
  return (
    <section className="note-form" aria-label={t("note.write")}>
      {me.teams.length > 1 && (
        <Field title={t("note.team")}>
          <ChoiceField
            value={team}
            choices={me.teams.map(({ id, name }) => ({ value: id, title: say(name) }))}
            onChange={setTeam}
          />
        </Field>
      )}
      {data && (
        <p className="small text2">
          {who ? t(data.coming ? "note.for" : "note.forTeam", { who }) : t("note.forNobody")}
        </p>
      )}
      <Field title={t("note.body")} required error={saving.errorOf("body")}>
        <LongTextField value={draft.text} rows={5} maxLength={10_000} onChange={draft.write} />
      </Field>
      <fieldset className="bare offered">
        <legend className="small text2">{t(data?.cases.length === 0 ? "note.noCases" : "note.cases")}</legend>
        {data?.cases.map(({ number, subject, state }) => (
          <label key={number} className="row">
            <input
              type="checkbox"
              checked={chosen.includes(number)}
              onChange={({ target }) =>
                setChosen(target.checked ? [...chosen, number] : chosen.filter((one) => one !== number))
              }
            />
            <span className="mono whole">{number}</span>
            <span className="whole text2 small">{say(state)}</span>
            <span className="cut">{subject}</span>
          </label>
        ))}
      </fieldset>
      {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
      <div className="row">
        <Act filled keys="mod+enter" busy={saving.busy} disabled={draft.text.trim() === ""} onAct={write}>
          {t("note.save")}
        </Act>
        <Act quiet onAct={onDone}>
          {t("settings.cancel")}
        </Act>
      </div>
    </section>
  );
}
