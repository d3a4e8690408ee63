/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { useWords } from "../settings.tsx";
import type { FieldLinks } from "./Field.tsx";

type Props = {
  links: FieldLinks;
  autoComplete: "current-password" | "new-password";
  value: string;
  onInput: (value: string) => void;
};

/** A password that can be looked at: long ones are typed more often right. */
export function PasswordInput({ links, autoComplete, value, onInput }: Props) {
  const words = useWords();
  const [isShown, setShown] = useState(false);
  return (
    <>
      <input
        {...links}
        type={(isShown ? "text" : "password") as "text"}
        name="password"
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellcheck={false}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <label class="tick small">
        <input type="checkbox" checked={isShown} onChange={(event) => setShown(event.currentTarget.checked)} />
        {words.showPassword}
      </label>
    </>
  );
}
