import { isTracking } from "./link-token.ts";

/**
 * What somebody is writing, kept on their device until it is sent: a lost connection or an ended sign-in costs no word. On
 * tracking pages, where nobody signs out, only as long as the tab.
 */
const shelf = () => (isTracking() ? sessionStorage : localStorage);
const slot = (name: string) => `huiyin.draft.${name}`;

export function readDraft<Content>(name: string): Content | null {
  try {
    const text = shelf().getItem(slot(name));
    return text === null ? null : (JSON.parse(text) as Content);
  } catch {
    return null;
  }
}

export function keepDraft(name: string, content: unknown): void {
  try {
    shelf().setItem(slot(name), JSON.stringify(content));
  } catch {
    // storage full or refused: the page itself still holds the words
  }
}

export function dropDraft(name: string): void {
  try {
    shelf().removeItem(slot(name));
  } catch {
    // as above
  }
}

/** Nothing of a person stays on a shared device after signing out. */
export function dropAllDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(slot(""))) localStorage.removeItem(key);
  } catch {
    // as above
  }
}
