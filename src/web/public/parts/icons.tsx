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

/** What an item of the catalogue is about, on a 24 px grid; one that is not known is a box. */
const itemPaths: Record<string, string> = {
  wrench: "M15 4a5 5 0 0 0-4.6 7L4 17.4 6.6 20l6.4-6.4A5 5 0 0 0 20 9l-3 3-3-1-1-3z",
  shield: "M12 3l7 3v6c0 4-3 7-7 9-4-2-7-5-7-9V6z",
  "arrow-up": "M12 20V5M6 11l6-6 6 6",
  key: "M8 18a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM11 11l8-8M15 7l3 3",
  monitor: "M3 4h18v12H3zM9 20h6M12 16v4",
  printer: "M7 8V3h10v5M5 8h14v8h-3M8 13h8v8H8zM5 16h3",
  help: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 17v.1",
  box: "M4 7l8-4 8 4v10l-8 4-8-4zM4 7l8 4 8-4M12 11v10",
};

export function ItemIcon({ name }: { name: string }) {
  return (
    <svg
      class="item-icon"
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linejoin="round"
      stroke-linecap="round"
    >
      <path d={itemPaths[name] ?? itemPaths.box} />
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
