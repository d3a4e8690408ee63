import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { caseOperations } from "#kernel/process/contract.ts";
import { Field } from "../../fields/Field.tsx";
import { LongTextField } from "../../fields/LongTextField.tsx";
import { Act } from "../../kit/Act.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { LoadingLine } from "../../kit/LoadingLine.tsx";
import { useSay } from "../../words/language.ts";
import { caseQuery } from "../cases/ask.ts";
import { call } from "../client/call.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { queries } from "../client/queries.ts";
import { caseScriptsQuery } from "./ask.ts";
import { Line } from "./Line.tsx";
import "./scripts.css";

/**
 * Somebody asks after a case (D3, D13): what to answer, from its real state, and one act to record the call or to record it and urge.
 * `keys`: the letters work here, beside a call; on a case's own page they belong to its moves.
 */
export function Chasing({ number, keys = false }: { number: string; keys?: boolean }) {
  const { t } = useTranslation("scripts");
  const say = useSay();
  const words = useProblemWords();
  const scripts = useQuery(caseScriptsQuery(number));
  const view = useQuery(caseQuery(number)).data;
  const [said, setSaid] = useState("");
  const [done, setDone] = useState<"chase" | "chaseAndUrge" | null>(null);
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  if (scripts.error) return <ErrorLine happened={words(scripts.error)} />;
  if (!scripts.data || !view) return <LoadingLine />;
  const values = Object.fromEntries(Object.entries(scripts.data.values).map(([name, value]) => [name, say(value)]));
  const offered = (move: string) => view.moves.some((one) => one.key === move);
  const count = view.fields.find((field) => field.key === "chases")?.value;
  const record = async (move: "chase" | "chaseAndUrge") => {
    setBusy(true);
    setFailure(undefined);
    try {
      const fields = said.trim() === "" ? {} : { chaseSaid: said.trim() };
      await call(caseOperations.move, { params: { number, move }, body: { fields } });
      setDone(move);
      setSaid("");
      await queries.invalidateQueries({ queryKey: ["case", number] });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="chasing">
      <ol className="chasing-lines">
        {scripts.data.parts.chasing?.map((line) => (
          <li key={line.zh}>
            <Line text={say(line)} values={values} />
          </li>
        ))}
      </ol>
      {done !== null && (
        <p className="chasing-done" role="status">
          {t(done === "chase" ? "chased" : "urged", { count: typeof count === "number" ? count : 1 })}
        </p>
      )}
      {failure !== undefined && <ErrorLine happened={words(failure)} />}
      {offered("chase") && (
        <>
          <Field title={t("said")}>
            <LongTextField value={said} rows={2} maxLength={2000} onChange={setSaid} />
          </Field>
          <div className="row acts">
            <Act
              small
              filled={keys}
              keys={keys ? "alt+u" : undefined}
              busy={busy}
              onAct={() => void record("chaseAndUrge")}
            >
              {t("chaseAndUrge")}
            </Act>
            <Act small busy={busy} onAct={() => void record("chase")}>
              {t("chase")}
            </Act>
            {done === null && typeof count === "number" && (
              <span className="small text3">{t("before", { count })}</span>
            )}
          </div>
        </>
      )}
    </div>
  );
}
