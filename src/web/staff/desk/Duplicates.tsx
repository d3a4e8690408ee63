import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CopyCheck } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { relateOperations } from "#kernel/process/relate/contract.ts";
import { Act } from "../../kit/Act.tsx";
import { CaseNumber } from "../../kit/CaseNumber.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { StateTag } from "../../kit/StateTag.tsx";
import { useSave } from "../admin/use-save.ts";
import { call } from "../client/call.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { queries } from "../client/queries.ts";
import { Card } from "./Card.tsx";
import type { DeskDraft } from "./draft.ts";

type Props = { draft: DeskDraft; onAdded: (added: { number: string; subject: string }) => void };

/** Open cases this call may be about already (D6): the caller's words can be added to one of them instead. */
export function Duplicates({ draft, onAdded }: Props) {
  const { t } = useTranslation("desk");
  const words = useProblemWords();
  const saving = useSave();
  const text = `${draft.subject} ${draft.description}`.trim();
  const asked = useRested({
    device: draft.device?.id,
    person: draft.personId ?? undefined,
    organisation: draft.organisationId ?? undefined,
    q: text.length >= 2 ? text : undefined,
  });
  const isAsked = asked.device !== undefined || asked.person !== undefined || asked.q !== undefined;
  const { data } = useQuery({
    queryKey: ["cases", "suspected", asked],
    queryFn: ({ signal }) => call(relateOperations.suspected, { query: asked }, { signal }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const items = isAsked ? (data?.items ?? []) : [];
  if (items.length === 0) return null;
  const add = async (number: string, subject: string) => {
    const caller = draft.name.trim() || undefined;
    const done = await saving.run(async () => {
      await call(relateOperations.calledAgain, { params: { number }, body: { words: text, caller } });
      for (const key of ["cases", "case", "case-counts", "todos"]) void queries.invalidateQueries({ queryKey: [key] });
    });
    if (done) onAdded({ number, subject });
  };
  return (
    <Card icon={CopyCheck} title={t("duplicates.title")}>
      <ul className="choices duplicates">
        {items.map(({ why, case: one }) => (
          <li key={one.number}>
            <p className="row">
              <CaseNumber number={one.number} />
              <span className="space" />
              <StateTag family={one.state.family} title={one.state.title} />
            </p>
            <p className="cut" title={one.subject}>
              {one.subject}
            </p>
            <p className="row small text2">
              {t(`duplicates.${why}`)}
              <span className="space" />
              <a href={`/staff/cases/${one.number}`} target="_blank" rel="noreferrer">
                {t("similar.open")}
              </a>
              <Act small disabled={text === ""} busy={saving.busy} onAct={() => void add(one.number, one.subject)}>
                {t("duplicates.add")}
              </Act>
            </p>
          </li>
        ))}
      </ul>
      {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
    </Card>
  );
}

type Asked = { device?: string; person?: string; organisation?: string; q?: string };

/** What is typed, once the typing rests. */
function useRested(asked: Asked): Asked {
  const text = JSON.stringify(asked);
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), 400);
    return () => clearTimeout(timer);
  }, [text]);
  return JSON.parse(rested) as Asked;
}
