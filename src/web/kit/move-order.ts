import type { MoveView } from "#kernel/process/contract.ts";

/** Which moves stand open and in what order: the primary one first, then as the process declares them; hidden ones always under 更多. */
export function arrangeMoves(moves: readonly MoveView[], shown: number): { open: MoveView[]; rest: MoveView[] } {
  const ordered = moves.toSorted((one, other) => Number(other.isPrimary) - Number(one.isPrimary));
  const visible = ordered.filter(({ isHidden }) => !isHidden);
  return {
    open: visible.slice(0, shown),
    rest: [...visible.slice(shown), ...ordered.filter(({ isHidden }) => isHidden)],
  };
}
