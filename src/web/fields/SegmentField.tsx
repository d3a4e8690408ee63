import { useFieldGroup } from "./Field.tsx";
import "./segments.css";

type Props = {
  value: string | null;
  onChange: (value: string) => void;
  choices: readonly { value: string; title: string }[];
  /** Numbers the segments 1, 2, 3 …, for screens where the figure chooses. */
  numbered?: boolean;
  /** Its name, where no word stands above it. */
  label?: string;
  disabled?: boolean;
};

/** One of a few, all in sight. The chosen segment is tinted, never filled; arrows move, as in any radio group. */
export function SegmentField({ value, onChange, choices, numbered = false, label, disabled }: Props) {
  const link = useFieldGroup();
  return (
    <div
      className="segments"
      role="radiogroup"
      id={link.id}
      aria-label={label}
      aria-labelledby={label === undefined ? link["aria-labelledby"] : undefined}
      aria-describedby={link["aria-describedby"]}
      aria-required={link["aria-required"]}
      aria-invalid={link["aria-invalid"]}
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
