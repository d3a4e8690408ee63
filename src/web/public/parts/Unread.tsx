/** @jsxImportSource preact */
import type { ApiProblem } from "../api/call.ts";
import { useSettings } from "../settings.tsx";
import { Notice } from "./Page.tsx";
import { unreadWords } from "./problem-words.ts";

/** Something could not be read: why, and the way to try again. */
export function Unread({ problem, onRetry }: { problem: ApiProblem; onRetry: () => void }) {
  const settings = useSettings();
  return (
    <>
      <Notice tone="error">{unreadWords(problem, settings)}</Notice>
      <button type="button" class="button" onClick={onRetry}>
        {settings.words.tryAgain}
      </button>
    </>
  );
}
