import { useNavigate, useParams } from "@tanstack/react-router";
import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { peopleOperations, type TeamView } from "#kernel/people/contract.ts";
import { Field } from "../../fields/Field.tsx";
import { type Reference, ReferenceField } from "../../fields/ReferenceField.tsx";
import { SegmentField } from "../../fields/SegmentField.tsx";
import { TextField } from "../../fields/TextField.tsx";
import { Act } from "../../kit/Act.tsx";
import { useSay } from "../../words/language.ts";
import { AdminPanes, AdminRow } from "../admin/AdminPanes.tsx";
import { Changes } from "../admin/Changes.tsx";
import { RecordForm } from "../admin/RecordForm.tsx";
import { useEdit } from "../admin/use-edit.ts";
import { useSave } from "../admin/use-save.ts";
import { WordsField } from "../admin/WordsField.tsx";
import { call } from "../client/call.ts";
import { useMay } from "../session/me.ts";
import { findOwnOrganisations, findPersons, peopleSaved, useTeamList } from "./ask.ts";
import "./people.css";

/** Teams with their line and members (U1). */
export function TeamsPage() {
  const { t } = useTranslation("people");
  const say = useSay();
  const may = useMay();
  const { id } = useParams({ strict: false }) as { id?: string };
  const { data, error, isPending } = useTeamList();
  const open = data?.items.find((team) => team.id === id);
  return (
    <AdminPanes
      section="teams"
      newTo={may("people.manage") ? "/admin/teams/new" : undefined}
      isLoading={isPending}
      error={error}
      isEmpty={data?.items.length === 0}
      rows={data?.items
        .toSorted((a, b) => a.line - b.line)
        .map((team) => (
          <AdminRow
            key={team.id}
            to={`/admin/teams/${team.id}`}
            isCurrent={team.id === id}
            title={say(team.name)}
            isFaded={team.isArchived}
            detail={[team.organisation.name, t("members", { count: team.members.length })].join(" · ")}
            sign={<span className="tag">{t(`line.${team.line as 1 | 2 | 3}`)}</span>}
          />
        ))}
      record={
        id === "new" ? (
          <TeamRecord key="new" team={null} />
        ) : open ? (
          <TeamRecord key={`${open.id} ${open.version}`} team={open} />
        ) : null
      }
    />
  );
}

function TeamRecord({ team }: { team: TeamView | null }) {
  const { t } = useTranslation("people");
  const { t: ta } = useTranslation("admin");
  const say = useSay();
  const navigate = useNavigate();
  const saving = useSave();
  const mayChange = useMay()("people.manage");
  const { values, set, isChanged, undo } = useEdit({
    key: team?.key ?? "",
    name: team?.name ?? { zh: "", en: "" },
    line: team?.line ?? 2,
    organisation: (team?.organisation ?? null) as Reference | null,
    members: (team?.members ?? []) as Reference[],
  });
  const save = (more: { isArchived?: boolean } = {}) =>
    saving.run(async () => {
      const { key, members, organisation, ...rest } = values;
      const body = { ...rest, organisationId: organisation?.id ?? "" };
      const made = team ?? (await call(peopleOperations.createTeam, { body: { ...body, key } }));
      const memberIds = members.map((member) => member.id);
      if (team || memberIds.length > 0) {
        const params = { id: made.id };
        await call(
          peopleOperations.editTeam,
          { params, body: { ...body, ...more, memberIds } },
          { ifMatch: made.version },
        );
      }
      await peopleSaved();
      if (!team) await navigate({ to: `/admin/teams/${made.id}` });
    });
  const add = (person: Reference | null) =>
    person &&
    !values.members.some((member) => member.id === person.id) &&
    set({ members: [...values.members, person] });
  return (
    <RecordForm
      title={team ? say(team.name) : t("newTeam")}
      acts={
        team &&
        mayChange && (
          <Act small quiet busy={saving.busy} onAct={() => void save({ isArchived: !team.isArchived })}>
            {ta(team.isArchived ? "restore" : "archive")}
          </Act>
        )
      }
      saving={saving}
      isChanged={isChanged}
      onSave={mayChange ? () => void save() : undefined}
      onUndo={undo}
      onReload={() => void peopleSaved()}
      after={team && <Changes register="teams" record={team.id} />}
    >
      <div className="fields">
        {!team && (
          <Field title={ta("key")} hint={ta("keyHint")} required error={saving.errorOf("key")}>
            <TextField mono value={values.key} maxLength={50} onChange={(key) => set({ key })} />
          </Field>
        )}
        <WordsField
          title={t("organisationName")}
          value={values.name}
          onChange={(name) => set({ name })}
          error={saving.errorOf("name")}
        />
        <Field title={t("department")} required error={saving.errorOf("organisationId")}>
          <ReferenceField
            value={values.organisation}
            find={findOwnOrganisations}
            onChange={(organisation) => set({ organisation })}
          />
        </Field>
        <Field title={t("lineOf")}>
          <SegmentField
            label={t("lineOf")}
            value={String(values.line)}
            choices={([1, 2, 3] as const).map((line) => ({ value: String(line), title: t(`line.${line}`) }))}
            onChange={(line) => set({ line: Number(line) })}
          />
        </Field>
      </div>
      <h2>{t("members", { count: values.members.length })}</h2>
      <ul className="member-list">
        {values.members.map((member) => (
          <li key={member.id} className="row">
            {member.name}
            <Act
              small
              quiet
              icon={X}
              onAct={() => set({ members: values.members.filter((one) => one.id !== member.id) })}
            >
              {t("remove")}
            </Act>
          </li>
        ))}
      </ul>
      <div className="contact-line">
        <Field title={t("addMember")}>
          <ReferenceField value={null} find={findPersons} onChange={add} />
        </Field>
      </div>
    </RecordForm>
  );
}
