/** @jsxImportSource preact */
import type { ApiProblem } from "../api/call.ts";
import { useSettings } from "../settings.tsx";
import { Notice } from "./Page.tsx";
import { problemWords } from "./problem-words.ts";

/** Why a form did not go out, above its button: how many fields to put right, or what else stood in the way. */
export function FormProblem({ problem }: { problem: ApiProblem | null }) {
  const settings = useSettings();
  if (problem === null) return null;
  const isOfFields = problem.kind === "invalid";
  return (
    <Notice tone="error">
      {isOfFields ? settings.words.fixFields(problem.issues.length) : problemWords(problem, settings)}
    </Notice>
  );
}
