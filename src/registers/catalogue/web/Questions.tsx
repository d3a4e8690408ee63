import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { ChoicesField } from "#web/fields/ChoicesField.tsx";
import { DateField } from "#web/fields/DateField.tsx";
import { DateTimeField } from "#web/fields/DateTimeField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { LongTextField } from "#web/fields/LongTextField.tsx";
import { NumberField } from "#web/fields/NumberField.tsx";
import { SegmentField } from "#web/fields/SegmentField.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { useSay } from "#web/words/language.ts";
import type { ItemField } from "../contract.ts";

type Values = Readonly<Record<string, unknown>>;
type Props = {
  fields: readonly ItemField[];
  values: Values;
  errorOf: (key: string) => string | undefined;
  onChange: (key: string, value: unknown) => void;
};

/** The questions of an item as whoever answers them sees them; what does not apply is not asked. */
export function Questions({ fields, values, errorOf, onChange }: Props) {
  const say = useSay();
  return fields
    .filter((field) => applies(field, values))
    .map((field) => (
      <div key={field.key} data-field={field.key} className={field.type === "long-text" ? "wide" : undefined}>
        <Field
          title={say(field.title)}
          hint={field.hint && say(field.hint)}
          required={field.required}
          error={errorOf(field.key)}
        >
          <Answer field={field} value={values[field.key]} onChange={(value) => onChange(field.key, value)} />
        </Field>
      </div>
    ));
}

const applies = ({ when }: ItemField, values: Values): boolean =>
  when === undefined || [values[when.field]].flat().some((value) => when.isOneOf.some((wanted) => wanted === value));

type AnswerProps = { field: ItemField; value: unknown; onChange: (value: unknown) => void };

function Answer({ field, value, onChange }: AnswerProps) {
  const { t } = useTranslation("catalogue");
  const say = useSay();
  const text = typeof value === "string" ? value : "";
  const choices = (field.choices ?? []).map((choice) => ({ value: choice.value, title: say(choice.title) }));
  switch (field.type) {
    case "long-text":
      return <LongTextField value={text} onChange={onChange} maxLength={5000} rows={3} />;
    case "number":
      return (
        <NumberField
          value={typeof value === "number" ? value : null}
          onChange={onChange}
          min={field.min}
          max={field.max}
        />
      );
    case "yes-no":
      return (
        <SegmentField
          value={typeof value === "boolean" ? String(value) : null}
          onChange={(chosen) => onChange(chosen === "true")}
          choices={[
            { value: "true", title: t("yes") },
            { value: "false", title: t("no") },
          ]}
        />
      );
    case "choice":
      return <ChoiceField value={text || null} onChange={onChange} choices={choices} clearable={!field.required} />;
    case "choices":
      return (
        <ChoicesField value={Array.isArray(value) ? (value as string[]) : []} onChange={onChange} choices={choices} />
      );
    case "date":
      return <DateField value={text || null} onChange={onChange} />;
    case "date-time":
      return <DateTimeField value={text || null} onChange={onChange} />;
    default:
      return <TextField value={text} onChange={onChange} maxLength={300} mono={field.type === "phone"} />;
  }
}
