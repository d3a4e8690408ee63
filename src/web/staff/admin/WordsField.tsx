import { useTranslation } from "react-i18next";
import { Field } from "../../fields/Field.tsx";
import { TextField } from "../../fields/TextField.tsx";

type Words = { zh: string; en: string };
type Props = { title: string; value: Words; onChange: (value: Words) => void; error?: string; disabled?: boolean };

/** A name in both languages of the screens: people of either read it. */
export function WordsField({ title, value, onChange, error, disabled }: Props) {
  const { t } = useTranslation("admin");
  return (
    <>
      <Field title={t("words.zh", { title })} required error={error}>
        <TextField value={value.zh} maxLength={200} disabled={disabled} onChange={(zh) => onChange({ ...value, zh })} />
      </Field>
      <Field title={t("words.en", { title })} required>
        <TextField value={value.en} maxLength={200} disabled={disabled} onChange={(en) => onChange({ ...value, en })} />
      </Field>
    </>
  );
}
