import { useTranslation } from "react-i18next";
import "./signs.css";

const words = { 1: "priority.urgent", 2: "priority.high", 3: "priority.medium", 4: "priority.low" } as const;
type Priority = keyof typeof words;

/** Four bars and a word; 1 is urgent (all bars), 4 low (one). Bars mean priority and nothing else. */
export function PriorityMark({ priority }: { priority: number }) {
  const { t } = useTranslation();
  const known = (priority in words ? priority : 4) as Priority;
  return (
    <span className={`priority-mark p${known}`}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        {[0, 1, 2, 3].map((bar) => (
          <rect
            key={bar}
            x={bar * 3}
            y={9 - bar * 2.5}
            width="2.2"
            height={3 + bar * 2.5}
            fill="currentColor"
            opacity={bar < 5 - known ? 1 : 0.25}
          />
        ))}
      </svg>
      {t(words[known])}
    </span>
  );
}
