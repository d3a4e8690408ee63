import { Input } from "antd";
import { useField } from "./Field.tsx";

type Props = {
  value: string;
  onChange: (value: string) => void;
  /** Numbers, phones, serials. */
  mono?: boolean;
  type?: "text" | "tel" | "email" | "password" | "search";
  maxLength?: number;
  placeholder?: string;
  disabled?: boolean;
  autoFocus?: boolean;
  autoComplete?: string;
};

/** One line of text. */
export function TextField({ value, onChange, mono = false, autoComplete = "off", ...rest }: Props) {
  const link = useField();
  const Box = rest.type === "password" ? Input.Password : Input;
  return (
    <Box
      {...link}
      {...rest}
      // A box to search with stands alone: what it finds is its name.
      aria-label={rest.type === "search" ? rest.placeholder : undefined}
      autoComplete={autoComplete}
      className={mono ? "mono" : undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
