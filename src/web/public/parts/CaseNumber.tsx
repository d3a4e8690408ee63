/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { useWords } from "../settings.tsx";
import { Icon } from "./icons.tsx";

/** The number, never broken; one touch copies it. Where the browser refuses, it can still be selected. */
export function CaseNumber({ number, isBig = false }: { number: string; isBig?: boolean }) {
  const words = useWords();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(number);
      setCopied(true);
      setTimeout(() => setCopied(false), 2_000);
    } catch {
      setCopied(false);
    }
  };
  return (
    <span class={isBig ? "number big" : "number"}>
      <span class="mono">{number}</span>
      <button type="button" class="plain small" onClick={copy} aria-label={`${words.copy} ${number}`}>
        <Icon name={isCopied ? "check" : "copy"} />
        {isBig && <span>{isCopied ? words.copied : words.copy}</span>}
      </button>
      <span class="unseen" role="status">
        {isCopied ? words.copied : ""}
      </span>
    </span>
  );
}
