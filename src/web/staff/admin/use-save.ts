import { useState } from "react";
import { ProblemError } from "../client/problem.ts";
import { useIssueWords } from "../client/problem-words.ts";

/** One write at a time, with what went wrong where it belongs. */
export function useSave() {
  const issueWords = useIssueWords();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const run = async (act: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setFailure(undefined);
    try {
      await act();
      return true;
    } catch (error) {
      setFailure(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const issues = failure instanceof ProblemError ? failure.issues : [];
  return {
    run,
    busy,
    failure,
    /** What is wrong with this field; `contacts` also says what is wrong with one of them. */
    errorOf: (path: string) =>
      issueWords(issues.find((issue) => issue.path === path || issue.path.startsWith(`${path}.`))),
  };
}
export type Saving = ReturnType<typeof useSave>;
