import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useField } from "./Field.tsx";

export type Choice = { value: string; title: string; disabled?: boolean };
type Props = {
  value: string | null;
  onChange: (value: string | null) => void;
  choices: readonly Choice[];
  placeholder?: string;
  disabled?: boolean;
  /** The choice may be taken back. */
  clearable?: boolean;
  /** What it is, where no words stand above it. */
  label?: string;
};

/** One of several, from a list that can be searched by typing. */
export function ChoiceField({ value, onChange, choices, placeholder, disabled, clearable = false, label }: Props) {
  const { t } = useTranslation();
  const link = useField();
  return (
    <Select
      {...link}
      aria-label={label}
      value={value}
      disabled={disabled}
      allowClear={clearable}
      showSearch={{ optionFilterProp: "label" }}
      placeholder={placeholder ?? t("field.choose")}
      options={choices.map((choice) => ({ value: choice.value, label: choice.title, disabled: choice.disabled }))}
      notFoundContent={t("field.nothing")}
      onChange={(next: string | undefined) => onChange(next ?? null)}
    />
  );
}
