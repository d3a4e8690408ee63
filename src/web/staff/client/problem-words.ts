import { useTranslation } from "react-i18next";
import type { ToldIssue } from "#kernel/errors/refusal.ts";
import type { Words } from "#kernel/words/words.ts";
import { useSay } from "../../words/language.ts";
import { ProblemError } from "./problem.ts";

/** What a failed call is told as: the server's own words for what it declined, ours for what never came to an answer. */
export function toldOf(error: unknown): Words | "fault" | "offline" | "unavailable" {
  if (!(error instanceof ProblemError)) return "fault";
  if (error.kind === "offline" || error.kind === "unavailable" || error.kind === "fault") return error.kind;
  return error.words ?? "fault";
}

/** What to tell a reader about a failed call: what happened, what is safe, what to do. */
export function useProblemWords(): (error: unknown) => string {
  const { t } = useTranslation("staff");
  const say = useSay();
  return (error) => {
    const told = toldOf(error);
    return typeof told === "string" ? t(`problem.${told}`) : say(told);
  };
}

/** What is wrong with a field, in the reader's words. */
export function useIssueWords(): (issue: ToldIssue | undefined) => string | undefined {
  const { t } = useTranslation("staff");
  const say = useSay();
  return (issue) => issue && (say(issue.words) || t("problem.field"));
}
