import type { RefusalCode } from "#kernel/errors/codes.ts";
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
  const ownWords = problem.words?.[language] ?? words.problemFault;
  switch (problem.kind) {
    case "offline":
      return words.problemOffline;
    case "unavailable":
      return words.problemUnavailable;
    case "too-many":
      return words.tooMany(Math.max(1, Math.ceil((problem.retryAfterSeconds ?? 60) / 60)));
    case "conflict":
      // Anything else is told by its own name: what was confirmed already does not change by looking again.
      return moved.has(problem.code) ? words.changedMeanwhile : ownWords;
    case "not-allowed":
      return ofRights.has(problem.code) ? words.problemNotAllowed : ownWords;
    case "not-signed-in":
      return words.signInEnded;
    default:
      return ownWords;
  }
}

/** The case has gone on: the page shows it anew by itself. */
const moved: ReadonlySet<string> = new Set<RefusalCode | "">(["changed-meanwhile", "wrong-state", ""]);

/** Whose turn or right it is matters inside the house; a customer is told whom to call. */
const ofRights: ReadonlySet<string> = new Set<RefusalCode | "">([
  "",
  "not-allowed",
  "not-permitted",
  "staff-only",
  "customer-only",
  "assignee-only",
  "responsible-only",
  "not-a-system-move",
  "guard-missing",
]);
