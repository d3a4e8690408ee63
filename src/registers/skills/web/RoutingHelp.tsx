import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { call } from "#web/staff/client/call.ts";
import type { FieldHelp } from "#web/staff/screens.ts";
import { useSay } from "#web/words/language.ts";
import { type CandidateView, skillOperations } from "../contract.ts";
import "./skills.css";

const shown = 4;

/** Below the field for whoever gets the case: whom we propose and why, who comes next and why. The proposal stands in the field until somebody chooses otherwise. */
export function RoutingHelp({ number, values, value, onChange }: FieldHelp) {
  const { t } = useTranslation("duty");
  const team = typeof values.team === "string" ? values.team : undefined;
  const { data } = useQuery({
    queryKey: ["case", number, "routing", team],
    queryFn: ({ signal }) => call(skillOperations.route, { params: { number }, query: { team } }, { signal }),
    staleTime: 30_000,
  });
  const proposed = data?.candidates.find(({ person }) => person.id === data.proposed);
  const wasPut = useRef(false);
  useEffect(() => {
    if (wasPut.current || proposed === undefined) return;
    wasPut.current = true;
    if (value === null) onChange(proposed.person.id, proposed.person.name);
  }, [proposed, value, onChange]);
  if (!data || data.team === null) return null;
  if (data.candidates.length === 0) return <p className="small text2">{t("routing.none")}</p>;
  const others = data.candidates.filter(({ person }) => person.id !== data.proposed).slice(0, shown);
  return (
    <section className="routing small" aria-label={t("routing.why")}>
      {proposed ? (
        <ul>
          <Candidate of={proposed} isProposed isChosen={value === proposed.person.id} onChoose={onChange} />
        </ul>
      ) : (
        <p className="text2">{t("routing.none")}</p>
      )}
      {others.length > 0 && (
        <details open={proposed === undefined || value !== data.proposed}>
          <summary>{t("routing.others")}</summary>
          <ul>
            {others.map((one) => (
              <Candidate key={one.person.id} of={one} isChosen={value === one.person.id} onChoose={onChange} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

type Props = {
  of: CandidateView;
  isProposed?: boolean;
  isChosen: boolean;
  onChoose: FieldHelp["onChange"];
};

function Candidate({ of: { person, fits, reasons }, isProposed, isChosen, onChoose }: Props) {
  const { t } = useTranslation("duty");
  const say = useSay();
  return (
    <li>
      <b>{isProposed ? t("routing.proposed", { name: person.name }) : person.name}</b>
      <span className="reasons text2">{reasons.map(({ words }) => say(words)).join(" · ")}</span>
      {!fits && <span className="text3">{t("routing.unfit")}</span>}
      {isChosen ? (
        <span className="text3">{t("routing.chosen")}</span>
      ) : (
        <button
          type="button"
          className="plain"
          aria-label={t("routing.choose", { name: person.name })}
          onClick={() => onChoose(person.id, person.name)}
        >
          {t("routing.choose", { name: person.name })}
        </button>
      )}
    </li>
  );
}
