import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Choice } from "./ChoiceField.tsx";
import { useField } from "./Field.tsx";

type Props = {
  value: readonly string[];
  onChange: (value: string[]) => void;
  choices: readonly Choice[];
  placeholder?: string;
  disabled?: boolean;
};

/** Any number of several. */
export function ChoicesField({ value, onChange, choices, placeholder, disabled }: Props) {
  const { t } = useTranslation();
  const link = useField();
  return (
    <Select
      {...link}
      mode="multiple"
      value={[...value]}
      disabled={disabled}
      showSearch={{ optionFilterProp: "label" }}
      placeholder={placeholder ?? t("field.choose")}
      options={choices.map((choice) => ({ value: choice.value, label: choice.title, disabled: choice.disabled }))}
      notFoundContent={t("field.nothing")}
      onChange={(next: string[]) => onChange(next)}
    />
  );
}
