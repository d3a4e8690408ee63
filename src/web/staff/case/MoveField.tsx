import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView, FormFieldView } from "#kernel/process/contract.ts";
import { ChoiceField } from "../../fields/ChoiceField.tsx";
import { ChoicesField } from "../../fields/ChoicesField.tsx";
import { DateField } from "../../fields/DateField.tsx";
import { DateTimeField } from "../../fields/DateTimeField.tsx";
import { Field } from "../../fields/Field.tsx";
import { LongTextField } from "../../fields/LongTextField.tsx";
import { NumberField } from "../../fields/NumberField.tsx";
import { PeopleField } from "../../fields/PeopleField.tsx";
import { SegmentField } from "../../fields/SegmentField.tsx";
import { TextField } from "../../fields/TextField.tsx";
import { useSay } from "../../words/language.ts";
import { findPersons, teamsQuery } from "../client/lookups.ts";
import { useStaffParts } from "../parts.ts";
import { MoveReference } from "./MoveReference.tsx";

type Props = {
  /** The case the form is about; without a number it is about many at once. */
  view: Pick<CaseView, "organisation" | "team"> & { number: string | null };
  field: FormFieldView;
  value: unknown;
  /** The words of a reference's value. */
  label: string;
  /** Where a value that nobody typed comes from. */
  source: string | undefined;
  error: string | undefined;
  onChange: (value: unknown, label?: string) => void;
  /** All that stands in the form now, for what is shown below this field. */
  values: Readonly<Record<string, unknown>>;
};

/** One field of a move's form, as its type asks. */
export function MoveField(props: Props) {
  const { t } = useTranslation("cases");
  const say = useSay();
  const { field, value, source, error, onChange } = props;
  const { help } = useStaffParts();
  const helpedBy = [field.key, field.proposes ? "candidates" : field.type].find((key) => Object.hasOwn(help, key));
  const Help = helpedBy === undefined ? undefined : help[helpedBy];
  // A priority that stands there or follows is no choice of this form: there is nothing to take back.
  const isChosen = field.type !== "priority" || (source === undefined && value !== field.value);
  const canBeCleared = !field.required && value !== null && segmented(field) && isChosen;
  return (
    <Field
      title={say(field.title)}
      required={field.required}
      source={source}
      hint={say(field.hint) || undefined}
      error={error}
    >
      <Control {...props} />
      {Help && props.view.number !== null && (
        <Suspense>
          <Help number={props.view.number} values={props.values} value={value} onChange={onChange} />
        </Suspense>
      )}
      {canBeCleared && (
        <button type="button" className="plain clear" onClick={() => onChange(null)}>
          {t("form.clear")}
        </button>
      )}
    </Field>
  );
}

/** The highest first where it is the best: 很满意 … 不满意. */
const fourSteps = ["4", "3", "2", "1"] as const;
const fewChoices = 4;
const segmented = ({ type, choices }: FormFieldView) =>
  type === "rating" ||
  type === "priority" ||
  type === "yes-no" ||
  (type === "choice" && (choices?.length ?? 0) <= fewChoices);

function Control(props: Props) {
  const { view, field, value, label, onChange } = props;
  const { t } = useTranslation("cases");
  const say = useSay();
  const text = typeof value === "string" ? value : "";
  const choices = field.choices?.map((one) => ({ value: one.value, title: say(one.title) })) ?? [];
  const number = typeof value === "number" ? value : null;
  switch (field.type) {
    case "text":
    case "phone":
    case "email":
      return (
        <TextField
          value={text}
          onChange={onChange}
          maxLength={field.maxLength ?? undefined}
          mono={field.type === "phone"}
          type={field.type === "phone" ? "tel" : field.type}
        />
      );
    case "long-text":
      return <LongTextField value={text} onChange={onChange} maxLength={field.maxLength ?? undefined} rows={3} />;
    case "number":
    case "minutes":
      return (
        <NumberField
          value={number}
          onChange={onChange}
          min={field.min ?? (field.type === "minutes" ? 0 : undefined)}
          max={field.max ?? undefined}
          unit={field.type === "minutes" ? t("form.minutes") : undefined}
        />
      );
    case "yes-no":
      return (
        <SegmentField
          value={value === null ? null : String(value)}
          onChange={(chosen) => onChange(chosen === "true")}
          choices={[
            { value: "true", title: t("form.yes") },
            { value: "false", title: t("form.no") },
          ]}
        />
      );
    case "choice":
      return segmented(field) ? (
        <SegmentField value={text || null} onChange={onChange} choices={choices} />
      ) : (
        <ChoiceField value={text || null} onChange={onChange} choices={choices} clearable={!field.required} />
      );
    case "choices":
      return (
        <ChoicesField value={Array.isArray(value) ? (value as string[]) : []} onChange={onChange} choices={choices} />
      );
    case "priority":
      return (
        <SegmentField
          value={number === null ? null : String(number)}
          onChange={(chosen) => onChange(Number(chosen))}
          choices={(["1", "2", "3", "4"] as const).map((one) => ({ value: one, title: t(`priority.${one}`) }))}
        />
      );
    case "rating":
      return (
        <SegmentField
          value={number === null ? null : String(number)}
          onChange={(chosen) => onChange(Number(chosen))}
          choices={
            (field.steps ?? fourSteps.length) === fourSteps.length
              ? fourSteps.map((one) => ({ value: one, title: t(`rating.${one}`) }))
              : Array.from({ length: field.steps ?? 0 }, (_, at) => ({ value: String(at + 1), title: String(at + 1) }))
          }
        />
      );
    case "date":
      return <DateField value={text || null} onChange={onChange} />;
    case "date-time":
      return <DateTimeField value={text || null} onChange={onChange} />;
    case "people":
      return (
        <PeopleField find={findPersons} value={Array.isArray(value) ? (value as string[]) : []} onChange={onChange} />
      );
    case "answers":
      return <Answers {...props} />;
    case "team":
      return <TeamField value={text || null} onChange={onChange} />;
    default:
      return (
        <MoveReference
          view={view}
          type={field.type}
          value={text === "" ? null : { id: text, name: label || text }}
          onChange={(one) => onChange(one?.id ?? null, one?.name)}
        />
      );
  }
}

/** A form within the form: each of its questions has a field of its own. */
function Answers(props: Props) {
  const given = (props.value ?? {}) as Readonly<Record<string, unknown>>;
  return (
    <div className="answers">
      {props.field.asks?.map((asked) => (
        <MoveField
          {...props}
          key={asked.key}
          field={asked}
          value={given[asked.key] ?? null}
          label=""
          source={undefined}
          error={undefined}
          onChange={(answer) => {
            const { [asked.key]: _, ...others } = given;
            props.onChange(answer === null ? others : { ...others, [asked.key]: answer });
          }}
        />
      ))}
    </div>
  );
}

function TeamField({ value, onChange }: { value: string | null; onChange: Props["onChange"] }) {
  const { t } = useTranslation("cases");
  const say = useSay();
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const lines = { 1: t("line.1"), 2: t("line.2"), 3: t("line.3") };
  const choices = teams
    .toSorted((one, other) => one.line - other.line)
    .map(({ id, name, line }) => ({ value: id, title: `${say(name)} · ${lines[line as 1 | 2 | 3]}` }));
  return (
    <ChoiceField
      value={value}
      onChange={(chosen) => onChange(chosen, choices.find((one) => one.value === chosen)?.title)}
      choices={choices}
      clearable
    />
  );
}
