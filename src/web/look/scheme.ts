import { useSyncExternalStore } from "react";

export type Scheme = "light" | "dark";
export type SchemeWish = Scheme | "system";

const kept = "huiyin.scheme";
const systemDark = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

/** What the reader chose in their profile: light, dark, or as the system has it. Remembered in this browser. */
export function schemeWish(): SchemeWish {
  const value = localStorage.getItem(kept);
  return value === "light" || value === "dark" ? value : "system";
}

/** Sets the whole page light or dark; called at start with what is remembered. */
export function applyScheme(wish: SchemeWish = schemeWish()): void {
  if (wish === "system") {
    localStorage.removeItem(kept);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(kept, wish);
    document.documentElement.dataset.theme = wish;
  }
  for (const listener of listeners) listener();
}

/** The reader's choice; the component follows a change. */
export function useSchemeWish(): SchemeWish {
  return useSyncExternalStore(subscribe, schemeWish);
}

/** The scheme in force; follows the reader's choice and the system. */
export function useScheme(): Scheme {
  return useSyncExternalStore(subscribe, () => {
    const wish = schemeWish();
    if (wish !== "system") return wish;
    return systemDark.matches ? "dark" : "light";
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  systemDark.addEventListener("change", listener);
  return () => {
    listeners.delete(listener);
    systemDark.removeEventListener("change", listener);
  };
}
