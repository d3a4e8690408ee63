import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type PersonView, peopleOperations } from "#kernel/people/contract.ts";
import { Field } from "../../fields/Field.tsx";
import { TextField } from "../../fields/TextField.tsx";
import { Act } from "../../kit/Act.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { Sheet } from "../../kit/Sheet.tsx";
import { useSave } from "../admin/use-save.ts";
import { call } from "../client/call.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { peopleSaved } from "./ask.ts";

/** Cannot be taken back, hence the name is typed. */
export function ErasePerson({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const { t } = useTranslation("people");
  const { t: ta } = useTranslation("admin");
  const words = useProblemWords();
  const saving = useSave();
  const [typed, setTyped] = useState("");
  const erase = async () => {
    const done = await saving.run(async () => {
      await call(peopleOperations.erasePerson, { params: { id: person.id } });
      await peopleSaved();
    });
    if (done) onClose();
  };
  return (
    <Sheet label={t("erase.title", { name: person.name })} onClose={onClose} width={460}>
      <div className="confirm-harm">
        <h2>{t("erase.title", { name: person.name })}</h2>
        <p>{t("erase.what")}</p>
        <Field title={t("erase.type", { name: person.name })}>
          <TextField value={typed} onChange={setTyped} autoFocus />
        </Field>
        {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
        <div className="row">
          <Act harmful disabled={typed.trim() !== person.name} busy={saving.busy} onAct={() => void erase()}>
            {t("erase.confirm")}
          </Act>
          <Act quiet onAct={onClose}>
            {ta("cancel")}
          </Act>
        </div>
      </div>
    </Sheet>
  );
}
