import { useQuery } from "@tanstack/react-query";
import { HandHelping } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "#kernel/process/contract.ts";
import { type ResourceRequest, resourceOperations } from "#kernel/process/resources/contract.ts";
import { Field } from "../../fields/Field.tsx";
import { LongTextField } from "../../fields/LongTextField.tsx";
import { Act } from "../../kit/Act.tsx";
import { ContextSection } from "../../kit/ContextSection.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { useReader } from "../../kit/reader.tsx";
import { when } from "../../kit/when.ts";
import { useSave } from "../admin/use-save.ts";
import { call } from "../client/call.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { useRefreshCases } from "../relate/refresh.ts";
import "./projects.css";

/** What was asked of the department head for this case, with the answer; the head answers here (D26). */
export function Resources({ view }: { view: CaseView }) {
  const { t } = useTranslation("projects");
  const { data } = useQuery({
    queryKey: ["case", view.number, "resources"],
    queryFn: ({ signal }) => call(resourceOperations.ofCase, { params: { number: view.number } }, { signal }),
  });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <ContextSection icon={HandHelping} title={t("ask.section")}>
      {items.map((one) => (
        <div key={one.id} className="resource-request">
          <Requested one={one} />
          {one.mayAnswer && <Answer one={one} />}
        </div>
      ))}
    </ContextSection>
  );
}

/** Who asked whom for what, and what came of it. */
export function Requested({ one }: { one: ResourceRequest }) {
  const { t } = useTranslation("projects");
  const reader = useReader();
  const { answer } = one;
  return (
    <>
      <p>{one.wanted}</p>
      <p className="small text2">
        {[one.by, t("ask.to", { department: one.department.name }), when(one.at, reader)].join(" · ")}
      </p>
      {answer === null ? (
        <p className="small waiting">{t("ask.waiting")}</p>
      ) : (
        <p className="small">
          <b>{t(answer.isGranted ? "ask.granted" : "ask.refused")}</b>{" "}
          <span className="text2">{[answer.by, when(answer.at, reader)].join(" · ")}</span>
          {answer.words && <span className="said">{answer.words}</span>}
        </p>
      )}
    </>
  );
}

function Answer({ one }: { one: ResourceRequest }) {
  const { t } = useTranslation("projects");
  const problem = useProblemWords();
  const saving = useSave();
  const refresh = useRefreshCases();
  const [words, setWords] = useState("");
  const answer = (isGranted: boolean) =>
    saving.run(async () => {
      const params = { number: one.number, id: one.id };
      await call(resourceOperations.answer, { params, body: { isGranted, words: words.trim() } });
      await refresh();
    });
  return (
    <>
      <Field title={t("ask.words")} error={saving.errorOf("words")}>
        <LongTextField value={words} onChange={setWords} />
      </Field>
      <div className="row">
        <Act small busy={saving.busy} onAct={() => void answer(true)}>
          {t("ask.grant")}
        </Act>
        <Act small quiet disabled={words.trim() === ""} busy={saving.busy} onAct={() => void answer(false)}>
          {t("ask.refuse")}
        </Act>
      </div>
      {saving.failure !== undefined && <ErrorLine happened={problem(saving.failure)} />}
    </>
  );
}
