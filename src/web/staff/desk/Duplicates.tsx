import { CopyCheck } from "lucide-react";
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
import type { Suspected } from "./ask.ts";
import { Card } from "./Card.tsx";
import type { DeskDraft } from "./draft.ts";

type Props = {
  draft: DeskDraft;
  items: readonly Suspected[];
  onAdded: (added: { number: string; subject: string }) => void;
};

/** Open cases this call may be about already (D6): the caller's words can be added to one of them instead. */
export function Duplicates({ draft, items, onAdded }: Props) {
  const { t } = useTranslation("desk");
  const words = useProblemWords();
  const saving = useSave();
  const text = `${draft.subject} ${draft.description}`.trim();
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
