import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { personalOperations } from "#kernel/personal/contract.ts";
import { Field } from "../../../fields/Field.tsx";
import { TextField } from "../../../fields/TextField.tsx";
import { Act } from "../../../kit/Act.tsx";
import { ErrorLine } from "../../../kit/ErrorLine.tsx";
import { useReader } from "../../../kit/reader.tsx";
import { Sheet } from "../../../kit/Sheet.tsx";
import { fromWallTime, fullTime, when } from "../../../kit/when.ts";
import { call } from "../../client/call.ts";
import { useProblemWords } from "../../client/problem-words.ts";
import { queries } from "../../client/queries.ts";
import type { CaseToolPanelProps } from "../case-tools.ts";
import { mineQuery } from "../mine.ts";
import { usualTimes } from "./times.ts";
import "./tools.css";

/** A reminder about this case, told once at its time. */
export function RemindMe({ view, onClose }: CaseToolPanelProps) {
  const { t } = useTranslation("tools");
  const reader = useReader();
  const words = useProblemWords();
  const { data } = useQuery(mineQuery(view.number));
  const [at, setAt] = useState<string | null>(null);
  const [about, setAbout] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const isReady = at !== null && about.trim() !== "";
  const refresh = async () => {
    await Promise.all(
      [["case", view.number, "mine"], ["reminders"]].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
  };
  const send = async () => {
    if (at === null || !isReady) return;
    setBusy(true);
    try {
      await call(personalOperations.remind, { body: { at, words: about.trim(), number: view.number } });
      await refresh();
      onClose();
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  const done = async (id: string) => {
    await call(personalOperations.done, { params: { id }, body: {} });
    await refresh();
  };
  return (
    <Sheet label={t("remind.title")} onClose={onClose} width={480}>
      <div className="tool-sheet">
        <h2>{t("remind.title")}</h2>
        <Field title={t("remind.about")} required>
          <TextField value={about} onChange={setAbout} maxLength={300} />
        </Field>
        <div className="usual-times">
          {usualTimes(reader.now, reader.zone).map((one) => (
            <button
              key={one.key}
              type="button"
              className="plain"
              aria-pressed={at === one.at}
              onClick={() => setAt(one.at)}
            >
              {t(`times.${one.key}`)} <span className="small text3">{when(one.at, reader)}</span>
            </button>
          ))}
        </div>
        <Field title={t("remind.at")} required>
          {/* The browser's own: a calendar of the kit would open behind this dialog. */}
          <input
            type="datetime-local"
            className="wall-time mono"
            aria-label={t("remind.at")}
            value={at === null ? "" : fullTime(at, reader.zone).slice(0, 16).replace(" ", "T")}
            onChange={(event) => setAt(fromWallTime(event.target.value.replace("T", " "), reader.zone) ?? null)}
          />
        </Field>
        {error !== undefined && <ErrorLine happened={words(error)} />}
        <footer className="row">
          <Act filled keys="mod+enter" busy={busy} disabled={!isReady} onAct={() => void send()}>
            {t("remind.do")}
          </Act>
          <Act quiet onAct={onClose}>
            {t("cancel")}
          </Act>
        </footer>
        {data && data.reminders.length > 0 && (
          <ul className="reminder-list" aria-label={t("remind.mine")}>
            {data.reminders.map((one) => (
              <li key={one.id} className="row">
                <span className="small text2 whole">{when(one.at, reader, { time: "always" })}</span>
                <span className="cut">{one.words}</span>
                <span className="space" />
                <Act quiet small onAct={() => void done(one.id)}>
                  {t("remind.done")}
                </Act>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Sheet>
  );
}
