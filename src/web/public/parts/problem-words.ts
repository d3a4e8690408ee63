import type { ApiProblem } from "../api/call.ts";
import type { Settings } from "../settings.tsx";

/** Why something cannot be shown; nothing was being sent, so nothing is said of what was written. */
export function unreadWords(problem: ApiProblem, settings: Pick<Settings, "words" | "language">): string {
  const { words } = settings;
  if (problem.kind === "offline") return words.unreadOffline;
  return problem.kind === "fault" || problem.kind === "unavailable" ? words.unread : problemWords(problem, settings);
}

/** What happened, what is safe, what to do: the sentence for a refusal that no field explains. */
export function problemWords(problem: ApiProblem, { words, language }: Pick<Settings, "words" | "language">): string {
  switch (problem.kind) {
    case "offline":
      return words.problemOffline;
    case "unavailable":
      return words.problemUnavailable;
    case "too-many":
      return words.tooMany(Math.max(1, Math.ceil((problem.retryAfterSeconds ?? 60) / 60)));
    case "conflict":
      return words.changedMeanwhile;
    case "not-allowed":
      return words.problemNotAllowed;
    case "not-signed-in":
      return words.signInEnded;
    default:
      return problem.words?.[language] ?? words.problemFault;
  }
}
