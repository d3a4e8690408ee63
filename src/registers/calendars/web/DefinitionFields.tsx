import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { WordsField } from "#web/staff/admin/WordsField.tsx";
import { type Weekday, type Written, weekdays } from "./definition.ts";
import { readHours } from "./hours.ts";

type Props = {
  values: Written;
  onChange: (part: Partial<Written>) => void;
  errorOf: (path: string) => string | undefined;
  /** Its key is given and stays. */
  isStored?: boolean;
};

const zones = Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, title: zone }));

/** Name, zone, weekly hours and holidays of a calendar. */
export function DefinitionFields({ values, onChange, errorOf, isStored = false }: Props) {
  const { t } = useTranslation("calendars");
  const { t: ta } = useTranslation("admin");
  const hours = (day: Weekday, text: string) => onChange({ week: { ...values.week, [day]: text } });
  return (
    <div className="fields">
      {!isStored && (
        <Field title={ta("key")} hint={ta("keyHint")} error={errorOf("definition.key")} required>
          <TextField mono value={values.key} maxLength={60} onChange={(key) => onChange({ key })} />
        </Field>
      )}
      <WordsField
        title={t("rule.name")}
        value={values.title}
        onChange={(title) => onChange({ title })}
        error={errorOf("definition.title")}
      />
      <Field title={t("rule.zone")} error={errorOf("definition.zone")}>
        <ChoiceField value={values.zone} choices={zones} onChange={(zone) => onChange({ zone: zone ?? values.zone })} />
      </Field>
      <Field title={t("rule.holidays")}>
        <ChoiceField
          value={values.holidays ?? "none"}
          choices={[
            { value: "cn", title: t("rule.cn") },
            { value: "none", title: t("rule.noHolidays") },
          ]}
          onChange={(holidays) => onChange({ holidays: holidays === "none" ? null : holidays })}
        />
      </Field>
      <div className="wide week-hours">
        {weekdays.map((day) => (
          <Field
            key={day}
            title={t(`weekdayLong.${day}`)}
            error={
              readHours(values.week[day]) === null
                ? t("badHours")
                : (errorOf(`definition.week.${day}`) ?? errorOf(`week.${day}`))
            }
          >
            <TextField mono value={values.week[day]} placeholder={t("closed")} onChange={(text) => hours(day, text)} />
          </Field>
        ))}
      </div>
    </div>
  );
}
