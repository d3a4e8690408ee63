import { useTranslation } from "react-i18next";
import { type IssueCode, issueCodes } from "#kernel/errors/codes.ts";
import type { FieldIssue } from "#kernel/errors/refusal.ts";
import { useSay } from "../../words/language.ts";
import { ProblemError } from "./problem.ts";

/** What to tell a reader about a failed call: what happened, what is safe, what to do. */
export function useProblemWords(): (error: unknown) => string {
  const { t } = useTranslation("staff");
  const say = useSay();
  return (error) => {
    if (!(error instanceof ProblemError)) return t("problem.fault");
    if (error.kind === "offline") return t("problem.offline");
    if (error.kind === "unavailable") return t("problem.unavailable");
    if (error.kind === "fault") return t("problem.fault");
    return say(error.words) || t("problem.fault");
  };
}

/** What is wrong with a field, in the reader's words. */
export function useIssueWords(): (issue: FieldIssue | undefined) => string | undefined {
  const { t } = useTranslation("staff");
  const say = useSay();
  return (issue) => {
    if (!issue) return undefined;
    return Object.hasOwn(issueCodes, issue.code) ? say(issueCodes[issue.code as IssueCode]) : t("problem.field");
  };
}
