import { DatePicker } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { useReader } from "../kit/reader.tsx";
import { fromWallTime, fullTime } from "../kit/when.ts";
import { useField } from "./Field.tsx";

type Props = {
  /** ISO 8601 instant. */
  value: string | null;
  onChange: (value: string | null) => void;
  /** Neither earlier nor later can be chosen (ISO instants); the server checks again. */
  notBefore?: string;
  notAfter?: string;
  disabled?: boolean;
};

/** A moment, typed (`2026-11-23 15:50`) or chosen, in the reader's zone. */
export function DateTimeField({ value, onChange, notBefore, notAfter, disabled }: Props) {
  const { t } = useTranslation();
  const link = useField();
  const { zone } = useReader();
  // The picker knows only wall times: ours are those of the reader's zone, whatever zone the browser is in.
  const wall = (iso: string) => dayjs(fullTime(iso, zone));
  return (
    <DatePicker
      {...link}
      className="mono"
      value={value === null ? null : wall(value)}
      disabled={disabled}
      showTime={{ format: "HH:mm" }}
      format={["YYYY-MM-DD HH:mm", "YYYY-M-D H:mm", "M-D H:mm"]}
      minDate={notBefore === undefined ? undefined : wall(notBefore)}
      maxDate={notAfter === undefined ? undefined : wall(notAfter)}
      placeholder={t("field.dateTime")}
      needConfirm={false}
      onChange={(chosen) => onChange(chosen ? (fromWallTime(chosen.format("YYYY-MM-DD HH:mm"), zone) ?? null) : null)}
    />
  );
}
