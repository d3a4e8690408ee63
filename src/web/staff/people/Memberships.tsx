import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type PersonView, peopleOperations } from "#kernel/people/contract.ts";
import type { Role } from "#kernel/people/roles.ts";
import { ChoiceField } from "../../fields/ChoiceField.tsx";
import { DateField } from "../../fields/DateField.tsx";
import { Field } from "../../fields/Field.tsx";
import { type Reference, ReferenceField } from "../../fields/ReferenceField.tsx";
import { Act } from "../../kit/Act.tsx";
import { EmptyLine } from "../../kit/EmptyLine.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { useSay } from "../../words/language.ts";
import { useSave } from "../admin/use-save.ts";
import { call } from "../client/call.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { findOrganisations, peopleSaved, useRoleList } from "./ask.ts";

type Membership = PersonView["memberships"][number];

/** Which roles somebody holds where, and from when until when (U1). A removed one can be given back at once. */
export function Memberships({ person, mayChange }: { person: PersonView; mayChange: boolean }) {
  const { t } = useTranslation("people");
  const { t: ta } = useTranslation("admin");
  const say = useSay();
  const words = useProblemWords();
  const saving = useSave();
  const roles = useRoleList().data?.roles ?? [];
  const [removed, setRemoved] = useState<Membership | null>(null);
  const titleOf = (role: Role) => say(roles.find((one) => one.role === role)?.title);
  const give = ({ role, organisationId, fromDay, untilDay }: Given) =>
    saving.run(async () => {
      const body = { role, organisationId, fromDay: fromDay ?? undefined, untilDay: untilDay ?? undefined };
      await call(peopleOperations.addMembership, { params: { id: person.id }, body });
      await peopleSaved();
      setRemoved(null);
    });
  const take = (membership: Membership) =>
    saving.run(async () => {
      const params = { id: person.id, membership: membership.id };
      await call(peopleOperations.removeMembership, { params });
      await peopleSaved();
      setRemoved(membership);
    });
  return (
    <section>
      <h2>{t("roles")}</h2>
      {person.memberships.length === 0 && <EmptyLine>{t("noRoles")}</EmptyLine>}
      {person.memberships.length > 0 && (
        <table className="lines-table">
          <thead>
            <tr>
              <th scope="col">{t("role")}</th>
              <th scope="col">{t("where")}</th>
              <th scope="col">{t("days")}</th>
              <th scope="col">
                <span className="unseen">{t("remove")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {person.memberships.map((membership) => (
              <tr key={membership.id}>
                <td>{titleOf(membership.role)}</td>
                <td>{membership.organisation.name}</td>
                <td className="small">
                  {membership.fromDay || membership.untilDay
                    ? `${membership.fromDay ?? ""} … ${membership.untilDay ?? ""}`
                    : t("always")}
                </td>
                <td className="figure">
                  {mayChange && (
                    <Act small quiet busy={saving.busy} onAct={() => void take(membership)}>
                      {t("takeBack")}
                    </Act>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {removed && (
        <p className="row" role="status">
          {t("taken", { role: titleOf(removed.role) })}
          <Act small onAct={() => void give({ ...removed, organisationId: removed.organisation.id })}>
            {t("giveBack")}
          </Act>
        </p>
      )}
      {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
      {mayChange && (
        <GiveRole
          choices={roles.map(({ role, title }) => ({ value: role, title: say(title) }))}
          home={person.organisation}
          busy={saving.busy}
          onGive={give}
          cancel={ta("cancel")}
        />
      )}
    </section>
  );
}

type Given = { role: Role; organisationId: string; fromDay: string | null; untilDay: string | null };
type GiveProps = {
  choices: readonly { value: string; title: string }[];
  home: Reference | null;
  busy: boolean;
  onGive: (given: Given) => Promise<boolean>;
  cancel: string;
};

function GiveRole({ choices, home, busy, onGive, cancel }: GiveProps) {
  const { t } = useTranslation("people");
  const [isOpen, setOpen] = useState(false);
  const [role, setRole] = useState<string | null>(null);
  const [where, setWhere] = useState<Reference | null>(home);
  const [fromDay, setFromDay] = useState<string | null>(null);
  const [untilDay, setUntilDay] = useState<string | null>(null);
  if (!isOpen) {
    return (
      <p className="row give-role">
        <Act small onAct={() => setOpen(true)}>
          {t("giveRole")}
        </Act>
      </p>
    );
  }
  const give = async () => {
    if (role === null || where === null) return;
    if (await onGive({ role: role as Role, organisationId: where.id, fromDay, untilDay })) setOpen(false);
  };
  return (
    <div className="give-role">
      <div className="fields">
        <Field title={t("role")} required>
          <ChoiceField value={role} choices={choices} onChange={setRole} />
        </Field>
        <Field title={t("where")} required>
          <ReferenceField value={where} find={findOrganisations} onChange={setWhere} />
        </Field>
        <Field title={t("from")} hint={t("fromHint")}>
          <DateField value={fromDay} onChange={setFromDay} />
        </Field>
        <Field title={t("until")} hint={t("untilHint")}>
          <DateField value={untilDay} onChange={setUntilDay} />
        </Field>
      </div>
      <p className="row">
        <Act disabled={role === null || where === null} busy={busy} onAct={() => void give()}>
          {t("giveRole")}
        </Act>
        <Act quiet onAct={() => setOpen(false)}>
          {cancel}
        </Act>
        <span className="small text3">{t("endsSessions")}</span>
      </p>
    </div>
  );
}
