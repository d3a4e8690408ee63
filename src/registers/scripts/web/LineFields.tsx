import { useTranslation } from "react-i18next";
import { ChoicesField } from "#web/fields/ChoicesField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { LongTextField } from "#web/fields/LongTextField.tsx";
import { OrderActs } from "#web/staff/admin/OrderActs.tsx";
import "#web/staff/scripts/scripts.css";
import {
  type ScriptFact,
  type ScriptLine,
  scriptFactKeys,
  scriptFacts,
  unknownNames,
} from "#kernel/process/scripts/line.ts";
import { useSay } from "#web/words/language.ts";

type Props = {
  at: number;
  line: ScriptLine;
  errorOf: (path: string) => string | undefined;
  isLast: boolean;
  mayChange: boolean;
  onChange: (line: ScriptLine) => void;
  onMove: (to: number) => void;
  onDrop?: () => void;
};

/** One line in both languages, and what must be true of the case for it to be said. */
export function LineFields({ at, line, errorOf, isLast, mayChange, onChange, onMove, onDrop }: Props) {
  const { t } = useTranslation("scripts");
  const say = useSay();
  const wrong = (language: "zh" | "en") => {
    const unknown = unknownNames(line[language]);
    if (unknown.length > 0) return t("unknown", { names: unknown.map((name) => `{{${name}}}`).join(" ") });
    return errorOf(`lines.${at}.${language}`);
  };
  return (
    <li>
      <div className="row">
        <b className="small">{t("line", { count: at + 1 })}</b>
        <span className="space" />
        {mayChange && <OrderActs at={at} isLast={isLast} onMove={onMove} onDrop={onDrop} />}
      </div>
      <div className="texts">
        {(["zh", "en"] as const).map((language) => (
          <Field key={language} title={t(language)} required error={wrong(language)}>
            <LongTextField
              rows={2}
              maxLength={500}
              value={line[language]}
              disabled={!mayChange}
              onChange={(text) => onChange({ ...line, [language]: text })}
            />
          </Field>
        ))}
      </div>
      <Field title={t("when")}>
        <ChoicesField
          placeholder={t("always")}
          disabled={!mayChange}
          value={line.when ?? []}
          onChange={(when) =>
            onChange({ zh: line.zh, en: line.en, ...(when.length > 0 ? { when: when as ScriptFact[] } : {}) })
          }
          choices={scriptFactKeys.map((key) => ({ value: key, title: say(scriptFacts[key]) }))}
        />
      </Field>
    </li>
  );
}
