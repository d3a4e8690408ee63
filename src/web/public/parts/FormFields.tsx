/** @jsxImportSource preact */
import type { FormFieldView } from "#kernel/process/contract.ts";
import { applies, type Values } from "../rules/field-checks.ts";
import { ratingName } from "../rules/rating.ts";
import { type Settings, useSettings } from "../settings.tsx";
import { Field, FieldGroup, type FieldLinks } from "./Field.tsx";
import { type Option, Options } from "./Options.tsx";

type Props = {
  form: readonly FormFieldView[];
  values: Values;
  /** Sentences by field key. */
  faults: Record<string, string>;
  onChange: (key: string, value: unknown) => void;
};

/** Draws the fields a move asks for, as its definition gives them. */
export function FormFields({ form, values, faults, onChange }: Props) {
  const settings = useSettings();
  return (
    <>
      {form
        .filter((field) => applies(field, values))
        .map((field) => {
          const options = optionsOf(field, settings);
          const value = values[field.key];
          const head = {
            label: field.title[settings.language],
            hint: field.hint?.[settings.language],
            fault: faults[field.key],
            required: field.required,
          };
          const set = (given: unknown) => onChange(field.key, given);
          if (options !== null) {
            return (
              <FieldGroup key={field.key} {...head}>
                <Options options={options} value={(value ?? null) as string | number | boolean | null} onChoose={set} />
              </FieldGroup>
            );
          }
          if (field.type === "choices" && field.choices !== null) {
            return (
              <FieldGroup key={field.key} {...head}>
                <Checks field={field} chosen={Array.isArray(value) ? value : []} onChange={set} />
              </FieldGroup>
            );
          }
          return (
            <Field key={field.key} {...head}>
              {(links) => <Control field={field} links={links} value={value} onChange={set} />}
            </Field>
          );
        })}
    </>
  );
}

/** Several of a list, each with its box. */
function Checks({
  field,
  chosen,
  onChange,
}: {
  field: FormFieldView;
  chosen: readonly unknown[];
  onChange: (value: unknown) => void;
}) {
  const { language } = useSettings();
  return (
    <div class="checks">
      {field.choices?.map(({ value, title }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
          <span>{title[language]}</span>
        </label>
      ))}
    </div>
  );
}

/** Fields of few answers show them all; null for the others. */
function optionsOf(field: FormFieldView, { words, language }: Settings): Option<string | number | boolean>[] | null {
  if (field.type === "yes-no") {
    return [
      { value: true, title: words.yes },
      { value: false, title: words.no },
    ];
  }
  if (field.type === "choice" && field.choices !== null && field.choices.length <= 6) {
    return field.choices.map(({ value, title }) => ({ value, title: title[language] }));
  }
  if (field.type === "rating") {
    const steps = field.steps ?? 4;
    return Array.from({ length: steps }, (_, at) => {
      const value = steps - at;
      return { value, title: ratingName(words, value, steps), dots: value };
    });
  }
  return null;
}

const inputTypes: Record<string, "number" | "date" | "datetime-local" | "tel" | "email"> = {
  number: "number",
  minutes: "number",
  date: "date",
  "date-time": "datetime-local",
  phone: "tel",
  email: "email",
};

type ControlProps = { field: FormFieldView; links: FieldLinks; value: unknown; onChange: (value: unknown) => void };

function Control({ field, links, value, onChange }: ControlProps) {
  const { words, language } = useSettings();
  const text = value === undefined || value === null ? "" : String(value);
  if (field.type === "long-text") {
    return <textarea {...links} rows={4} value={text} onInput={(event) => onChange(event.currentTarget.value)} />;
  }
  if (field.choices !== null) {
    return (
      <select {...links} value={text} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{words.choose}</option>
        {field.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.title[language]}
          </option>
        ))}
      </select>
    );
  }
  if (field.type === "date-time") {
    return (
      <input
        {...links}
        type="datetime-local"
        value={wallTimeOf(text)}
        onInput={(event) => onChange(instantOf(event.currentTarget.value))}
      />
    );
  }
  const type = inputTypes[field.type] ?? "text";
  const read = (given: string) => {
    if (type === "number" && given !== "") return Number(given);
    // The browser speaks of the clock on the wall there; the server is told the instant.
    return type === "datetime-local" && given !== "" ? new Date(given).toISOString() : given;
  };
  const shown = type === "datetime-local" && text !== "" ? onTheWall(new Date(text)) : text;
  // The attribute types want one literal; these have all we use in common.
  return (
    <input
      {...links}
      type={type as "text"}
      value={shown}
      onInput={(event) => onChange(read(event.currentTarget.value))}
    />
  );
}

/** `2030-03-05T14:30` as the reader's own clock shows it. */
const onTheWall = (at: Date): string =>
  new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
/** The reader's own wall, to the minute, as the control wants it; what is no instant yet stands empty. */
function wallTimeOf(text: string): string {
  const at = new Date(text);
  if (text === "" || Number.isNaN(at.getTime())) return "";
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

const instantOf = (wall: string): string => {
  const at = new Date(wall);
  return wall === "" || Number.isNaN(at.getTime()) ? "" : at.toISOString();
};
