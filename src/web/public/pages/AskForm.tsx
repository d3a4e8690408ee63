/** @jsxImportSource preact */
import { useRef, useState } from "preact/hooks";
import { ApiProblem } from "../api/call.ts";
import { type Registered, register } from "../api/cases.ts";
import { asFormField, type OfferedItem } from "../api/catalogue.ts";
import { dropDraft, keepDraft, readDraft } from "../api/draft.ts";
import { BackLine } from "../parts/BackLine.tsx";
import { Field } from "../parts/Field.tsx";
import { FormFields } from "../parts/FormFields.tsx";
import { FormProblem } from "../parts/FormProblem.tsx";
import { formFaultWords, issueWords } from "../parts/fault-words.ts";
import { focusFirstFault } from "../parts/focus.ts";
import { ItemIcon } from "../parts/icons.tsx";
import { PageTitle } from "../parts/Page.tsx";
import { sendable, type Values } from "../rules/field-checks.ts";
import { useSettings } from "../settings.tsx";
import { catalogueWords } from "../words/catalogue.ts";
import { Sent } from "./Sent.tsx";

type Draft = { answers: Values; more: string };

/** One item of the catalogue: what it is, its few questions, and the receipt afterwards. */
export function AskForm({ item }: { item: OfferedItem }) {
  const settings = useSettings();
  const { words, language } = settings;
  const said = catalogueWords[language];
  const name = `ask.${item.id}`;
  const [draft, setDraft] = useState<Draft>(() => ({ answers: {}, more: "", ...readDraft<Draft>(name) }));
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isSending, setSending] = useState(false);
  const [sent, setSent] = useState<Registered | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const fields = item.fields.map(asFormField);

  const change = (next: Draft) => {
    setDraft(next);
    keepDraft(name, next);
  };
  const show = (found: Record<string, string>) => {
    setFaults(found);
    focusFirstFault(form);
  };
  const send = async (event: Event) => {
    event.preventDefault();
    setProblem(null);
    const found = formFaultWords(fields, draft.answers, words);
    if (Object.keys(found).length > 0) return show(found);
    setSending(true);
    try {
      const registered = await register({
        process: "service-request",
        subject: item.name[language],
        description: draft.more.trim(),
        channel: "portal",
        requester: {},
        fields: { item: item.id, answers: sendable(fields, draft.answers) },
      });
      dropDraft(name);
      setSent(registered);
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      if (failure.kind === "invalid")
        show(issueWords(failure.issues, settings, (path) => path.replace(/^fields\.answers\./, "")));
      setProblem(failure);
    } finally {
      setSending(false);
    }
  };

  if (sent)
    return (
      <Sent
        registered={sent}
        fileFailure={null}
        steps={[...(item.approvals.length > 0 ? [said.sentStepApprove] : []), said.sentStepDo, said.sentStepConfirm]}
        onAnother={() => {
          setSent(null);
          setDraft({ answers: {}, more: "" });
        }}
      />
    );
  return (
    <div class="narrow">
      <BackLine to="/portal/catalogue">{said.back}</BackLine>
      <div class="item-head">
        <ItemIcon name={item.icon} />
        <PageTitle name={item.name[language]}>{item.name[language]}</PageTitle>
      </div>
      <p class="lead-in">{item.description[language]}</p>
      <ul class="item-facts small text2">
        {item.usualHours !== null && <li>{said.usual(item.usualHours)}</li>}
        <li>
          {item.approvals.length > 0
            ? said.approvals(item.approvals.map(({ title }) => title[language]))
            : said.noApproval}
        </li>
      </ul>
      {item.help[language] !== "" && <p class="item-help small">{item.help[language]}</p>}
      <form ref={form} class="card sheet" onSubmit={send} noValidate>
        <FormFields
          form={fields}
          values={draft.answers}
          faults={faults}
          onChange={(key, value) => {
            setFaults(({ [key]: _, ...others }) => others);
            change({ ...draft, answers: { ...draft.answers, [key]: value } });
          }}
        />
        <Field label={said.more} hint={said.moreHint} fault={faults.description}>
          {(links) => (
            <textarea
              {...links}
              rows={3}
              maxLength={50_000}
              value={draft.more}
              onInput={(event) => change({ ...draft, more: event.currentTarget.value })}
            />
          )}
        </Field>
        <FormProblem problem={problem} />
        <button type="submit" class="button filled wide" disabled={isSending}>
          {isSending ? words.sending : problem?.kind === "offline" ? words.sendAgain : said.ask}
        </button>
      </form>
    </div>
  );
}
