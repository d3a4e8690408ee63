/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";
import { ApiProblem } from "../api/call.ts";
import { type Registered, register, reply } from "../api/cases.ts";
import { dropDraft, keepDraft, readDraft } from "../api/draft.ts";
import { type Uploads, uploadAll } from "../api/files.ts";
import { readServiceNames, type ServiceName } from "../api/services.ts";
import { BackLine } from "../parts/BackLine.tsx";
import { Field, FieldGroup } from "../parts/Field.tsx";
import { Files } from "../parts/Files.tsx";
import { FormProblem } from "../parts/FormProblem.tsx";
import { issueWords } from "../parts/fault-words.ts";
import { focusFirstFault } from "../parts/focus.ts";
import { Options } from "../parts/Options.tsx";
import { PageTitle } from "../parts/Page.tsx";
import { isPhone } from "../rules/field-checks.ts";
import { useSettings } from "../settings.tsx";
import { Sent } from "./Sent.tsx";

const draftName = "submit";
type Draft = { subject: string; description: string; service: string; device: string; urgency: string; phone: string };
const empty: Draft = { subject: "", description: "", service: "", device: "", urgency: "2", phone: "" };

/** Reporting a problem (D1, D2): few fields, kept as a draft, its number in big type afterwards. */
export function SubmitPage() {
  const settings = useSettings();
  const { words, language } = settings;
  const [draft, setDraft] = useState<Draft>(() => ({ ...empty, ...readDraft<Draft>(draftName) }));
  const [files, setFiles] = useState<File[]>([]);
  const [fileFault, setFileFault] = useState<string | null>(null);
  const [services, setServices] = useState<ServiceName[]>([]);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isSending, setSending] = useState(false);
  const [sent, setSent] = useState<{ registered: Registered; fileFailure: string | null } | null>(null);
  const uploads = useRef<Uploads>(new Map());
  const form = useRef<HTMLFormElement>(null);
  // Without the list the desk decides the service: nothing to stop a report for.
  useEffect(() => void readServiceNames().then(setServices, () => {}), []);

  const set = (key: keyof Draft) => (value: string) => {
    const next = { ...draft, [key]: value };
    setDraft(next);
    setFaults(({ [key]: _, ...others }) => others);
    keepDraft(draftName, next);
  };
  const clear = () => {
    dropDraft(draftName);
    setDraft(empty);
    setFiles([]);
    setFaults({});
    setProblem(null);
  };
  const show = (found: Record<string, string>) => {
    setFaults(found);
    focusFirstFault(form);
  };
  /** The case is registered by now: what goes wrong here is told, and can be sent again from the case. Null: nothing did. */
  const sendFiles = async (number: string): Promise<string | null> => {
    if (files.length === 0) return null;
    try {
      const refused = await uploadAll(number, files, uploads.current);
      const arrived = files.filter((file) => uploads.current.get(file)?.id);
      const ids = arrived.map((file) => uploads.current.get(file)!.id!);
      if (ids.length > 0) await reply(number, words.filesSaid(arrived.map(({ name }) => name)), ids);
      return refused.length > 0 ? words.fileRefused(refused) : null;
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      return words.sentFilesFailed;
    }
  };
  const send = async (event: Event) => {
    event.preventDefault();
    setProblem(null);
    const found = {
      ...(draft.subject.trim() === "" && { subject: words.faultRequired }),
      ...(draft.phone.trim() !== "" && !isPhone(draft.phone) && { phone: words.faultPhone }),
    };
    if (Object.keys(found).length > 0) return show(found);
    setSending(true);
    try {
      const registered = await register({
        process: "incident",
        subject: draft.subject.trim(),
        description: draft.description.trim(),
        channel: "portal",
        requester: { ...(draft.phone.trim() && { phone: draft.phone.trim() }) },
        fields: {
          urgency: draft.urgency,
          ...(draft.service && { service: draft.service }),
          ...(draft.device.trim() && { deviceSerial: draft.device.trim() }),
        },
      });
      const fileFailure = await sendFiles(registered.number);
      clear();
      setSent({ registered, fileFailure });
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      if (failure.kind === "invalid") {
        show(issueWords(failure.issues, settings, (path) => wireNames[path] ?? path));
      }
      setProblem(failure);
    } finally {
      setSending(false);
    }
  };

  if (sent) return <Sent {...sent} onAnother={() => setSent(null)} />;
  const hasDraft = JSON.stringify(draft) !== JSON.stringify(empty);
  return (
    <div class="narrow">
      <BackLine to="/portal">{words.home}</BackLine>
      <PageTitle name={words.submitTitle}>{words.submitTitle}</PageTitle>
      <p class="lead-in">{words.submitLead}</p>
      <form ref={form} class="card sheet" onSubmit={send} noValidate>
        <Field label={words.subject} required fault={faults.subject}>
          {(links) => (
            <input
              {...links}
              maxLength={300}
              placeholder={words.subjectHint}
              value={draft.subject}
              onInput={(event) => set("subject")(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={words.description} fault={faults.description} hint={words.descriptionHint}>
          {(links) => (
            <textarea
              {...links}
              rows={4}
              maxLength={50_000}
              value={draft.description}
              onInput={(event) => set("description")(event.currentTarget.value)}
            />
          )}
        </Field>
        <FieldGroup label={words.urgency} required fault={faults.urgency} hint={words.urgencyHint}>
          <Options
            value={draft.urgency}
            onChoose={set("urgency")}
            options={[
              { value: "1", title: words.urgency1, about: words.urgency1About },
              { value: "2", title: words.urgency2, about: words.urgency2About },
              { value: "3", title: words.urgency3, about: words.urgency3About },
            ]}
          />
        </FieldGroup>
        {services.length > 0 && (
          <Field label={words.service} fault={faults.service}>
            {(links) => (
              <select {...links} value={draft.service} onChange={(event) => set("service")(event.currentTarget.value)}>
                <option value="">{words.serviceUnsure}</option>
                {services.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name[language]}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field label={words.device} fault={faults.device} hint={words.deviceHint}>
          {(links) => (
            <input
              {...links}
              class="mono"
              maxLength={100}
              autoComplete="off"
              value={draft.device}
              onInput={(event) => set("device")(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={words.phone} fault={faults.phone} hint={words.phoneHint}>
          {(links) => (
            <input
              {...links}
              type="tel"
              autoComplete="tel"
              value={draft.phone}
              onInput={(event) => set("phone")(event.currentTarget.value)}
            />
          )}
        </Field>
        <FieldGroup label={words.files}>
          <Files files={files} onChange={setFiles} fault={fileFault} onFault={setFileFault} />
        </FieldGroup>
        <FormProblem problem={problem} />
        <button type="submit" class="button filled wide" disabled={isSending}>
          {isSending ? words.sending : problem?.kind === "offline" ? words.sendAgain : words.submitAction}
        </button>
        {hasDraft && (
          <p class="draft small text2">
            {words.draftKept}
            <button type="button" class="plain small" onClick={clear}>
              {words.draftDiscard}
            </button>
          </p>
        )}
      </form>
    </div>
  );
}

/** Fields of the form by their names on the wire. */
const wireNames: Record<string, keyof Draft> = {
  "requester.phone": "phone",
  "fields.service": "service",
  "fields.deviceSerial": "device",
  "fields.urgency": "urgency",
};
