/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { usePlace } from "../route.ts";

type Props = { to: string; class?: string; isCurrent?: boolean; children: ComponentChildren };

/** A link within the client: ordinary in every way (new tab, middle button), only without loading the page anew. */
export function Link({ to, class: look, isCurrent = false, children }: Props) {
  const { go } = usePlace();
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={to} class={look} aria-current={isCurrent ? "page" : undefined} onClick={follow}>
      {children}
    </a>
  );
}
