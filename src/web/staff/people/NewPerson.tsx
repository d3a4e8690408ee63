import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { peopleOperations } from "#kernel/people/contract.ts";
import { RecordForm } from "../admin/RecordForm.tsx";
import { useEdit } from "../admin/use-edit.ts";
import { useSave } from "../admin/use-save.ts";
import { call } from "../client/call.ts";
import { peopleSaved } from "./ask.ts";
import { bodyOf, type PersonDraft, PersonFields } from "./PersonFields.tsx";

const empty: PersonDraft = {
  name: "",
  title: "",
  organisation: null,
  language: "zh",
  contacts: [{ kind: "phone", value: "", isPreferred: true }],
};

/** Somebody new; roles and sign-in come once the person is there. */
export function NewPerson() {
  const { t } = useTranslation("people");
  const saving = useSave();
  const navigate = useNavigate();
  const { values, set, isChanged, undo } = useEdit(empty);
  const save = () =>
    saving.run(async () => {
      const { id } = await call(peopleOperations.createPerson, { body: bodyOf(values) });
      await peopleSaved();
      await navigate({ to: `/people/${id}` });
    });
  return (
    <RecordForm title={t("newPerson")} saving={saving} isChanged={isChanged} onSave={() => void save()} onUndo={undo}>
      <PersonFields values={values} set={set} errorOf={saving.errorOf} />
    </RecordForm>
  );
}
