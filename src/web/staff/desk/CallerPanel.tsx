import { CircleCheck, List, MessageCircleQuestion, User, UserSearch } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CallerView } from "#kernel/people/contract.ts";
import type { Family, ProcessDefinition } from "#kernel/process/definition.ts";
import { Act } from "../../kit/Act.tsx";
import { CaseNumber } from "../../kit/CaseNumber.tsx";
import { EmptyLine } from "../../kit/EmptyLine.tsx";
import { useHotkey } from "../../kit/hotkeys.ts";
import { Icon } from "../../kit/Icon.tsx";
import { KeyHint } from "../../kit/KeyHint.tsx";
import { LoadingLine } from "../../kit/LoadingLine.tsx";
import { useReader } from "../../kit/reader.tsx";
import { StateTag } from "../../kit/StateTag.tsx";
import { when } from "../../kit/when.ts";
import { useMay } from "../session/me.ts";
import { Card } from "./Card.tsx";
import { Devices } from "./Devices.tsx";
import type { DeskDraft } from "./draft.ts";
import { spokenPhone } from "./phone.ts";
import type { Recognition } from "./use-caller.ts";

type Props = {
  draft: DeskDraft;
  change: (part: Partial<DeskDraft>) => void;
  recognition: Recognition;
  definition: ProcessDefinition | undefined;
  /** They ask after one of these. */
  onChase: (number: string) => void;
  children: React.ReactNode;
};

/** Who calls, what they have and what they asked before (D2). */
export function CallerPanel({ draft, change, recognition, definition, onChase, children }: Props) {
  const { t } = useTranslation("desk");
  const { caller, candidates, earlierCases, isAsked, isSearching } = recognition;
  return (
    <>
      <Card icon={caller ? User : UserSearch} title={t("caller.title")} beside={caller ? <Known /> : undefined}>
        {isSearching && !caller && <LoadingLine />}
        {caller ? (
          <Recognised caller={caller} recognition={recognition} change={change} />
        ) : candidates.length > 0 ? (
          <Candidates candidates={candidates} onChoose={recognition.choose} />
        ) : (
          <EmptyLine>{t(!isAsked ? "caller.ask" : isSearching ? "caller.searching" : "caller.unknown")}</EmptyLine>
        )}
      </Card>
      {children}
      {caller?.organisation && (
        <Devices devices={caller.devices} organisation={caller.organisation} draft={draft} change={change} />
      )}
      {caller && (
        <RecentCases
          title={t("cases.title")}
          beside={t("cases.open", { count: caller.openCases })}
          cases={caller.recentCases}
          definition={definition}
          onChase={onChase}
        />
      )}
      {!caller && candidates.length === 0 && earlierCases.length > 0 && (
        <RecentCases title={t("cases.earlier")} cases={earlierCases} definition={definition} onChase={onChase} />
      )}
    </>
  );
}

function Known() {
  const { t } = useTranslation("desk");
  return (
    <span className="state-tag done">
      <Icon of={CircleCheck} size={12} />
      <span>{t("caller.known")}</span>
    </span>
  );
}

type RecognisedProps = { caller: CallerView; recognition: Recognition; change: Props["change"] };

function Recognised({ caller, recognition, change }: RecognisedProps) {
  const { t } = useTranslation("desk");
  return (
    <div className="pad">
      <p className="row who">
        <b className="name">{caller.person.name}</b>
        <span className="small text2 cut">
          {[caller.person.title, caller.organisation?.name].filter(Boolean).join(" · ")}
        </span>
      </p>
      <ul className="contacts">
        {caller.contacts.map(({ kind, value }) => {
          const said = kind === "phone" ? spokenPhone(value) : value;
          return (
            <li key={value}>
              <button
                type="button"
                className="plain mono"
                title={t(`caller.use.${kind}`)}
                onClick={() => change({ [kind]: said })}
              >
                {said}
              </button>
            </li>
          );
        })}
      </ul>
      <Act small quiet onAct={recognition.unlink}>
        {t("caller.notThisOne")}
      </Act>
    </div>
  );
}

function Candidates({
  candidates,
  onChoose,
}: {
  candidates: readonly CallerView[];
  onChoose: (caller: CallerView) => void;
}) {
  const { t } = useTranslation("desk");
  return (
    <ul className="choices" aria-label={t("caller.candidates")}>
      {candidates.map((caller, at) => (
        <li key={caller.person.id}>
          <Candidate caller={caller} keys={at < 6 ? `alt+${at + 1}` : undefined} onChoose={() => onChoose(caller)} />
        </li>
      ))}
    </ul>
  );
}

function Candidate({ caller, keys, onChoose }: { caller: CallerView; keys: string | undefined; onChoose: () => void }) {
  const { t } = useTranslation("desk");
  useHotkey(keys, onChoose, { label: t("keys.candidate", { name: caller.person.name }), group: t("keys.group") });
  const phone = caller.contacts.find(({ kind }) => kind === "phone");
  return (
    <button type="button" onClick={onChoose}>
      <span className="row">
        <b>{caller.person.name}</b>
        <span className="small text2 cut">{caller.person.title}</span>
        <span className="space" />
        {keys && <KeyHint keys={keys} />}
      </span>
      <span className="small text2 cut">
        {[caller.organisation?.name, phone && spokenPhone(phone.value)].filter(Boolean).join(" · ")}
      </span>
    </button>
  );
}

type CasesProps = {
  title: string;
  beside?: string;
  cases: CallerView["recentCases"];
  definition: ProcessDefinition | undefined;
  onChase: Props["onChase"];
};

/** Opened in a tab of its own: the call goes on here. */
function RecentCases({ title, beside, cases, definition, onChase }: CasesProps) {
  const { t } = useTranslation("desk");
  const reader = useReader();
  const mayChase = useMay()("case.chase");
  return (
    <Card icon={List} title={title} beside={beside && <span className="small text3">{beside}</span>}>
      {cases.length === 0 && <EmptyLine>{t("cases.none")}</EmptyLine>}
      <ul className="choices">
        {cases.map(({ number, subject, state, family, createdAt }) => (
          <li key={number}>
            <a href={`/staff/cases/${number}`} target="_blank" rel="noreferrer">
              <span className="row">
                <CaseNumber number={number} />
                <span className="small text3">{when(createdAt, reader)}</span>
                <span className="space" />
                <StateTag
                  family={family as Family}
                  title={
                    definition?.states[state]?.title ?? {
                      zh: t(`family.${family as Family}`),
                      en: t(`family.${family as Family}`),
                    }
                  }
                />
              </span>
              <span className="cut" title={subject}>
                {subject}
              </span>
            </a>
            {mayChase && (family === "open" || family === "waiting") && (
              <Act small quiet icon={MessageCircleQuestion} onAct={() => onChase(number)}>
                {t("cases.chase")}
              </Act>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
