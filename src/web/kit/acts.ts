import { useEffect, useSyncExternalStore } from "react";

/** Something that can be done on this page now, by name: what the palette offers besides places. */
export type OfferedAct = { key: string; title: string; kind: string; keys?: string; act: () => void };

let offered: readonly (readonly OfferedAct[])[] = [];
const listeners = new Set<() => void>();

/** Offers acts to the palette while the component is mounted. */
export function useOfferActs(acts: readonly OfferedAct[]): void {
  useEffect(() => {
    change([...offered, acts]);
    return () => change(offered.filter((other) => other !== acts));
  }, [acts]);
}

/** All that is offered now; what was mounted last stands first. */
export function useOfferedActs(): readonly OfferedAct[] {
  return useSyncExternalStore(subscribe, () => offered)
    .toReversed()
    .flat();
}

function change(next: typeof offered): void {
  offered = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
