import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { identityOperations } from "#kernel/people/identity/contract.ts";
import type { Role } from "#kernel/people/roles.ts";
import { ChoiceField } from "../../fields/ChoiceField.tsx";
import { DateTimeField } from "../../fields/DateTimeField.tsx";
import { Field } from "../../fields/Field.tsx";
import { type Reference, ReferenceField } from "../../fields/ReferenceField.tsx";
import { TextField } from "../../fields/TextField.tsx";
import { Act } from "../../kit/Act.tsx";
import { useReader } from "../../kit/reader.tsx";
import { fullTime } from "../../kit/when.ts";
import { useSay } from "../../words/language.ts";
import { AdminPanes, AdminRow } from "../admin/AdminPanes.tsx";
import { Changes } from "../admin/Changes.tsx";
import { RecordForm } from "../admin/RecordForm.tsx";
import { useEdit } from "../admin/use-edit.ts";
import { useSave } from "../admin/use-save.ts";
import { call } from "../client/call.ts";
import type { AnswerOf } from "../client/operations.ts";
import { queries } from "../client/queries.ts";
import { findOrganisations, useRoleList } from "./ask.ts";
import "./people.css";

type Key = AnswerOf<typeof identityOperations.apiKeys>["items"][number];

/** Keys for other systems: shown once when made, revoked at once (U2). */
export function ApiKeysPage() {
  const { t } = useTranslation("people");
  const say = useSay();
  const { id } = useParams({ strict: false }) as { id?: string };
  const roles = useRoleList().data?.roles ?? [];
  const { data, error, isPending } = useQuery({
    queryKey: ["api-keys"],
    queryFn: ({ signal }) => call(identityOperations.apiKeys, {}, { signal }),
  });
  const open = data?.items.find((key) => key.id === id);
  return (
    <AdminPanes
      section="api-keys"
      newTo="/admin/api-keys/new"
      isLoading={isPending}
      error={error}
      isEmpty={data?.items.length === 0}
      empty={t("keys.none")}
      rows={data?.items.map((key) => (
        <AdminRow
          key={key.id}
          to={`/admin/api-keys/${key.id}`}
          isCurrent={key.id === id}
          title={key.name}
          isFaded={key.revokedAt !== null}
          detail={say(roles.find(({ role }) => role === key.role)?.title)}
          sign={key.revokedAt !== null && <span className="tag">{t("keys.revoked")}</span>}
        />
      ))}
      record={id === "new" ? <NewKey /> : open ? <KeyRecord key={open.id} record={open} /> : null}
    />
  );
}

function NewKey() {
  const { t } = useTranslation("people");
  const say = useSay();
  const navigate = useNavigate();
  const saving = useSave();
  const roles = useRoleList().data?.roles ?? [];
  const [made, setMade] = useState<{ id: string; key: string } | null>(null);
  const { values, set, isChanged, undo } = useEdit({
    name: "",
    role: "integration" as Role,
    organisation: null as Reference | null,
    expiresAt: null as string | null,
  });
  const save = () =>
    saving.run(async () => {
      const { name, role, organisation, expiresAt } = values;
      const body = { name: name.trim(), role, organisationId: organisation?.id, expiresAt: expiresAt ?? undefined };
      setMade(await call(identityOperations.createApiKey, { body }));
      await queries.invalidateQueries({ queryKey: ["api-keys"] });
    });
  if (made) {
    return (
      <div className="admin-record scroll">
        <header>
          <h1>{values.name}</h1>
        </header>
        <div className="one-time" role="status">
          <p>{t("keys.once")}</p>
          <code className="mono">{made.key}</code>
          <Act small onAct={() => void navigator.clipboard.writeText(made.key)}>
            {t("copy")}
          </Act>
        </div>
        <Act filled onAct={() => void navigate({ to: `/admin/api-keys/${made.id}` })}>
          {t("keys.kept")}
        </Act>
      </div>
    );
  }
  return (
    <RecordForm
      title={t("keys.new")}
      saving={saving}
      isChanged={isChanged}
      onSave={() => void save()}
      onUndo={undo}
      saveWord={t("keys.make")}
    >
      <div className="fields">
        <Field title={t("keys.name")} hint={t("keys.nameHint")} required error={saving.errorOf("name")}>
          <TextField value={values.name} maxLength={100} onChange={(name) => set({ name })} />
        </Field>
        <Field title={t("role")} required>
          <ChoiceField
            value={values.role}
            choices={roles.map(({ role, title }) => ({ value: role, title: say(title) }))}
            onChange={(role) => set({ role: (role ?? "integration") as Role })}
          />
        </Field>
        <Field title={t("keys.organisation")} error={saving.errorOf("organisationId")}>
          <ReferenceField
            value={values.organisation}
            find={findOrganisations}
            onChange={(organisation) => set({ organisation })}
          />
        </Field>
        <Field title={t("keys.expires")} hint={t("keys.expiresHint")} error={saving.errorOf("expiresAt")}>
          <DateTimeField value={values.expiresAt} onChange={(expiresAt) => set({ expiresAt })} />
        </Field>
      </div>
    </RecordForm>
  );
}

function KeyRecord({ record }: { record: Key }) {
  const { t } = useTranslation("people");
  const { t: ta } = useTranslation("admin");
  const { zone } = useReader();
  const saving = useSave();
  const [isAsking, setAsking] = useState(false);
  const at = (iso: string | null) => (iso === null ? ta("none") : fullTime(iso, zone));
  const revoke = () =>
    saving.run(async () => {
      await call(identityOperations.revokeApiKey, { params: { id: record.id } });
      await queries.invalidateQueries({ queryKey: ["api-keys"] });
      setAsking(false);
    });
  return (
    <div className="admin-record scroll">
      <header>
        <div className="row">
          <h1>{record.name}</h1>
          <span className="space" />
          {record.revokedAt === null && !isAsking && (
            <Act small quiet harmful onAct={() => setAsking(true)}>
              {t("keys.revoke")}
            </Act>
          )}
        </div>
      </header>
      {isAsking && (
        <p className="row">
          {t("keys.sure")}
          <Act small harmful busy={saving.busy} onAct={() => void revoke()}>
            {t("keys.revoke")}
          </Act>
          <Act small quiet onAct={() => setAsking(false)}>
            {ta("cancel")}
          </Act>
        </p>
      )}
      <table className="lines-table">
        <tbody>
          {(
            [
              ["keys.made", `${at(record.createdAt)} ${record.createdBy ?? ""}`],
              ["keys.used", at(record.usedAt)],
              ["keys.expires", at(record.expiresAt)],
              ["keys.revokedAt", at(record.revokedAt)],
              ["keys.organisation", record.organisation?.name ?? ta("none")],
            ] as const
          ).map(([word, value]) => (
            <tr key={word}>
              <th scope="row">{t(word)}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Changes register="api-keys" record={record.id} />
    </div>
  );
}
