import { Input } from "antd";
import { useField } from "./Field.tsx";

type Props = {
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  maxLength?: number;
  placeholder?: string;
  disabled?: boolean;
};

/** Several lines; grows with its text to sixteen. */
export function LongTextField({ value, onChange, rows = 4, ...rest }: Props) {
  const link = useField();
  return (
    <Input.TextArea
      {...link}
      {...rest}
      value={value}
      autoSize={{ minRows: rows, maxRows: 16 }}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
