/** @jsxImportSource preact */
import { useId } from "preact/hooks";

export type Option<Value> = { value: Value; title: string; about?: string; dots?: number };

type Props<Value> = {
  options: readonly Option<Value>[];
  value: Value | null;
  onChoose: (value: Value) => void;
};

/** One of a few, each a wide touch target (look/survey): a ring, a word and, for satisfaction, its dots. */
export function Options<Value extends string | number | boolean>({ options, value, onChoose }: Props<Value>) {
  const name = useId();
  return (
    <div class="options">
      {options.map((option) => (
        <label key={String(option.value)} class={option.value === value ? "option chosen" : "option"}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChoose(option.value)} />
          <span class="ring" aria-hidden="true" />
          <span class="option-words">
            <span>{option.title}</span>
            {option.about && <span class="hint">{option.about}</span>}
          </span>
          {option.dots !== undefined && <Dots filled={option.dots} of={options.length} />}
        </label>
      ))}
    </div>
  );
}

function Dots({ filled, of }: { filled: number; of: number }) {
  return (
    <span class="dots" aria-hidden="true">
      {Array.from({ length: of }, (_, at) => (
        <i key={at} class={at < filled ? "full" : ""} />
      ))}
    </span>
  );
}
