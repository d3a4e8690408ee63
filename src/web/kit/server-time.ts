import { useSyncExternalStore } from "react";

/**
 * What time it is at the server. Browsers' clocks are wrong more often than one thinks, and a wrong clock must not make a
 * due time look safe: every answer that carries the server's time corrects ours.
 */
let ahead = 0;
let minuteNow = floorMinute(Date.now());
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Takes the server's time from an answer just received (`asOf`, `now`). Small differences are the way it travelled. */
export function learnServerTime(iso: string): void {
  const difference = Date.parse(iso) - Date.now();
  if (Math.abs(difference - ahead) < 2_000) return;
  ahead = difference;
  tick();
}

/** Milliseconds since the epoch by the server's clock. */
export function serverNow(): number {
  return Date.now() + ahead;
}

/** The current minute; the component is drawn again when it changes. Figures tick each minute, never seconds. */
export function useMinute(): number {
  return useSyncExternalStore(subscribe, () => minuteNow);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    timer = undefined;
  };
}

function tick(): void {
  clearTimeout(timer);
  const now = serverNow();
  timer = listeners.size > 0 ? setTimeout(tick, 60_000 - (now % 60_000) + 20) : undefined;
  if (floorMinute(now) === minuteNow) return;
  minuteNow = floorMinute(now);
  for (const listener of listeners) listener();
}

function floorMinute(at: number): number {
  return Math.floor(at / 60_000) * 60_000;
}
