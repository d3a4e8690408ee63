import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { macroOperations } from "#registers/macros/contract.ts";
import { Act } from "../../../kit/Act.tsx";
import { EmptyLine } from "../../../kit/EmptyLine.tsx";
import { ErrorLine } from "../../../kit/ErrorLine.tsx";
import { LoadingLine } from "../../../kit/LoadingLine.tsx";
import { Sheet } from "../../../kit/Sheet.tsx";
import { StateTag } from "../../../kit/StateTag.tsx";
import { useLanguage, useSay } from "../../../words/language.ts";
import { call } from "../../client/call.ts";
import { useProblemWords } from "../../client/problem-words.ts";
import { queries } from "../../client/queries.ts";
import type { CaseToolPanelProps } from "../case-tools.ts";
import { macrosQuery } from "../talk-offers.ts";
import "./tools.css";

/** Chooses a macro, shows what it would do, and does it in one command. */
export function UseMacro({ view, chosen: first, onClose }: CaseToolPanelProps) {
  const { t } = useTranslation("tools");
  const say = useSay();
  const { number } = view;
  const { data, error } = useQuery(macrosQuery(number));
  const words = useProblemWords();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(first);
  const wanted = text.trim().toLowerCase();
  const items = (data?.items ?? []).filter(({ name, slash }) =>
    [name.zh, name.en, slash ?? ""].some((one) => one.toLowerCase().includes(wanted)),
  );
  const macro = items.find(({ id }) => id === chosen) ?? items[0];
  return (
    <Sheet label={t("macro.use")} onClose={onClose} width={760} atTop>
      <div className="tool-sheet macro-sheet">
        <header className="row">
          <h2>{t("macro.use")}</h2>
          <span className="space" />
          <Link to="/admin/macros" className="small">
            {t("macro.manage")}
          </Link>
        </header>
        <input
          type="search"
          className="list-search"
          // biome-ignore lint/a11y/noAutofocus: opened to choose one by its name
          autoFocus
          aria-label={t("macro.find")}
          placeholder={t("macro.find")}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
            if (by === 0 || items.length === 0) return;
            event.preventDefault();
            const at = items.findIndex(({ id }) => id === macro?.id);
            setChosen(items[(at + by + items.length) % items.length]?.id);
          }}
        />
        {error && <ErrorLine happened={words(error)} />}
        {!data && !error && <LoadingLine />}
        {data && items.length === 0 && <EmptyLine>{t(wanted ? "macro.nothing" : "macro.none")}</EmptyLine>}
        {macro && (
          <div className="macro-panes">
            <ul className="macro-list">
              {items.map((one) => (
                <li key={one.id}>
                  <button type="button" aria-pressed={one.id === macro.id} onClick={() => setChosen(one.id)}>
                    <span className="cut">{say(one.name)}</span>
                    {one.isPersonal && <span className="small text3 whole">{t("macro.mine")}</span>}
                    {one.move && <span className="small text2 whole">{say(one.move.title)}</span>}
                  </button>
                </li>
              ))}
            </ul>
            <Preview key={macro.id} number={number} at={view.state.key} macro={macro} onClose={onClose} />
          </div>
        )}
      </div>
    </Sheet>
  );
}

type PreviewProps = {
  number: string /** The state it stands in. */;
  at: string;
  macro: { id: string; version: number };
  onClose: () => void;
};

function Preview({ number, at, macro, onClose }: PreviewProps) {
  const { t } = useTranslation("tools");
  const say = useSay();
  const language = useLanguage();
  const words = useProblemWords();
  const [spoken, setSpoken] = useState(language);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const params = { number, id: macro.id };
  const { data, error } = useQuery({
    queryKey: ["case", number, "macros", macro.id, spoken],
    queryFn: ({ signal }) => call(macroOperations.preview, { params, body: { language: spoken } }, { signal }),
  });
  const apply = async () => {
    if (!data) return;
    setBusy(true);
    try {
      const body = { language: spoken, macroVersion: macro.version };
      await call(macroOperations.apply, { params, body }, { ifMatch: data.version });
      for (const queryKey of [["cases"], ["case-counts"], ["todos"], ["case-views"]])
        void queries.invalidateQueries({ queryKey });
      await queries.invalidateQueries({ queryKey: ["case", number] });
      onClose();
    } catch (problem) {
      setFailed(problem);
      setBusy(false);
      void queries.invalidateQueries({ queryKey: ["case", number] });
    }
  };
  if (error) return <ErrorLine happened={words(error)} />;
  if (!data) return <LoadingLine />;
  return (
    <section className="macro-preview" aria-label={t("macro.preview")}>
      <h3>{t("macro.preview")}</h3>
      {data.refused ? (
        <p className="refused-line">{t("macro.refused", { why: say(data.refused.words) })}</p>
      ) : (
        data.to &&
        data.to.key !== at && (
          <p className="row">
            {t("macro.leadsTo")} <StateTag family={data.to.family} title={data.to.title} />
          </p>
        )
      )}
      {data.said && (
        <>
          <p className="row small text2">
            {t(data.said.visibility === "public" ? "macro.saysToCustomer" : "macro.notes")}
            <span className="space" />
            {(["zh", "en"] as const).map((one) => (
              <button
                key={one}
                type="button"
                className="plain"
                aria-pressed={one === spoken}
                onClick={() => setSpoken(one)}
              >
                {t(`language.${one}`)}
              </button>
            ))}
          </p>
          <blockquote className={data.said.visibility}>{data.said.body}</blockquote>
        </>
      )}
      {data.told && (
        <p className="small">
          <span className="text2">{t("macro.tells")}</span> {say(data.told)}
        </p>
      )}
      {data.changes.length > 0 && (
        <dl className="fact-list">
          {data.changes.map(({ title, before, after }) => (
            <div key={title.zh}>
              <dt>{say(title)}</dt>
              <dd>
                {say(before) && <del className="text3">{say(before)}</del>} {say(after)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {failed !== undefined && <ErrorLine happened={words(failed)} />}
      <footer className="row">
        <Act filled keys="mod+enter" busy={busy} disabled={data.refused !== null} onAct={() => void apply()}>
          {t("macro.apply")}
        </Act>
        <Act quiet onAct={onClose}>
          {t("cancel")}
        </Act>
      </footer>
    </section>
  );
}
