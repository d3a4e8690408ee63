import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "#web/fields/Field.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { CaseNumber } from "#web/kit/CaseNumber.tsx";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { LoadingLine } from "#web/kit/LoadingLine.tsx";
import { useReader } from "#web/kit/reader.tsx";
import { when } from "#web/kit/when.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { sizeWords } from "#web/staff/case/file-size.ts";
import { call } from "#web/staff/client/call.ts";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { mailOperations, type WholeLetter } from "../contract.ts";
import { letterQuery, lettersChanged } from "./ask.ts";
import { reasonWords } from "./reason-words.ts";

/** One letter as it came, and what can be done with it. */
export function Letter({ id }: { id: string }) {
  const words = useProblemWords();
  const { data, error } = useQuery(letterQuery(id));
  if (data) return <Whole letter={data} />;
  return error ? <ErrorLine happened={words(error)} /> : <LoadingLine />;
}

function Whole({ letter }: { letter: WholeLetter }) {
  const { t } = useTranslation("mail");
  const reader = useReader();
  const lines: [string, string][] = [
    [
      t("letters.from"),
      [letter.fromName, letter.fromAddress && `<${letter.fromAddress}>`].filter(Boolean).join(" ") ||
        t("letters.noSender"),
    ],
    [t("letters.to"), letter.to.join(", ")],
    [t("letters.came"), when(letter.takenAt, reader, { time: "always" })],
    [t("letters.sent"), letter.sentAt === null ? "" : when(letter.sentAt, reader, { time: "always" })],
    [t("letters.because"), reasonWords(t, letter.reason)],
    [t("letters.attached"), letter.attachments.map(({ name, size }) => `${name} (${sizeWords(size)})`).join(" · ")],
  ];
  return (
    <article className="letter scroll">
      <header>
        <h1>{letter.subject}</h1>
        {letter.number !== null && (
          <p>
            {t("letters.isNow")}{" "}
            <Link to={`/cases/${letter.number}`}>
              <CaseNumber number={letter.number} />
            </Link>
          </p>
        )}
        <Settle letter={letter} />
      </header>
      <dl className="fact-list">
        {lines
          .filter(([, text]) => text !== "")
          .map(([title, text]) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      {letter.sign && <p className="small text3">{t("letters.sign", { sign: letter.sign })}</p>}
      {letter.isUnreadable ? <ErrorLine happened={t("letters.unreadable")} /> : <Content letter={letter} />}
    </article>
  );
}

/** The text first; its layout only when asked for, where nothing runs and nothing is fetched (S1). */
function Content({ letter: { text, html } }: { letter: WholeLetter }) {
  const { t } = useTranslation("mail");
  const [isOriginal, setOriginal] = useState(false);
  return (
    <>
      {html !== null && (
        <p className="row">
          <button type="button" className="plain" onClick={() => setOriginal(!isOriginal)}>
            {t(isOriginal ? "letters.plain" : "letters.original")}
          </button>
          {isOriginal && html.includes("data-remote-src") && <span className="small text3">{t("letters.remote")}</span>}
        </p>
      )}
      {isOriginal && html !== null ? (
        <iframe className="letter-original" title={t("letters.original")} sandbox="" srcDoc={html} />
      ) : (
        <div className="letter-text">{text}</div>
      )}
    </>
  );
}

const open = ["quarantined", "discarded", "ignored"];

function Settle({ letter }: { letter: WholeLetter }) {
  const { t } = useTranslation("mail");
  const words = useProblemWords();
  const saving = useSave();
  const [number, setNumber] = useState<string>();
  if (!open.includes(letter.state)) return null;
  const params = { id: letter.id };
  const release = (to: string | undefined) =>
    saving.run(async () => {
      await call(mailOperations.release, { params, body: { number: to } });
      await lettersChanged();
    });
  const discard = () =>
    saving.run(async () => {
      await call(mailOperations.discard, { params });
      await lettersChanged();
    });
  const answers = letter.answersTo;
  return (
    <div className="letter-acts">
      {answers && <p className="small text2">{t("letters.refers", answers)}</p>}
      <div className="row acts">
        {answers && (
          <Act small filled busy={saving.busy} onAct={() => void release(answers.number)}>
            {t("letters.toCase", { number: answers.number })}
          </Act>
        )}
        {!letter.isUnreadable && (
          <Act small filled={!answers} busy={saving.busy} onAct={() => void release(undefined)}>
            {t(letter.state === "quarantined" ? "letters.asCase" : "letters.again")}
          </Act>
        )}
        {!letter.isUnreadable && number === undefined && (
          <Act small quiet onAct={() => setNumber("")}>
            {t("letters.toOther")}
          </Act>
        )}
        {letter.state === "quarantined" && (
          <Act small quiet busy={saving.busy} onAct={() => void discard()}>
            {t("letters.discard")}
          </Act>
        )}
      </div>
      {number !== undefined && (
        <div className="row letter-number">
          <Field title={t("letters.otherNumber")} error={saving.errorOf("number")}>
            <TextField mono value={number} maxLength={20} onChange={setNumber} />
          </Field>
          <Act small disabled={number.trim() === ""} busy={saving.busy} onAct={() => void release(number.trim())}>
            {t("letters.put")}
          </Act>
        </div>
      )}
      {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
    </div>
  );
}
