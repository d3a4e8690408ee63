import { useSyncExternalStore } from "react";

/**
 * How wide the page is, in the bands of docs/design.md: `wide` from 1680, `full` from 1440, `folded` from 1280 (views fold
 * to a menu), `two` from 960 (context becomes a drawer), `one` from 600 (one pane at a time), `phone` below.
 */
export type Band = "wide" | "full" | "folded" | "two" | "one" | "phone";
const bands: readonly [Band, number][] = [
  ["wide", 1680],
  ["full", 1440],
  ["folded", 1280],
  ["two", 960],
  ["one", 600],
];

/** The band of this width in CSS pixels. */
export function bandOf(width: number): Band {
  return bands.find(([, from]) => width >= from)?.[0] ?? "phone";
}

/** The page's band; the component is drawn again only when it changes. */
export function useBand(): Band {
  return useSyncExternalStore(
    subscribe,
    () => bandOf(innerWidth),
    () => "full",
  );
}

export function useIsPhone(): boolean {
  return useBand() === "phone";
}

function subscribe(listener: () => void): () => void {
  const queries = bands.map(([, from]) => matchMedia(`(min-width: ${from}px)`));
  for (const query of queries) query.addEventListener("change", listener);
  return () => {
    for (const query of queries) query.removeEventListener("change", listener);
  };
}
