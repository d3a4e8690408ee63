/** @jsxImportSource preact */
import type { Family } from "#kernel/process/definition.ts";

/** Outline icons on a 16 px grid at 1.5 px; always beside a word, so hidden from screen readers. */
const paths = {
  search: "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.7 10.7l3 3",
  plus: "M8 3v10M3 8h10",
  back: "M13 8H3M7 4L3 8l4 4",
  clip: "M12.5 7.5l-5 5a3 3 0 0 1-4.3-4.3l5.5-5.4a2 2 0 0 1 2.8 2.8L6.3 11a1 1 0 0 1-1.4-1.4l4.6-4.6",
  cross: "M4 4l8 8M12 4l-8 8",
  check: "M3.5 8.5l3 3 6-7",
  right: "M6 4l4 4-4 4",
  copy: "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z",
} as const;

export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
      <rect x="3" y="3" width="26" height="26" rx="3" fill="none" stroke="currentColor" stroke-width="2.5" />
      <rect class="logo-answer" x="11" y="11" width="10" height="10" rx="1" />
    </svg>
  );
}

/** The echo mark: an empty amber square while the customer waits for an answer, 回 in grey once the last word was ours. */
export function EchoMark({ isWaiting, title }: { isWaiting: boolean; title: string }) {
  return (
    <svg class={isWaiting ? "echo waits" : "echo"} viewBox="0 0 14 14" role="img" aria-label={title}>
      <title>{title}</title>
      <rect x="1" y="1" width="12" height="12" rx="1.5" fill="none" stroke="currentColor" stroke-width="1.8" />
      {!isWaiting && <rect x="4.5" y="4.5" width="5" height="5" fill="currentColor" />}
    </svg>
  );
}

/** State families by shape as well as by colour and word. */
export function StateShape({ family }: { family: Family }) {
  return (
    <svg class="shape" viewBox="0 0 12 12" aria-hidden="true" fill="none" stroke="currentColor">
      {family === "open" && <circle cx="6" cy="6" r="4.5" fill="currentColor" stroke="none" />}
      {family === "waiting" && (
        <>
          <circle cx="6" cy="6" r="4.8" stroke-width="1.3" />
          <path d="M4.7 4v4M7.3 4v4" stroke-width="1.3" />
        </>
      )}
      {family === "done" && <path d="M1.5 6.5l3 3 6-7" stroke-width="2" />}
      {family === "cancelled" && (
        <>
          <circle cx="6" cy="6" r="4.8" stroke-width="1.3" />
          <path d="M2.7 9.3l6.6-6.6" stroke-width="1.3" />
        </>
      )}
    </svg>
  );
}

/** Nodes of the flow: done, here (回), ahead. */
export function FlowNode({ status }: { status: "done" | "here" | "ahead" }) {
  return (
    <svg class="node" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor">
      {status === "done" && (
        <>
          <circle cx="10" cy="10" r="8" stroke-width="1.5" />
          <path d="M6.5 10.3l2.4 2.4 4.6-5" stroke-width="1.6" />
        </>
      )}
      {status === "here" && (
        <>
          <rect x="1" y="1" width="18" height="18" rx="3" stroke-width="2" />
          <rect x="6.5" y="6.5" width="7" height="7" rx="1" fill="currentColor" stroke="none" />
        </>
      )}
      {status === "ahead" && <circle cx="10" cy="10" r="7.5" stroke-width="1.8" stroke-dasharray="2.5 2.5" />}
    </svg>
  );
}
