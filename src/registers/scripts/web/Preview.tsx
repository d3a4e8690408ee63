import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { linesFor, type ScriptLine } from "#kernel/process/scripts/line.ts";
import { Field } from "#web/fields/Field.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { caseScriptsQuery } from "#web/staff/scripts/ask.ts";
import { Line } from "#web/staff/scripts/Line.tsx";
import { useSay } from "#web/words/language.ts";

/** The lines as they would be said about a real case now, saved or not. */
export function Preview({ lines }: { lines: readonly ScriptLine[] }) {
  const { t } = useTranslation("scripts");
  const say = useSay();
  const words = useProblemWords();
  const [number, setNumber] = useState("");
  const isWhole = /^\d{4}-?\d{3,5}$/.test(number.trim());
  const { data, error } = useQuery({ ...caseScriptsQuery(number.trim()), enabled: isWhole, retry: false });
  const values = data && Object.fromEntries(Object.entries(data.values).map(([name, value]) => [name, say(value)]));
  const said = data ? linesFor(lines, new Set(data.facts)) : [];
  return (
    <section className="script-preview">
      <h2>{t("preview")}</h2>
      <Field title={t("previewNumber")}>
        <TextField mono value={number} onChange={setNumber} placeholder="1000-0329" />
      </Field>
      {!isWhole && <p className="small text3">{t("previewHint")}</p>}
      {error && <ErrorLine happened={words(error)} />}
      {values && said.length === 0 && <p className="text3">{t("previewNone")}</p>}
      {values && (
        <ol aria-live="polite">
          {said.map((line, at) => (
            <li key={at}>
              <Line text={say(line)} values={values} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
