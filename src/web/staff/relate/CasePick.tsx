import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { searchOperations } from "#kernel/search/contract.ts";
import { TextField } from "../../fields/TextField.tsx";
import { CaseNumber } from "../../kit/CaseNumber.tsx";
import { StateTag } from "../../kit/StateTag.tsx";
import { call } from "../client/call.ts";

export type Picked = { number: string; subject: string };

type Props = {
  /** Not offered: this case itself and those chosen already. */
  without: readonly string[];
  onPick: (picked: Picked) => void;
};

/** Finds another case by number, phone or words, and hands it over. */
export function CasePick({ without, onPick }: Props) {
  const { t } = useTranslation("relate");
  const [text, setText] = useState("");
  const asked = useRested(text.trim());
  const { data, isFetching } = useQuery({
    queryKey: ["search", "pick", asked],
    queryFn: ({ signal }) => call(searchOperations.search, { query: { q: asked, limit: 8 } }, { signal }),
    enabled: asked.length >= 2,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const cases = asked.length >= 2 ? (data?.cases ?? []).filter(({ number }) => !without.includes(number)) : [];
  return (
    <div className="case-pick">
      <TextField type="search" value={text} onChange={setText} placeholder={t("find")} autoFocus />
      <ul aria-label={t("pick")}>
        {cases.map(({ number, subject, state, organisation }) => (
          <li key={number}>
            <button
              type="button"
              onClick={() => {
                onPick({ number, subject });
                setText("");
              }}
            >
              <span className="row">
                <CaseNumber number={number} />
                <span className="cut">{subject}</span>
                <span className="space" />
                <StateTag family={state.family} title={state.title} />
              </span>
              {organisation && <span className="small text3">{organisation.name}</span>}
            </button>
          </li>
        ))}
      </ul>
      {asked.length >= 2 && !isFetching && cases.length === 0 && <p className="small text3">{t("none")}</p>}
    </div>
  );
}

function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), 250);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
