import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type PersonView, peopleOperations } from "#kernel/people/contract.ts";
import type { Role } from "#kernel/people/roles.ts";
import { Act } from "../../kit/Act.tsx";
import { Changes } from "../admin/Changes.tsx";
import { RecordForm } from "../admin/RecordForm.tsx";
import { useEdit } from "../admin/use-edit.ts";
import { useSave } from "../admin/use-save.ts";
import { call } from "../client/call.ts";
import { Deputies } from "../profile/Deputies.tsx";
import { useMay } from "../session/me.ts";
import { peopleSaved } from "./ask.ts";
import { ErasePerson } from "./ErasePerson.tsx";
import { Memberships } from "./Memberships.tsx";
import { bodyOf, type PersonDraft, PersonFields } from "./PersonFields.tsx";
import { findColleagues, findStaff } from "./pickers.ts";
import { SignIn } from "./SignIn.tsx";

/** One person: contacts, roles with their days, sign-in, disabling and erasure (U1, U2). */
export function PersonRecord({ person, onReload }: { person: PersonView; onReload: () => void }) {
  const { t } = useTranslation("people");
  const may = useMay();
  const saving = useSave();
  const [isErasing, setErasing] = useState(false);
  const mayChange = may("people.manage-customers") && !person.isErased;
  const { values, set, isChanged, undo } = useEdit<PersonDraft>({
    name: person.name,
    title: person.title ?? "",
    organisation: person.organisation,
    language: person.language,
    contacts: person.contacts,
  });
  const deputed = useMemo(() => deputedFor(person), [person]);
  const params = { id: person.id };
  const change = (body: Parameters<typeof send>[0]) => saving.run(() => send(body));
  const send = async (body: Partial<ReturnType<typeof bodyOf>> & { isActive?: boolean }) => {
    await call(peopleOperations.editPerson, { params, body }, { ifMatch: person.version });
    await peopleSaved();
  };
  const acts = (
    <>
      {!person.isActive && <span className="tag">{t(person.isErased ? "erased" : "inactive")}</span>}
      {mayChange && (
        <Act small quiet busy={saving.busy} onAct={() => void change({ isActive: !person.isActive })}>
          {t(person.isActive ? "disable" : "enable")}
        </Act>
      )}
      {may("people.manage") && !person.isErased && (
        <Act small quiet harmful onAct={() => setErasing(true)}>
          {t("erase.act")}
        </Act>
      )}
    </>
  );
  return (
    <RecordForm
      title={person.name}
      lead={[person.organisation?.name, person.title].filter(Boolean).join(" · ")}
      acts={acts}
      saving={saving}
      isChanged={isChanged}
      onSave={mayChange ? () => void change(bodyOf(values)) : undefined}
      onUndo={undo}
      onReload={onReload}
      after={
        <>
          <Memberships person={person} mayChange={mayChange} />
          {deputed && may("people.manage") && !person.isErased && <Deputies of={deputed} />}
          <SignIn person={person} mayChange={mayChange} />
          <Changes register="persons" record={person.id} />
          {isErasing && <ErasePerson person={person} onClose={() => setErasing(false)} />}
        </>
      }
    >
      <PersonFields values={values} set={set} errorOf={saving.errorOf} />
    </RecordForm>
  );
}

/** Somebody stands in for our own, and for whoever represents their house; null: nothing is ever asked of them by role or by name. */
function deputedFor({ id, name, memberships }: PersonView) {
  const isOutside = memberships.every(({ role }) => outside.includes(role));
  if (!isOutside) return { id, name, find: findStaff({ organisationId: null }) };
  const represents = memberships.find(({ role }) => role === "customer-representative")?.organisation;
  return represents ? { id, name, find: findColleagues({ organisationId: represents.id }) } : null;
}
const outside: readonly Role[] = ["customer", "customer-representative", "supplier", "partner"];
