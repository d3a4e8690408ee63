import { useRef } from "react";

type Row = { id: string };

/**
 * Nothing jumps: while somebody holds the list (pointer over it, focus inside), rows keep their places. Values change where they
 * stand, what left stays until the list is let go, what came is only announced. Rows behind the last one are appended: they
 * were asked for.
 */
export function steadyRows<R extends Row>(shown: readonly R[], fresh: readonly R[]): { rows: R[]; waiting: number } {
  const byId = new Map(fresh.map((row) => [row.id, row]));
  const lastKnown = fresh.findLastIndex(({ id }) => shown.some((row) => row.id === id));
  const known = new Set(shown.map(({ id }) => id));
  const kept = shown.map((row) => byId.get(row.id) ?? row);
  const appended = lastKnown < 0 ? [] : fresh.slice(lastKnown + 1).filter(({ id }) => !known.has(id));
  const rows = [...kept, ...appended];
  const added = fresh.filter(({ id }) => !known.has(id)).length - appended.length;
  const left = shown.filter(({ id }) => !byId.has(id)).length;
  return { rows, waiting: added + left };
}

/** Rows to show for what was asked (`of`): fresh ones, or the steady ones while the list is held. */
export function useSteadyRows<R extends Row>(of: string, fresh: readonly R[], isHeld: boolean) {
  const kept = useRef<{ of: string; rows: readonly R[] }>({ of, rows: fresh });
  const isSame = kept.current.of === of && kept.current.rows.length > 0;
  const { rows, waiting } = isHeld && isSame ? steadyRows(kept.current.rows, fresh) : { rows: fresh, waiting: 0 };
  kept.current = { of, rows };
  return {
    rows,
    waiting,
    /** The reader asks for the new order although the list is held. */
    settle: () => {
      kept.current = { of, rows: [] };
    },
  };
}
