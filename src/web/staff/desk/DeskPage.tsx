import { MessageCircleQuestion } from "lucide-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProcessDefinition } from "#kernel/process/definition.ts";
import { Act } from "../../kit/Act.tsx";
import { CaseNumber, groupNumber } from "../../kit/CaseNumber.tsx";
import { useReader } from "../../kit/reader.tsx";
import { when } from "../../kit/when.ts";
import { useSay } from "../../words/language.ts";
import { useStaffParts } from "../parts.ts";
import { Chasing } from "../scripts/Chasing.tsx";
import { useMe } from "../session/me.ts";
import { useTitle } from "../title.ts";
import { Agreement } from "./Agreement.tsx";
import { useDefinition, usePromises, useSuspected } from "./ask.ts";
import { CallerPanel } from "./CallerPanel.tsx";
import { CallForm } from "./CallForm.tsx";
import { Card } from "./Card.tsx";
import "./desk.css";
import { Duplicates } from "./Duplicates.tsx";
import { useDeskDraft } from "./draft.ts";
import { type DeskRegisters, DeskRegistersProvider } from "./registers.ts";
import { chosenContract, filledScript, matrixPriority } from "./rules.ts";
import { Saved, type SavedCall } from "./Saved.tsx";
import { Scripts } from "./Scripts.tsx";
import { Similar } from "./Similar.tsx";
import { useCaller } from "./use-caller.ts";

/** Registration of a call: who calls, what it is, what will be promised; beside it what to say and what helped before (D1, D2, D3, D5, D6). */
export function Desk({ registers }: { registers: DeskRegisters }) {
  const { t } = useTranslation("desk");
  useTitle(t("title"));
  return (
    <DeskRegistersProvider value={registers}>
      <Call registers={registers} />
    </DeskRegistersProvider>
  );
}

function Call({ registers }: { registers: DeskRegisters }) {
  const { t } = useTranslation("desk");
  const { DeskBanner } = useStaffParts();
  const { draft, change, forget, isKept } = useDeskDraft(useMe().id);
  const [saved, setSaved] = useState<SavedCall | null>(null);
  const [calls, setCalls] = useState(0);
  const [chased, setChased] = useState<string | null>(null);
  const recognition = useCaller(draft, change);
  const suspected = useSuspected(draft);
  const definition = useDefinition(draft.process);
  const matrix = registers.useMatrix();
  const priority = draft.priority ?? matrixPriority(matrix, draft.impact, draft.urgency);
  const { organisationId } = draft;
  const asked = {
    organisationId,
    serviceId: draft.service?.id ?? null,
    deviceId: draft.device?.id ?? null,
    contractId: chosenContract(draft),
  };
  const contractId = registers.useCover(asked)?.contract?.id;
  const promised = usePromises(draft.process, { organisationId, contractId }, priority ?? 3);
  const scriptValues = useScriptValues(saved, draft);
  const next = () => {
    setSaved(null);
    setChased(null);
    setCalls((count) => count + 1);
  };
  return (
    <main className="desk" key={calls}>
      <aside className="caller-side" aria-label={t("caller.title")}>
        <CallerPanel
          draft={draft}
          change={change}
          recognition={recognition}
          definition={definition}
          onChase={setChased}
        >
          {organisationId && (
            <Suspense fallback={null}>
              <registers.CoverCard
                asked={asked}
                onChoose={(id) => change({ contract: id === null ? null : { id, organisationId } })}
              />
            </Suspense>
          )}
          {promised && (recognition.caller || draft.organisationId) && <Agreement {...promised} priority={priority} />}
        </CallerPanel>
      </aside>
      <div className="middle">
        <Suspense fallback={null}>{DeskBanner && <DeskBanner linking={saved?.number} />}</Suspense>
        {saved ? (
          <Saved saved={saved} script={<ReadBack definition={definition} values={scriptValues} />} onNext={next} />
        ) : (
          <CallForm
            draft={draft}
            change={change}
            forget={forget}
            isKept={isKept}
            definition={definition}
            promised={promised}
            priority={priority}
            onSaved={(call) => {
              setSaved(call);
              forget();
            }}
          />
        )}
      </div>
      <aside className="help-side" aria-label={t("help")}>
        {chased !== null && (
          <Card
            icon={MessageCircleQuestion}
            title={t("chasing")}
            beside={
              <Act small quiet onAct={() => setChased(null)}>
                {t("chasingDone")}
              </Act>
            }
          >
            <p className="chased-case">
              <CaseNumber number={chased} strong />
            </p>
            <Chasing key={chased} number={chased} keys />
          </Card>
        )}
        {definition && <Scripts scripts={definition.scripts} values={scriptValues} />}
        {!saved && (
          <Duplicates
            draft={draft}
            items={suspected}
            onAdded={({ number, subject }) => {
              setSaved({ number, subject, dueAt: null, act: "added", team: "" });
              forget();
            }}
          />
        )}
        <Similar
          text={`${draft.subject} ${draft.description}`}
          organisationId={draft.organisationId}
          besides={saved ? [] : suspected.map(({ case: one }) => one.number)}
        />
      </aside>
    </main>
  );
}

function useScriptValues(
  saved: SavedCall | null,
  draft: { phone: string; name: string; organisation: string; subject: string; deviceModel: string },
): Record<string, string> {
  const reader = useReader();
  const { phone, name, organisation, subject, deviceModel } = draft;
  return {
    phone,
    name,
    organisation,
    device: deviceModel,
    subject: saved?.subject ?? subject,
    number: saved ? groupNumber(saved.number) : "",
    due: saved?.dueAt ? when(saved.dueAt, reader, { time: "always", inside: true }) : "",
  };
}

/** The end of the call, with the number and the time that were given. */
function ReadBack({
  definition,
  values,
}: {
  definition: ProcessDefinition | undefined;
  values: Readonly<Record<string, string>>;
}) {
  const say = useSay();
  return (definition?.scripts.ending ?? []).map((line) => (
    <p key={line.en}>
      {filledScript(say(line), values).map((part, at) => (part.isValue ? <b key={at}>{part.text}</b> : part.text))}
    </p>
  ));
}
