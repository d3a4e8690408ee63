import { useTranslation } from "react-i18next";
import { Field } from "#web/fields/Field.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { Sheet } from "#web/kit/Sheet.tsx";
import { useEdit } from "#web/staff/admin/use-edit.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { queries } from "#web/staff/client/queries.ts";
import { deviceOperations } from "../contract.ts";
import "./new-device.css";

type Made = { id: string; model: string; serial: string };
type Props = {
  organisation: { id: string; name: string };
  /** What has been written down of it already. */
  known: { model: string; serial: string };
  onMade: (device: Made) => void;
  onClose: () => void;
};

/** D2: adds a device of an organisation from wherever one is: the caller need not wait for somebody with more rights. */
export function NewDevice({ organisation, known, onMade, onClose }: Props) {
  const { t } = useTranslation("registers");
  const { t: ta } = useTranslation("admin");
  const words = useProblemWords();
  const saving = useSave();
  const { values, set } = useEdit({ ...known, name: "", site: "" });
  const save = () =>
    saving.run(async () => {
      const body = { ...values, organisationId: organisation.id };
      const made = await call(deviceOperations.create, { body });
      for (const key of ["devices", "callers"]) void queries.invalidateQueries({ queryKey: [key] });
      onMade(made);
      onClose();
    });
  return (
    <Sheet label={t("devices.new")} onClose={onClose} width={520}>
      <div className="new-device">
        <h2>{t("devices.newFor", { organisation: organisation.name })}</h2>
        <div className="fields">
          <Field title={t("devices.model")} required error={saving.errorOf("model")}>
            <TextField autoFocus value={values.model} maxLength={200} onChange={(model) => set({ model })} />
          </Field>
          <Field title={t("devices.serial")} error={saving.errorOf("serial")}>
            <TextField mono value={values.serial} maxLength={100} onChange={(serial) => set({ serial })} />
          </Field>
          <Field title={t("devices.name")}>
            <TextField value={values.name} maxLength={200} onChange={(name) => set({ name })} />
          </Field>
          <Field title={t("devices.site")}>
            <TextField value={values.site} maxLength={200} onChange={(site) => set({ site })} />
          </Field>
        </div>
        {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
        <footer className="row">
          <Act
            filled
            keys="mod+enter"
            busy={saving.busy}
            disabled={values.model.trim() === ""}
            onAct={() => void save()}
          >
            {t("devices.add")}
          </Act>
          <Act quiet onAct={onClose}>
            {ta("cancel")}
          </Act>
        </footer>
      </div>
    </Sheet>
  );
}
