import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type CaseView, caseOperations, type FormFieldView, type MoveView } from "#kernel/process/contract.ts";
import { caseQuery } from "../cases/ask.ts";
import { call } from "../client/call.ts";
import { ProblemError } from "../client/problem.ts";
import { clashingFields, type FormValues } from "./move-values.ts";

export type Refused =
  /** Somebody was quicker and changed what the form is about. */
  | { why: "clash"; fields: readonly FormFieldView[]; fresh: CaseView }
  /** The move is not open any more; `fresh` says what is. */
  | { why: "closed"; fresh: CaseView }
  /** The move is open, but not for this case as it is: its rule says why, and which move is the way out. */
  | { why: "declined"; error: ProblemError; ways: readonly MoveView[] }
  | { why: "problem"; error: unknown };

/** So often a move is tried anew upon a version that changed meanwhile without touching what it is about. */
const mostTries = 3;

function refusedBy(error: ProblemError, move: MoveView, fresh: CaseView): Refused {
  if (!fresh.moves.some(({ key }) => key === move.key)) return { why: "closed", fresh };
  return { why: "declined", error, ways: fresh.moves.filter(({ key }) => error.possible?.includes(key)) };
}

/**
 * Makes moves on one case. A version that moved on (somebody wrote a note) is no reason to trouble the reader: the move is made
 * upon the new one, unless it is not open there or what the form is about was changed.
 */
export function useMove(number: string) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState<string>();
  const [refused, setRefused] = useState<{ move: MoveView; refused: Refused }>();
  const isUnderWay = useRef(false);

  const reread = () => queries.fetchQuery({ ...caseQuery(number), staleTime: 0 });
  const make = async (
    move: MoveView,
    sent: Record<string, unknown>,
    opened: readonly FormFieldView[],
    values: FormValues,
  ): Promise<Refused | null> => {
    // What others changed since the form was opened may be known here already: the stream of changes brought it.
    let view = queries.getQueryData(caseQuery(number).queryKey) ?? (await reread());
    for (let tries = 1; ; tries += 1) {
      const same = view.moves.find(({ key }) => key === move.key);
      if (!same) return { why: "closed", fresh: view };
      const clashing = clashingFields(opened, same.form, values);
      if (clashing.length > 0) return { why: "clash", fields: clashing, fresh: view };
      try {
        const params = { number, move: move.key };
        await call(caseOperations.move, { params, body: { fields: sent } }, { ifMatch: view.version });
        return null;
      } catch (error) {
        if (!(error instanceof ProblemError)) return { why: "problem", error };
        if (error.possible !== null) return refusedBy(error, move, await reread());
        if (error.kind !== "conflict" || tries >= mostTries) return { why: "problem", error };
        view = await reread();
      }
    }
  };

  return {
    busy,
    refused,
    forget: () => setRefused(undefined),
    /** True when it was made. */
    run: async (
      move: MoveView,
      sent: Record<string, unknown> = {},
      opened: readonly FormFieldView[] = [],
      values: FormValues = {},
    ): Promise<boolean> => {
      if (isUnderWay.current) return false;
      isUnderWay.current = true;
      setBusy(move.key);
      setRefused(undefined);
      const answer = await make(move, sent, opened, values).catch((error): Refused => ({ why: "problem", error }));
      if (answer) setRefused({ move, refused: answer });
      // The record is shown as it has become; lists follow in their own time.
      for (const queryKey of [["cases"], ["case-counts"], ["todos"]]) void queries.invalidateQueries({ queryKey });
      await queries.invalidateQueries({ queryKey: ["case", number] }).catch(() => undefined);
      setBusy(undefined);
      isUnderWay.current = false;
      return answer === null;
    },
  };
}
export type MakingMoves = ReturnType<typeof useMove>;
