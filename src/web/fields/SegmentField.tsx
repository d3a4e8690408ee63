import { useField } from "./Field.tsx";
import "./segments.css";

type Props = {
  value: string | null;
  onChange: (value: string) => void;
  choices: readonly { value: string; title: string }[];
  /** Numbers the segments 1, 2, 3 …, for screens where the figure chooses. */
  numbered?: boolean;
  label?: string;
  disabled?: boolean;
};

/** One of a few, all in sight. The chosen segment is tinted, never filled; arrows move, as in any radio group. */
export function SegmentField({ value, onChange, choices, numbered = false, label, disabled }: Props) {
  const link = useField();
  return (
    <div
      className="segments"
      role="radiogroup"
      id={link.id}
      aria-label={label}
      aria-describedby={link["aria-describedby"]}
    >
      {choices.map((choice, at) => (
        <label key={choice.value}>
          <input
            className="unseen"
            type="radio"
            name={link.id}
            value={choice.value}
            checked={choice.value === value}
            disabled={disabled}
            onChange={() => onChange(choice.value)}
          />
          {numbered && `${at + 1} `}
          {choice.title}
        </label>
      ))}
    </div>
  );
}
