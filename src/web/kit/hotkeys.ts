import { useEffect, useRef, useSyncExternalStore } from "react";

/**
 * One registry for all keys of the page, so that the `?` sheet can list what works here and no letter is bound twice
 * without the innermost winning. Single letters act only outside fields; in fields only with Alt, Ctrl or ⌘.
 */
export type Hotkey = {
  /** `s`, `?`, `alt+s`, `mod+k` (Ctrl or ⌘), `mod+enter`, `escape`. */
  keys: string;
  label: string;
  group: string;
};
type Bound = Hotkey & { act: () => void };

let bound: readonly Bound[] = [];
const listeners = new Set<() => void>();

/** Binds a key while the component is mounted; `undefined` binds nothing. The one mounted last wins. */
export function useHotkey(keys: string | undefined, act: () => void, shown: { label: string; group: string }): void {
  const latest = useRef(act);
  latest.current = act;
  const { label, group } = shown;
  useEffect(() => {
    if (!keys) return;
    const entry: Bound = { keys, label, group, act: () => latest.current() };
    change([...bound, entry]);
    return () => change(bound.filter((other) => other !== entry));
  }, [keys, label, group]);
}

/** The keys that act on this page now, for the `?` sheet. */
export function useHotkeys(): readonly Hotkey[] {
  return useSyncExternalStore(subscribe, () => bound);
}

/** Listens for keys on the whole page; the shell starts it once. Returns how to stop. */
export function listenForHotkeys(target: Window = window): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const entry = bound.findLast(({ keys }) => matches(keys, event));
    if (
      !entry ||
      (isTyping(event.target) && !hasModifier(event) && event.key !== "Escape") ||
      (hasOpenDialog() && !insideDialog(event.target))
    )
      return;
    event.preventDefault();
    entry.act();
  };
  target.addEventListener("keydown", onKey);
  return () => target.removeEventListener("keydown", onKey);
}

/** Whether this key press is the named combination. Letters go by their place where Alt would change them (⌥S types ß). */
export function matches(
  keys: string,
  event: Pick<KeyboardEvent, "key" | "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">,
): boolean {
  const parts = keys.toLowerCase().split("+");
  const key = parts.at(-1)!;
  const wants = (name: string) => parts.slice(0, -1).includes(name);
  if (wants("mod") !== (event.ctrlKey || event.metaKey) || wants("alt") !== event.altKey) return false;
  if (wants("shift") !== event.shiftKey && /^[a-z0-9]$|^enter$/.test(key)) return false;
  return (
    event.key.toLowerCase() === key ||
    event.code.toLowerCase() === `key${key}` ||
    event.code.toLowerCase() === `digit${key}`
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.altKey || event.ctrlKey || event.metaKey;
}

function hasOpenDialog(): boolean {
  return document.querySelector("dialog[open]") !== null;
}

function insideDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("dialog[open]") !== null;
}

function change(next: readonly Bound[]): void {
  bound = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
