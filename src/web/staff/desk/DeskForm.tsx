import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { ProcessDefinition } from "#kernel/process/definition.ts";
import { DateTimeField } from "../../fields/DateTimeField.tsx";
import { LongTextField } from "../../fields/LongTextField.tsx";
import { type Reference, ReferenceField } from "../../fields/ReferenceField.tsx";
import { TextField } from "../../fields/TextField.tsx";
import { useReader } from "../../kit/reader.tsx";
import { useLanguage, useSay } from "../../words/language.ts";
import { askerOf } from "../case/partner.ts";
import { usualTeamOf } from "../client/usual-team.ts";
import { useStaffParts } from "../parts.ts";
import { findDispatchTeams, useTeams } from "./ask.ts";
import { DeskField } from "./DeskField.tsx";
import type { DeskDraft } from "./draft.ts";
import { PriorityLine } from "./PriorityLine.tsx";
import { useDeskRegisters } from "./registers.ts";

type Props = {
  draft: DeskDraft;
  change: (part: Partial<DeskDraft>) => void;
  definition: ProcessDefinition | undefined;
  required: ReadonlySet<string>;
  errorOf: (key: string) => string | undefined;
};

/** What is asked of a caller (D2, D5): who, what, on which device, since when, how bad, whose it is. */
export function DeskForm({ draft, change, definition, required, errorOf }: Props) {
  const { t } = useTranslation("desk");
  const { now } = useReader();
  const { pickers, ItemForm } = useStaffParts();
  const isIncident = draft.process === "incident";
  const isRequest = draft.process === "service-request";
  const around = { organisationId: draft.organisationId };
  const source = draft.personId === null || draft.clue === null ? undefined : t(sourceOf(draft));
  const known = (key: "name" | "organisation") => (draft[key] === "" ? undefined : source);
  const onService = useFollowingTeam(draft, change);
  const titleOf = useFieldTitles(definition);
  const needs = (key: string) => required.has(key);
  const device = (chosen: Reference | null) =>
    change({ device: chosen, ...(chosen === null ? { deviceModel: "", deviceSerial: "" } : modelAndSerial(chosen)) });
  return (
    <div className="fields">
      <DeskField name="phone" title={t("field.phone")} keys="alt+d" error={errorOf("phone")}>
        <TextField
          type="tel"
          mono
          value={draft.phone}
          maxLength={40}
          onChange={(phone) => change({ phone, isNotKnown: false })}
          autoFocus
        />
      </DeskField>
      <DeskField
        name="name"
        title={t(`field.name.${askerOf(draft.process)}`)}
        source={known("name")}
        error={errorOf("name")}
      >
        <TextField value={draft.name} maxLength={200} onChange={(name) => change({ name })} />
      </DeskField>
      <DeskField name="organisation" title={t("field.organisation")} source={known("organisation")}>
        <TextField value={draft.organisation} maxLength={300} onChange={(organisation) => change({ organisation })} />
      </DeskField>
      <DeskField name="email" title={t("field.email")} error={errorOf("email")}>
        <TextField type="email" value={draft.email} maxLength={320} onChange={(email) => change({ email })} />
      </DeskField>
      {isRequest && (
        <Suspense fallback={null}>
          <ItemForm
            organisationId={draft.organisationId}
            value={draft.asked}
            onChange={(asked) => change({ asked })}
            errorOf={errorOf}
          />
        </Suspense>
      )}
      <DeskField
        name="subject"
        title={titleOf("subject")}
        keys="alt+x"
        hint={t("field.subjectHint")}
        error={errorOf("subject")}
        required={!isRequest}
        wide
      >
        <TextField
          value={draft.subject}
          placeholder={isRequest ? draft.asked.name : undefined}
          maxLength={300}
          onChange={(subject) => change({ subject })}
        />
      </DeskField>
      <DeskField name="description" title={t("field.description")} wide>
        <LongTextField
          value={draft.description}
          rows={4}
          maxLength={50_000}
          onChange={(description) => change({ description })}
        />
      </DeskField>
      {draft.process !== "internal-operation" && (
        <DeskField name="device" title={titleOf("device")} required={needs("device")} error={errorOf("device")}>
          {pickers.device && (
            <ReferenceField
              value={draft.device}
              onChange={device}
              find={pickers.device(around)}
              placeholder={t("field.device")}
            />
          )}
        </DeskField>
      )}
      <DeskField
        name="occurredAt"
        title={t("field.occurredAt")}
        hint={t("field.occurredHint")}
        error={errorOf("occurredAt")}
      >
        <DateTimeField
          value={draft.occurredAt}
          notAfter={new Date(now + 60_000).toISOString()}
          onChange={(occurredAt) => change({ occurredAt })}
        />
      </DeskField>
      {isIncident && draft.device === null && (
        <>
          <DeskField
            name="deviceModel"
            title={titleOf("deviceModel")}
            required={needs("deviceModel")}
            error={errorOf("deviceModel")}
          >
            <TextField value={draft.deviceModel} maxLength={200} onChange={(deviceModel) => change({ deviceModel })} />
          </DeskField>
          <DeskField
            name="deviceSerial"
            title={titleOf("deviceSerial")}
            required={needs("deviceSerial")}
            error={errorOf("deviceSerial")}
          >
            <TextField
              mono
              value={draft.deviceSerial}
              maxLength={100}
              onChange={(deviceSerial) => change({ deviceSerial })}
            />
          </DeskField>
        </>
      )}
      {!isRequest && (
        <>
          <DeskField
            name="service"
            title={titleOf("service")}
            keys="alt+f"
            error={errorOf("service")}
            required={isIncident}
          >
            {pickers.service && (
              <ReferenceField
                value={draft.service}
                onChange={onService}
                find={pickers.service(around)}
                placeholder={t("field.choose")}
              />
            )}
          </DeskField>
          <DeskField
            name="category"
            title={titleOf("category")}
            keys="alt+l"
            error={errorOf("category")}
            required={isIncident}
          >
            {pickers.category && (
              <ReferenceField
                value={draft.category}
                onChange={(category) => change({ category })}
                find={pickers.category(around)}
                placeholder={t("field.choose")}
              />
            )}
          </DeskField>
        </>
      )}
      {isIncident && (
        <>
          <PriorityLine draft={draft} change={change} errorOf={errorOf} />
          <DeskField
            name="team"
            title={titleOf("team")}
            keys="alt+b"
            source={draft.team !== null && !draft.isTeamChosen ? t("source.service") : undefined}
            hint={t("field.teamHint")}
            error={errorOf("team")}
          >
            <ReferenceField
              value={draft.team}
              onChange={(team) => change({ team, isTeamChosen: team !== null })}
              find={findDispatchTeams}
              placeholder={t("field.choose")}
            />
          </DeskField>
        </>
      )}
    </div>
  );
}

const sourceOf = ({ clue }: DeskDraft) =>
  clue && "phone" in clue ? "source.phone" : clue && "email" in clue ? "source.email" : "source.register";

/** A device found by typing is named “model serial”, as its register names it. */
function modelAndSerial({ name }: Reference): Pick<DeskDraft, "deviceModel" | "deviceSerial"> {
  const at = name.lastIndexOf(" ");
  return at < 0
    ? { deviceModel: name, deviceSerial: "" }
    : { deviceModel: name.slice(0, at), deviceSerial: name.slice(at + 1) };
}

/** The team follows the service until somebody has chosen another. */
function useFollowingTeam(draft: DeskDraft, change: Props["change"]) {
  const language = useLanguage();
  const teams = useTeams();
  const services = useDeskRegisters().useServices();
  return (service: Reference | null) => {
    const team = teams.find(({ id }) => id === usualTeamOf(services, service?.id ?? null));
    const follows = !draft.isTeamChosen ? { team: team ? { id: team.id, name: team.name[language] } : null } : {};
    change({ service, ...follows });
  };
}

function useFieldTitles(definition: ProcessDefinition | undefined): (key: string) => string {
  const say = useSay();
  return (key) => say(definition?.fields[key]?.title);
}
