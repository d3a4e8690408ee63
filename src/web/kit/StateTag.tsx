import type { Family } from "#kernel/process/definition.ts";
import type { Words } from "#kernel/words/words.ts";
import { useSay } from "../words/language.ts";
import "./signs.css";

/** A state: the family's colour and shape, the state's own word. */
export function StateTag({ family, title }: { family: Family; title: Words }) {
  const say = useSay();
  return (
    <span className={`state-tag ${family}`}>
      <StateShape family={family} />
      <span>{say(title)}</span>
    </span>
  );
}

/** The family's shape alone, for places where the word stands beside it. */
export function StateShape({ family }: { family: Family }) {
  return (
    <svg className="state-shape" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      {shapes[family]}
    </svg>
  );
}

const ring = <circle cx="6" cy="6" r="4.8" fill="none" stroke="currentColor" strokeWidth="1.3" />;
const shapes: Record<Family, React.ReactNode> = {
  open: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  waiting: (
    <>
      {ring}
      <path d="M4.7 4v4M7.3 4v4" stroke="currentColor" strokeWidth="1.3" />
    </>
  ),
  done: <path d="M1.5 6.5l3 3 6-7" fill="none" stroke="currentColor" strokeWidth="2" />,
  cancelled: (
    <>
      {ring}
      <path d="M2.7 9.3l6.6-6.6" stroke="currentColor" strokeWidth="1.3" />
    </>
  ),
};
