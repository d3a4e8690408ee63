import type { MoveView } from "#kernel/process/contract.ts";

/**
 * Which moves stand open and in what order: the primary one first, then those worth a key of their own, then the rest; what
 * ends a case without an answer comes last, far from the hand. Hidden ones are always under 更多.
 */
export function arrangeMoves(moves: readonly MoveView[], shown: number): { open: MoveView[]; rest: MoveView[] } {
  const ordered = moves.toSorted((one, other) => rankOf(one) - rankOf(other));
  const visible = ordered.filter(({ isHidden }) => !isHidden);
  return {
    open: visible.slice(0, shown),
    rest: [...visible.slice(shown), ...ordered.filter(({ isHidden }) => isHidden)],
  };
}

function rankOf({ isPrimary, shortcut, to }: MoveView): number {
  if (isPrimary) return 0;
  if (to.family === "cancelled") return 3;
  return shortcut === null ? 2 : 1;
}
