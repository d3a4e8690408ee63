import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyLine } from "../../kit/EmptyLine.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { LoadingLine } from "../../kit/LoadingLine.tsx";
import { PageHead } from "../../kit/PageHead.tsx";
import { useSay } from "../../words/language.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { useTitle } from "../title.ts";
import { useProcedures } from "./ask.ts";
import "./procedures.css";

/** The procedures that run here, each with its page (M5). */
export function ProceduresPage() {
  const { t } = useTranslation("procedures");
  const say = useSay();
  const words = useProblemWords();
  useTitle(t("title"));
  const { data, error, isPending } = useProcedures();
  return (
    <main className="procedures">
      <PageHead title={t("title")} lead={t("lead")} />
      {isPending && <LoadingLine />}
      {error && <ErrorLine happened={words(error)} />}
      {data?.items.length === 0 && <EmptyLine>{t("none")}</EmptyLine>}
      <ul>
        {data?.items.map(({ key, title, purpose, version, states, moves }) => (
          <li key={key}>
            <Link to={`/procedures/${key}`}>
              <b>{say(title)}</b>
              <span className="text2">{say(purpose)}</span>
              <span className="small text3">{t("counts", { version, states, moves })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </main>
  );
}
