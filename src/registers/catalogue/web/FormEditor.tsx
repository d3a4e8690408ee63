import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { ChoicesField } from "#web/fields/ChoicesField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { LongTextField } from "#web/fields/LongTextField.tsx";
import { SegmentField } from "#web/fields/SegmentField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { WordsField } from "#web/staff/admin/WordsField.tsx";
import { useSay } from "#web/words/language.ts";
import type { ItemField } from "../contract.ts";
import { type Editing, moved, replaced, without } from "./empty-item.ts";

const types = [
  "text",
  "long-text",
  "number",
  "yes-no",
  "choice",
  "choices",
  "date",
  "date-time",
  "phone",
  "email",
] as const;

/** The questions of an item: add, order, require, and ask only when an earlier answer calls for it. */
export function FormEditor({ values, set, errorOf }: Editing) {
  const { t } = useTranslation("catalogue");
  const { fields } = values;
  const keep = (next: ItemField[]) => set({ fields: next });
  const add = () =>
    keep([...fields, { key: freeKey(fields), type: "text", title: { zh: "", en: "" }, required: false }]);
  return (
    <section className="item-part">
      <h2>{t("form.title")}</h2>
      <p className="small text2">{t("form.lead")}</p>
      {fields.map((field, at) => (
        <div key={field.key} className="item-question card">
          <div className="row">
            <b className="mono small">{at + 1}</b>
            <span className="space" />
            <Act small quiet icon={ArrowUp} disabled={at === 0} onAct={() => keep(moved(fields, at, -1))}>
              {t("up")}
            </Act>
            <Act
              small
              quiet
              icon={ArrowDown}
              disabled={at === fields.length - 1}
              onAct={() => keep(moved(fields, at, 1))}
            >
              {t("down")}
            </Act>
            <Act small quiet harmful icon={X} onAct={() => keep(without(fields, at))}>
              {t("remove")}
            </Act>
          </div>
          <Question
            field={field}
            earlier={fields.slice(0, at)}
            errorOf={(part) => errorOf(`fields.${at}.${part}`)}
            onChange={(next) => keep(replaced(fields, at, next))}
          />
        </div>
      ))}
      <Act small icon={Plus} onAct={add}>
        {t("form.add")}
      </Act>
    </section>
  );
}

function freeKey(fields: readonly ItemField[]): string {
  for (let n = fields.length + 1; ; n += 1) if (!fields.some(({ key }) => key === `q${n}`)) return `q${n}`;
}

type QuestionProps = {
  field: ItemField;
  earlier: readonly ItemField[];
  errorOf: (part: string) => string | undefined;
  onChange: (field: ItemField) => void;
};

function Question({ field, earlier, errorOf, onChange }: QuestionProps) {
  const { t } = useTranslation("catalogue");
  const isChoice = field.type === "choice" || field.type === "choices";
  return (
    <div className="fields">
      <WordsField
        title={t("form.question")}
        value={field.title}
        error={errorOf("title")}
        onChange={(title) => onChange({ ...field, title })}
      />
      <Field title={t("form.type")}>
        <ChoiceField
          value={field.type}
          choices={types.map((type) => ({ value: type, title: t(`type.${type}`) }))}
          onChange={(type) => onChange(ofType(field, (type ?? "text") as ItemField["type"]))}
        />
      </Field>
      <Field title={t("form.required")}>
        <SegmentField
          value={String(field.required)}
          choices={[
            { value: "true", title: t("yes") },
            { value: "false", title: t("no") },
          ]}
          onChange={(chosen) => onChange({ ...field, required: chosen === "true" })}
        />
      </Field>
      {isChoice && (
        <div className="wide">
          <Field title={t("form.choices")} hint={t("form.choicesHint")} required error={errorOf("choices")}>
            <ChoiceLines choices={field.choices ?? []} onChange={(choices) => onChange({ ...field, choices })} />
          </Field>
        </div>
      )}
      <Condition field={field} earlier={earlier} error={errorOf("when")} onChange={onChange} />
    </div>
  );
}

type Choices = NonNullable<ItemField["choices"]>;

/** One choice a line. What is typed stays as it is typed; only what it means goes on. */
function ChoiceLines({ choices, onChange }: { choices: Choices; onChange: (choices: Choices) => void }) {
  const [text, setText] = useState(choices.map(({ title }) => `${title.zh} / ${title.en}`).join("\n"));
  return (
    <LongTextField
      rows={4}
      value={text}
      onChange={(typed) => {
        setText(typed);
        onChange(choicesOf(typed, choices));
      }}
    />
  );
}

/** Asked only when an earlier question has one of these answers. */
function Condition({
  field,
  earlier,
  error,
  onChange,
}: Omit<QuestionProps, "errorOf"> & { error: string | undefined }) {
  const { t } = useTranslation("catalogue");
  const say = useSay();
  const possible = earlier.filter(({ type }) => type === "choice" || type === "choices" || type === "yes-no");
  const upon = possible.find(({ key }) => key === field.when?.field);
  if (possible.length === 0) return null;
  const answers =
    upon?.type === "yes-no"
      ? [
          { value: "true", title: t("yes") },
          { value: "false", title: t("no") },
        ]
      : (upon?.choices ?? []).map(({ value, title }) => ({ value, title: say(title) }));
  return (
    <>
      <Field title={t("form.when")} error={error}>
        <ChoiceField
          value={field.when?.field ?? null}
          clearable
          placeholder={t("form.always")}
          choices={possible.map(({ key, title }) => ({ value: key, title: say(title) }))}
          onChange={(key) => {
            const { when: _, ...rest } = field;
            onChange(key === null ? rest : { ...rest, when: { field: key, isOneOf: [] } });
          }}
        />
      </Field>
      {upon && (
        <Field title={t("form.isOneOf")}>
          <ChoicesField
            value={(field.when?.isOneOf ?? []).map(String)}
            choices={answers}
            onChange={(chosen) =>
              onChange({
                ...field,
                when: {
                  field: upon.key,
                  isOneOf: upon.type === "yes-no" ? chosen.map((one) => one === "true") : chosen,
                },
              })
            }
          />
        </Field>
      )}
    </>
  );
}

const ofType = ({ choices: _, min: __, max: ___, ...field }: ItemField, type: ItemField["type"]): ItemField => ({
  ...field,
  type,
  ...(type === "choice" || type === "choices" ? { choices: [] } : {}),
});

/** `中文 / English`, one a line. A line keeps the value it had at its place, so that a word may be mended without losing what was answered. */
const choicesOf = (text: string, before: Choices): Choices => {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line, at) => {
    const [zh = "", en = zh] = line.split("/");
    return { value: before[at]?.value ?? `c${at + 1}`, title: { zh: zh.trim(), en: en.trim() } };
  });
};
