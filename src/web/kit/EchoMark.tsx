import { useTranslation } from "react-i18next";
import "./signs.css";

/** Whether the customer still waits for an answer: an empty amber square; or 回 in grey, the last word was ours. */
export function EchoMark({ awaiting }: { awaiting: boolean }) {
  const { t } = useTranslation();
  const title = t(awaiting ? "echo.awaiting" : "echo.answered");
  return (
    <svg
      className={`echo-mark ${awaiting ? "awaiting" : "answered"}`}
      width="14"
      height="14"
      viewBox="0 0 14 14"
      role="img"
      aria-label={title}
    >
      <title>{title}</title>
      <rect
        x="1"
        y="1"
        width="12"
        height="12"
        rx="1.5"
        fill="none"
        stroke="currentColor"
        strokeWidth={awaiting ? 1.8 : 1.5}
      />
      {!awaiting && <rect x="4.5" y="4.5" width="5" height="5" fill="currentColor" />}
    </svg>
  );
}
