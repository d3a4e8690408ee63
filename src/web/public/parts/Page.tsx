/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useWords } from "../settings.tsx";

/** The head of a page: names the document, and takes the focus so that a screen reader begins here after each step. */
export function PageTitle({ children, name }: { children: ComponentChildren; name: string }) {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${name} · ${words.productName}`;
  }, [name, words]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

/** One sentence about what went wrong or well, in its place; spoken at once. */
export function Notice({ tone, children }: { tone: "error" | "good" | "plain"; children: ComponentChildren }) {
  return (
    <div class={tone === "plain" ? "notice" : `notice ${tone}`} role={tone === "error" ? "alert" : "status"}>
      {children}
    </div>
  );
}

/** Says that it is reading only when that takes long enough to be noticed. */
export function Loading() {
  const words = useWords();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p class="loading" role="status">
      {isSlow && words.loading}
    </p>
  );
}
