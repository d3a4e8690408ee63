import { DatePicker } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { useField } from "./Field.tsx";

type Props = {
  /** `2026-11-23`: a day, in no zone. */
  value: string | null;
  onChange: (value: string | null) => void;
  disabled?: boolean;
};

/** A day, typed or chosen. */
export function DateField({ value, onChange, disabled }: Props) {
  const { t } = useTranslation();
  const link = useField();
  return (
    <DatePicker
      {...link}
      className="mono"
      value={value === null ? null : dayjs(value)}
      disabled={disabled}
      format={["YYYY-MM-DD", "YYYY-M-D", "M-D"]}
      placeholder={t("field.date")}
      onChange={(chosen) => onChange(chosen ? chosen.format("YYYY-MM-DD") : null)}
    />
  );
}
