import { InputNumber } from "antd";
import { useField } from "./Field.tsx";

type Props = {
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
  max?: number;
  step?: number;
  /** 分, 天: stands behind the figure. */
  unit?: string;
  disabled?: boolean;
};

/** A number; out of range is corrected only on leaving, so that typing is never fought. */
export function NumberField({ value, onChange, unit, ...rest }: Props) {
  const link = useField();
  return <InputNumber {...link} {...rest} value={value} suffix={unit} controls={false} onChange={onChange} />;
}
