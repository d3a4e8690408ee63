import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Siren } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { caseOperations } from "#kernel/process/contract.ts";
import { Act } from "#web/kit/Act.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { useReader } from "#web/kit/reader.tsx";
import { when } from "#web/kit/when.ts";
import { call } from "#web/staff/client/call.ts";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { openMajorsQuery } from "./ask.ts";
import "./major.css";

/**
 * While a major incident lasts: what it is and what to tell a caller, above the call form. With `linking` (the call that was just
 * saved) one act puts that call under it (D12).
 */
export function MajorBanner({ linking }: { linking?: string }) {
  const { t } = useTranslation("serious");
  const reader = useReader();
  const { data } = useQuery(openMajorsQuery);
  const majors = data?.items.filter(({ state }) => state === "declared") ?? [];
  if (majors.length === 0) return null;
  return (
    <section className="major-banner" aria-label={t("banner.title")}>
      {majors.map((major) => (
        <div key={major.number} className="row major">
          <Icon of={Siren} />
          <div className="space">
            <p>
              <b>{t("banner.is")}</b> <Link to={`/cases/${major.number}`}>{major.subject}</Link>
            </p>
            {(major.lastUpdate ?? major.workaround) && (
              <p className="small">
                {t("banner.say")} {[major.lastUpdate, major.workaround].filter(Boolean).join(" ")}
              </p>
            )}
            {major.nextUpdateAt && (
              <p className="small text2">
                {t("banner.next", {
                  when: when(major.nextUpdateAt, reader, { time: "always" }),
                  count: major.followers,
                })}
              </p>
            )}
          </div>
          {linking && <LinkCall number={linking} major={major.number} />}
        </div>
      ))}
    </section>
  );
}

function LinkCall({ number, major }: { number: string; major: string }) {
  const { t } = useTranslation("serious");
  const words = useProblemWords();
  const queries = useQueryClient();
  const [state, setState] = useState<"open" | "busy" | "done">("open");
  const [problem, setProblem] = useState<unknown>(null);
  const link = async () => {
    setState("busy");
    setProblem(null);
    try {
      const params = { number, move: "followMajor" };
      await call(caseOperations.move, { params, body: { fields: { majorNumber: major } } });
      await queries.invalidateQueries({ queryKey: openMajorsQuery.queryKey });
      setState("done");
    } catch (error) {
      setProblem(error);
      setState("open");
    }
  };
  if (state === "done") return <span className="small whole">{t("banner.linked")}</span>;
  return (
    <span>
      <Act small busy={state === "busy"} onAct={() => void link()}>
        {t("banner.link")}
      </Act>
      {problem !== null && (
        <span className="small" role="alert">
          {words(problem)}
        </span>
      )}
    </span>
  );
}
