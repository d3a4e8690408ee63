import { useRef } from "react";
import { useGrowing } from "../kit/growing.ts";
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
  const field = useRef<HTMLTextAreaElement>(null);
  useGrowing(field, value, 16 * 22 + 12);
  return (
    <textarea
      ref={field}
      {...link}
      {...rest}
      className="long-text"
      rows={rows}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
