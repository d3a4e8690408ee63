import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "#web/fields/Field.tsx";
import { LongTextField } from "#web/fields/LongTextField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { Sheet } from "#web/kit/Sheet.tsx";
import { EffectList } from "#web/staff/admin/EffectList.tsx";
import { call } from "#web/staff/client/call.ts";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { useSay } from "#web/words/language.ts";
import { holidayOperations, type ImportBody, type ImportPreview } from "../contract.ts";
import { calendarSaved } from "./use-calendars.ts";

/** A year of holidays from a file: what it says, what is wrong with it and what it moves, before anything is stored (L2). */
export function HolidayImport({ country, onClose }: { country: string; onClose: () => void }) {
  const { t } = useTranslation("calendars");
  const { t: ta } = useTranslation("admin");
  const words = useProblemWords();
  const [text, setText] = useState("");
  const preview = useMutation({
    mutationFn: (data: ImportBody["data"]) => call(holidayOperations.preview, { body: { country, data } }),
  });
  const store = useMutation({
    mutationFn: async (data: ImportBody["data"]) => {
      await call(holidayOperations.import, { body: { country, data } });
      await calendarSaved();
      onClose();
    },
  });
  const data = readData(text);
  const isGood = preview.data !== undefined && preview.data.problems.length === 0 && preview.data.years.length > 0;
  const change = (next: string) => {
    preview.reset();
    setText(next);
  };
  return (
    <Sheet label={t("import.title")} onClose={onClose} width={720}>
      <div className="day-sheet">
        <h2>{t("import.title")}</h2>
        <p className="text2">{t("import.lead")}</p>
        <input
          type="file"
          accept=".json,application/json"
          aria-label={t("import.file")}
          onChange={(event) => void event.target.files?.[0]?.text().then(change)}
        />
        <Field title={t("import.text")} error={text.trim() !== "" && data === null ? t("import.notJson") : undefined}>
          <LongTextField value={text} rows={5} onChange={change} />
        </Field>
        {preview.data && <Preview preview={preview.data} />}
        {(preview.error ?? store.error) != null && <ErrorLine happened={words(preview.error ?? store.error)} />}
        <div className="row">
          <Act
            filled={!isGood}
            disabled={data === null}
            busy={preview.isPending}
            onAct={() => data && preview.mutate(data)}
          >
            {t("import.preview")}
          </Act>
          <Act filled={isGood} disabled={!isGood} busy={store.isPending} onAct={() => data && store.mutate(data)}>
            {t("import.store")}
          </Act>
          <Act quiet onAct={onClose}>
            {ta("cancel")}
          </Act>
        </div>
      </div>
    </Sheet>
  );
}

function Preview({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation("calendars");
  const say = useSay();
  return (
    <>
      {preview.problems.map(({ path, code, row }) => (
        <ErrorLine
          key={`${path} ${code}`}
          happened={`${row === null ? "" : `${t("import.row", { row })} `}${path} ${code}`}
        />
      ))}
      {preview.years.map(({ year, replaces, days }) => (
        <div key={year}>
          <p>
            <b className="mono">{year}</b> {t("import.days", { count: days.length })}
            {replaces && ` ${t(`import.replaces.${replaces}`)}`}
          </p>
          <p className="small text2">
            {days
              .map(
                ({ day, kind, name }) =>
                  `${day.slice(5)} ${say(name)} ${t(kind === "off" ? "mark.holiday" : "mark.make-up")}`,
              )
              .join("  ")}
          </p>
        </div>
      ))}
      <EffectList effect={preview.effect} />
    </>
  );
}

function readData(text: string): ImportBody["data"] | null {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null ? (read as ImportBody["data"]) : null;
  } catch {
    return null;
  }
}
