import { useCallback, useEffect, useRef, useState } from "react";

const prefix = "huiyin.draft.";

/**
 * Text that survives: what is typed is kept in this browser after a short pause and when the page goes, until `forget`.
 * An empty text leaves nothing behind. Drafts never leave the machine.
 */
export function useDraft(key: string): {
  text: string;
  write: (text: string) => void;
  forget: () => void;
  isKept: boolean;
} {
  const [text, setText] = useState(() => localStorage.getItem(prefix + key) ?? "");
  const [isKept, setKept] = useState(false);
  const waiting = useRef<{ key: string; text: string; timer: ReturnType<typeof setTimeout> }>(undefined);

  const keep = useCallback(() => {
    const due = waiting.current;
    if (!due) return;
    clearTimeout(due.timer);
    waiting.current = undefined;
    if (due.text === "") localStorage.removeItem(prefix + due.key);
    else localStorage.setItem(prefix + due.key, due.text);
    setKept(due.text !== "");
  }, []);

  useEffect(() => {
    setText(localStorage.getItem(prefix + key) ?? "");
    setKept(false);
    addEventListener("pagehide", keep);
    return () => {
      removeEventListener("pagehide", keep);
      keep();
    };
  }, [key, keep]);

  const write = useCallback(
    (next: string) => {
      setText(next);
      setKept(false);
      clearTimeout(waiting.current?.timer);
      waiting.current = { key, text: next, timer: setTimeout(keep, 400) };
    },
    [key, keep],
  );
  const forget = useCallback(() => {
    clearTimeout(waiting.current?.timer);
    waiting.current = undefined;
    localStorage.removeItem(prefix + key);
    setText("");
    setKept(false);
  }, [key]);
  return { text, write, forget, isKept };
}
