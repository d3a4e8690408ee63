import type { ApiProblem } from "../api/call.ts";
import type { Dictionary } from "../words/en.ts";

/** What happened, what is safe, what to do: the sentence for a refusal that no field explains. */
export function problemWords(problem: ApiProblem, words: Dictionary): string {
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
    case "not-found":
      return words.problemNotAllowed;
    case "not-signed-in":
      return words.signInEnded;
    default:
      return words.problemFault;
  }
}
